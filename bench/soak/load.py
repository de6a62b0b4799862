"""What people do all day: look around, sign in, write to each other, mend their profile, apply and take it back."""

import random
import re
import threading
import traceback
from dataclasses import dataclass, field

from acts import Acts, Clock
from visitor import Tally, Visitor

WORDS = ("design", "spreadsheets", "research", "data", "writing", "interviews", "map", "survey", "nothing-has-this-word")
PITCH = "I would begin with the list you have, count what is missing, and ask two people how they use it today. {mark}"


@dataclass
class Conversation:
    thread: str
    participant: str
    employer: str


@dataclass
class World:
    """What the load needs to know of the demo before it begins."""

    people: list[str]
    conversations: list[Conversation]
    profiles: list[str]
    applicants: list[str]
    open_projects: list[str]
    tales: list = field(default_factory=list)


class Load:
    def __init__(self, port: int, world: World, seconds: float):
        self.port, self.world = port, world
        self.clock, self.acts, self.tally = Clock(seconds), Acts(), Tally()
        self.problems: list[str] = []
        self.threads: list[threading.Thread] = []

    def visitor(self, email: str = "") -> Visitor:
        return Visitor(self.port, self.tally, email)

    def begin(self, what, *arguments) -> None:
        """Somebody goes about something until the time is over; a fault of this script is a fault of the run."""
        def live():
            try:
                what(*arguments)
            except Exception:
                self.problems.append(traceback.format_exc(limit=4))
        thread = threading.Thread(target=live, name=what.__name__, daemon=True)
        self.threads.append(thread)
        thread.start()

    def start(self) -> None:
        for number in range(2):
            self.begin(self.browse, number)
        self.begin(self.come_and_go)
        for conversation in self.world.conversations:
            self.begin(self.converse, conversation)
        for email in self.world.profiles:
            self.begin(self.mend_profile, email)
        for number, email in enumerate(self.world.applicants):
            self.begin(self.apply_and_withdraw, email, self.world.open_projects[number::len(self.world.applicants)])

    def join(self) -> None:
        for thread in self.threads:
            thread.join(60)
            if thread.is_alive():
                self.problems.append(f"{thread.name} did not end within a minute after the run")

    # Each returns when the time is over.

    def signed_in(self, email: str) -> Visitor:
        visitor = self.visitor(email)
        while not self.clock.is_over and not visitor.sign_in():
            self.clock.pause(0.5)
        return visitor

    def browse(self, number: int) -> None:
        """A stranger: the list, a search, a project, and the pages around them."""
        visitor, chance = self.visitor(), random.Random(number)
        while not self.clock.is_over:
            for path in ("/", "/projects", f"/projects?q={chance.choice(WORDS)}"):       # each asks the database
                answer = visitor.get(path)
                if path.startswith("/projects") and answer.status == 200:
                    projects = re.findall(r"/projects/[0-9a-z]{26}", answer.text)
                    organizations = re.findall(r"/organizations/[a-z0-9-]+", answer.text)
                    for link in chance.sample(projects, min(3, len(projects))) + organizations[:1]:
                        visitor.get(link)
                self.clock.pause(0.01 if answer.status == 200 else 0.2)

    def come_and_go(self) -> None:
        """People sign in, look at their page and leave; each at most eight times a run, as the limit is ten."""
        guests: dict[str, Visitor] = {}
        for email in [email for _ in range(8) for email in self.world.people]:
            if self.clock.is_over:
                return
            visitor = guests.setdefault(email, self.visitor(email))
            if visitor.sign_in():
                answer = visitor.get("/home")
                if answer.status not in (200, 0) and answer.status < 500:
                    self.problems.append(f"{email} signed in, but /home answers {answer.status}")
                visitor.post("/sign-out", {})
            self.clock.pause(self.clock.apart(8 * len(self.world.people)))

    def converse(self, conversation: Conversation) -> None:
        """The two sides write in turn, each words of their own; what was acknowledged is on the very next page.

        A side that had no answer waits for its next turn: the form it sent then is another one. Every third is pressed twice.
        """
        two = [self.signed_in(conversation.participant), self.signed_in(conversation.employer)]
        path, said, turn = f"/threads/{conversation.thread}", [], 0
        while not self.clock.is_over:
            answer = two[turn % 2].get(path)
            form = answer.page.form(path) if answer.status == 200 else None
            if form:
                self.acts.unseen += [f"{path}: {body}" for body in said[-3:] if body not in answer.text]
                body = self.acts.mark(f"Turn {turn}")
                if self.acts.do(two[turn % 2], path, form.fields | {"body": body}, ("message", body), is_pressed_twice=turn % 3 == 2):
                    said.append(body)
            turn += 1
            self.clock.pause(self.clock.apart(80) if form else 0.2)          # sixty messages an hour are allowed to each

    def mend_profile(self, email: str) -> None:
        visitor = self.signed_in(email)
        while not self.clock.is_over:
            headline = self.acts.mark("Headline")
            self.acts.replace(visitor, "/profile", {"headline": headline, "skills": "Spreadsheets"}, ("profile", email), headline)
            answer = visitor.get("/profile")
            if answer.status == 200 and not any(value in answer.text for value in self.acts.allowed(("profile", email))):
                self.acts.unseen.append(f"/profile of {email}: {headline}")
            self.clock.pause(0.05 if answer.status == 200 else 0.2)

    def apply_and_withdraw(self, email: str, projects: list[str]) -> None:
        """Whatever is sent is taken back, whatever is not is sent; the page says which of the two comes next."""
        visitor = self.signed_in(email)
        while not self.clock.is_over:
            for project in projects:
                self.toggle(visitor, email, project)
                self.clock.pause(0.1)

    def toggle(self, visitor: Visitor, email: str, project: str) -> None:
        answer = visitor.get(f"/projects/{project}/apply")
        if answer.status != 200:
            return
        page = answer.page
        if form := page.form(f"/projects/{project}/apply"):
            answers = {name: "I did this once for a club." for name in form.fields if name.startswith("answer.")}
            pitch = PITCH.format(mark=self.acts.mark("Sent"))
            self.acts.do(visitor, form.action, answers | {"pitch": pitch, "act": "send"}, ("submit", f"{email} {project}"))
        elif sent := next((form.action for form in page.forms if form.action.startswith("/applications/")), None):
            self.acts.do(visitor, f"{sent}/withdrawal", {}, ("withdraw", f"{email} {project}"))
