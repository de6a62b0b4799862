"""From an application to money that is paid out: the acts that move states and the ledger, one engagement at a time."""

import datetime
from dataclasses import dataclass, field

from load import Load
from visitor import Answer, Visitor

ITEMS = ["people", "channel", "first_task", "dates"]


@dataclass
class Tale:
    """One application or engagement, and the people around it. A tale with an application begins with its rating."""

    owner: str
    owner_name: str
    participant: str
    participant_name: str
    application: str = ""
    engagement: str = ""
    ending: str = "work"         # or "decline", or "refuse"
    unticked: list[str] = field(default_factory=lambda: list(ITEMS))


class Hiring:
    """Every step looks at a page first and does what its forms offer: after an answer that never came, it looks again."""

    def __init__(self, load: Load, operator: str):
        self.load, self.acts, self.clock = load, load.acts, load.clock
        self.operator = operator
        self.visitors: dict[str, Visitor] = {}
        self.moves, self.reviews = 0, 0

    def live(self, tales: list[Tale]) -> None:
        """All of them, one after another, spread over the time there is."""
        for tale in tales:
            if self.clock.is_over:
                return
            steps = [self.screen, self.answer, self.sign, self.fund, self.prepare, self.work, self.pay_out] if tale.application else [
                self.sign, self.fund, self.prepare, self.work, self.pay_out]
            for step in steps:
                if self.clock.is_over or not self.until_done(step, tale):
                    break

    def until_done(self, step, tale: Tale) -> bool:
        """A step answers True when there is nothing left of it, False when the tale is over, None when it must look again."""
        for _ in range(400):
            done = step(tale)
            if done is not None or self.clock.is_over:
                return bool(done)
            self.clock.pause(0.1)
        self.load.problems.append(f"{step.__name__} does not end: {tale}")
        return False

    def person(self, email: str) -> Visitor:
        if email not in self.visitors:
            self.visitors[email] = self.load.signed_in(email)
        return self.visitors[email]

    def move(self, email: str, path: str, form: dict[str, str], what: tuple[str, str], file=None) -> None:
        """Whatever comes of it, the next look tells. Every third is pressed twice at once, as impatient people do."""
        self.moves += 1
        self.acts.do(self.person(email), path, form, what, file, is_pressed_twice=self.moves % 3 == 0 and what[0] != "rate")

    def look(self, email: str, path: str) -> Answer | None:
        answer = self.person(email).get(path)
        return answer if answer.status == 200 else None

    # Steps

    def screen(self, tale: Tale) -> bool | None:
        """Rate, then decline or offer."""
        path = f"/applications/{tale.application}"
        answer = self.look(tale.owner, path)
        if answer is None:
            return None
        page = answer.page
        if form := page.form(f"{path}/offer"):
            if tale.ending == "decline" and page.form(f"{path}/decline"):
                words = self.acts.mark("Another time")
                return self.move(tale.owner, f"{path}/decline", {"reason": "closer_match", "words": words}, ("decline", tale.application))
            return self.move(tale.owner, form.action, {"offerNote": self.acts.mark("Welcome")}, ("offer", tale.application))
        if page.form(f"{path}/rescission"):
            return True
        if page.form(f"{path}/rating") and not any(form.action.endswith("/offer") for form in page.forms):
            note = self.acts.mark("Rated")
            return self.move(
                tale.owner, f"{path}/rating", {"fit": "3", "understanding": "4", "evidence": "3", "note": note}, ("rate", tale.application))
        return False

    def answer(self, tale: Tale) -> bool | None:
        """Accept, or say no; accepted, there is a room."""
        path = f"/applications/{tale.application}"
        answer = self.look(tale.participant, path)
        if answer is None:
            return None
        page = answer.page
        if link := page.link("/engagements/"):
            tale.engagement = link.split("/")[2].split("#")[0]
            return True
        if not page.link(f"{path}/acceptance"):
            return False
        if tale.ending == "refuse":
            return self.move(tale.participant, f"{path}/refusal", {"words": self.acts.mark("Sorry")}, ("refuse", tale.application))
        offered = self.look(tale.participant, f"{path}/acceptance")
        if offered and (form := offered.page.form("/acceptance")):
            self.move(tale.participant, form.action, form.fields | {"name": tale.participant_name}, ("accept", tale.application))
        return None

    def sign(self, tale: Tale) -> bool | None:
        answer = self.look(tale.owner, f"/engagements/{tale.engagement}/agreement")
        if answer is None:
            return None
        form = answer.page.form("/signature")
        if not form:
            return True
        return self.move(tale.owner, form.action, form.fields | {"name": tale.owner_name}, ("signature", tale.engagement))

    def fund(self, tale: Tale) -> bool | None:
        answer = self.look(self.operator, "/desk/money")
        if answer is None:
            return None
        form = answer.page.form(f"/desk/money/funding/{tale.engagement}")
        if not form:
            return True
        reference = self.acts.mark("In")
        return self.move(self.operator, form.action, {"reference": reference, "day": today()}, ("transfer", reference))

    def prepare(self, tale: Tale) -> bool | None:
        answer = self.look(tale.owner, f"/engagements/{tale.engagement}")
        if answer is None:
            return None
        form = answer.page.form("/kickoff")
        if not form or not tale.unticked or answer.page.link("/submissions/"):
            return True
        # Ticked again, the words are replaced: so what was acknowledged is not ticked again.
        note = self.acts.mark("You know now")
        if self.acts.do(self.person(tale.owner), form.action, {"item": tale.unticked[0], "note": note}, ("kickoff", note)) is not None:
            tale.unticked.pop(0)
        return None

    def work(self, tale: Tale) -> bool | None:
        """Hand in what can be handed in, review what waits; every second first version is sent back once."""
        room = f"/engagements/{tale.engagement}"
        mine, theirs = self.look(tale.participant, room), self.look(tale.owner, room)
        if mine is None or theirs is None:
            return None
        if link := theirs.page.link("/submissions/", "/review"):
            self.review(tale, link)
        elif link := mine.page.link("/milestones/", "/submission"):
            self.hand_in(tale, link)
        else:
            return True
        return None

    def hand_in(self, tale: Tale, path: str) -> None:
        if (answer := self.look(tale.participant, path)) and (form := answer.page.form("/submission")):
            note = self.acts.mark("Here it is")
            fields = form.fields | {"note": note, "ai_statement": "None."}
            self.move(tale.participant, form.action, fields, ("submission", note), file=("files", "table.csv", f"note\n{note}\n".encode()))

    def review(self, tale: Tale, path: str) -> None:
        if (answer := self.look(tale.owner, path)) and (form := answer.page.form("/review")):
            self.reviews += 1
            again = self.reviews % 3 == 1
            comment = self.acts.mark("Please add dates" if again else "Thank you")
            verdicts = {name: "partly" if again else "met" for name in form.choices if name.startswith("verdict.")}
            self.move(tale.owner, form.action, verdicts | {
                "comment": comment, "decision": "changes" if again else "accept"}, ("review", comment))

    def pay_out(self, tale: Tale) -> bool | None:
        """Whatever anyone is owed by now."""
        answer = self.look(self.operator, "/desk/money")
        if answer is None:
            return None
        form = next((form for form in answer.page.forms if form.action.startswith("/desk/money/payouts/")), None)
        if not form:
            return True
        reference = self.acts.mark("Out")
        return self.move(self.operator, form.action, form.fields | {"reference": reference, "day": today()}, ("transfer", reference))


def today() -> str:
    """Yesterday is in no zone still to come."""
    return (datetime.datetime.now(datetime.UTC) - datetime.timedelta(days=1)).date().isoformat()
