"""The server is killed in the middle of its work: what it acknowledged is there, and nothing is half done."""

import re
import shutil
import socket
import threading
import time
from collections import defaultdict
from contextlib import closing

import pytest

from house import House, eventually
from session import Session

ROUNDS = 3
PITCH = "I would begin with the list you have, count what is missing, and ask two people how they use it today. Round {n}."


class Acts:
    """What people did: every try, and every try that the server acknowledged, by whom and in order."""

    def __init__(self):
        self.tried = defaultdict(list)
        self.acknowledged = defaultdict(list)
        self.strange: list[str] = []
        self.over = threading.Event()

    def do(self, session: Session, path: str, what, mark, **form: str) -> bool:
        """One act. False once the server is gone."""
        self.tried[what].append(mark)
        try:
            answer = session.post(path, **form)
        except OSError:
            return False
        if answer.status == 303:
            self.acknowledged[what].append(mark)
        elif not self.over.is_set():
            self.strange.append(f"{what} {mark}: {path} answered {answer.status}")
        return answer.status == 303

    @property
    def count(self) -> int:
        return sum(map(len, self.acknowledged.values()))


@pytest.fixture
def full_house(demo_data, tmp_path):
    """The demo world, on a database that syncs every commit to the disk."""
    shutil.copytree(demo_data, tmp_path / "data")
    house = House(tmp_path / "data", FOOTHOLD_SQLITE_SYNCHRONOUS="full")
    yield house
    house.crash()


def writers(house: House, participant: str) -> dict[str, Session]:
    """Signed in before the killing begins; their sessions outlive the server."""
    addresses = {"participant": participant, "omar": "omar@tern.example", "bo": "bo@people.example", "zed": "zed@people.example"}
    return {name: Session(house).sign_in(address) for name, address in addresses.items()}


def write_messages(acts: Acts, session: Session, thread: str, author: str, number: int) -> None:
    for n in range(19):         # three rounds stay below the sixty messages that are allowed in an hour
        if not acts.do(session, f"/threads/{thread}", ("message", thread), f"{author} {number}.{n}", body=f"{author} {number}.{n}"):
            return
        time.sleep(0.02)


def write_profile(acts: Acts, session: Session, number: int) -> None:
    n = 0
    while acts.do(session, "/profile", ("profile",), f"Round {number}, edition {n}", headline=f"Round {number}, edition {n}", skills="Spreadsheets"):
        n += 1


def apply_and_withdraw(acts: Acts, house: House, session: Session, projects: list[dict], number: int) -> None:
    """Whatever is sent is taken back, whatever is not is sent, on and on."""
    while True:
        for project in projects:
            what = ("application", project["id"])
            application, state = applications_of(house, "zed@people.example").get(project["id"], (None, "new"))
            if state == "submitted":
                goes_on = acts.do(session, f"/applications/{application}/withdrawal", what, "withdrawn")
            else:
                answers = {f"answer.{question}": "I did this once for a club I belong to." for question in project["questions"]}
                goes_on = acts.do(
                    session, f"/projects/{project['id']}/apply", what, "submitted", pitch=PITCH.format(n=number), act="send", **answers)
            if not goes_on:
                return


def applications_of(house: House, email: str) -> dict[str, tuple[str, str]]:
    """By project: the application and its state."""
    rows = house.rows(
        "SELECT application.id, project_id, state FROM application JOIN person ON person.id = person_id WHERE email_folded = ?", email)
    return {row["project_id"]: (row["id"], row["state"]) for row in rows}


def open_projects(house: House) -> list[dict]:
    rows = house.rows(
        """SELECT id FROM project WHERE state = 'published' AND apply_by > ? AND seats_taken < seats
        AND organization_id IN (SELECT id FROM organization WHERE state = 'verified') ORDER BY id LIMIT 5""", time.time() * 1000)
    return [
        {"id": row["id"], "questions": [q["id"] for q in house.rows("SELECT id FROM question WHERE project_id = ?", row["id"])]} for row in rows]


def shared_thread(house: House) -> tuple[str, str]:
    """A thread in which a participant and Omar may both write, and the participant's address."""
    rows = house.rows(
        """SELECT application.id, person.email_folded AS participant FROM application JOIN person ON person.id = application.person_id
        JOIN project ON project.id = application.project_id JOIN membership ON membership.organization_id = project.organization_id
        JOIN person AS owner ON owner.id = membership.person_id
        WHERE owner.email_folded = 'omar@tern.example'
        AND (application.state IN ('submitted', 'shortlisted', 'offered') OR EXISTS (SELECT 1 FROM engagement
            WHERE engagement.application_id = application.id AND engagement.state IN ('onboarding', 'active', 'delivered')))
        ORDER BY application.id LIMIT 1""")
    assert rows, "the demo has no open thread at Tern"
    return rows[0]["id"], rows[0]["participant"]


def live_and_be_killed(house: House, people: dict[str, Session], thread: str, acts: Acts, number: int) -> None:
    """Four people write as fast as they can; after most of a second the server is no more."""
    projects = open_projects(house)
    work = [
        threading.Thread(target=write_messages, args=(acts, people["participant"], thread, "Participant", number)),
        threading.Thread(target=write_messages, args=(acts, people["omar"], thread, "Omar", number)),
        threading.Thread(target=write_profile, args=(acts, people["bo"], number)),
        threading.Thread(target=apply_and_withdraw, args=(acts, house, people["zed"], projects, number)),
    ]
    before = acts.count
    for one in work:
        one.start()
    eventually(lambda: acts.count >= before + 20, within=15, otherwise=f"hardly anything was acknowledged: {acts.strange[:3]}\n{house.log_end()}")
    time.sleep(0.3 + 0.17 * number)
    acts.over.set()
    house.crash()
    for one in work:
        one.join(15)
        assert not one.is_alive(), "a writer did not notice that the server is gone"
    acts.over.clear()
    assert not acts.strange, acts.strange[:5]


def check_nothing_acknowledged_is_lost(house: House, acts: Acts) -> None:
    for what, marks in acts.acknowledged.items():
        if what[0] == "message":
            there = [row["body"] for row in house.rows("SELECT body FROM message WHERE application_id = ?", what[1])]
            lost = [mark for mark in marks if there.count(mark) != 1]
            assert not lost, f"acknowledged messages that are not there once: {lost}"
        elif what[0] == "profile":
            [row] = house.rows(
                "SELECT headline FROM profile JOIN person ON person.id = person_id WHERE email_folded = 'bo@people.example'")
            check_newest(row["headline"], what, acts)
        else:
            application = applications_of(house, "zed@people.example").get(what[1])
            assert application, f"an acknowledged application to {what[1]} is not there"
            check_newest(application[1], what, acts)


def check_newest(value: str, what, acts: Acts) -> None:
    """The last acknowledged act holds; or the one after it, whose acknowledgement the crash swallowed."""
    tried, acknowledged = acts.tried[what], acts.acknowledged[what]
    allowed = {acknowledged[-1]} if tried[-1] == acknowledged[-1] and len(tried) == len(acknowledged) else {acknowledged[-1], tried[-1]}
    assert value in allowed, f"{what} is “{value}”, not {allowed}"


# Each finds what cannot be when acts are whole: it must find nothing.
HALF_DONE = {
    "messages without their event": "SELECT id FROM message WHERE NOT EXISTS (SELECT 1 FROM event WHERE noun = 'message' AND noun_id = message.id)",
    "message events without their message":
        "SELECT noun_id FROM event WHERE noun = 'message' AND NOT EXISTS (SELECT 1 FROM message WHERE message.id = event.noun_id)",
    "message events without the job that tells of them":
        """SELECT id FROM event WHERE noun = 'message' AND happened_at > (strftime('%s') - 600) * 1000
        AND NOT EXISTS (SELECT 1 FROM job WHERE name = 'tell' AND job.noun_id = event.id)""",
    "applications in a state without its event":
        """SELECT application.id, state FROM application WHERE state IS NOT (SELECT to_state FROM event
        WHERE noun = 'application' AND noun_id = application.id ORDER BY id DESC LIMIT 1)""",
    "applications sent without a time or a number": "SELECT id FROM application WHERE state <> 'draft' AND (submitted_at IS NULL OR number IS NULL)",
    "answers missing in sent applications":
        """SELECT application.id FROM application JOIN question ON question.project_id = application.project_id
        WHERE application.state = 'submitted' AND NOT EXISTS (SELECT 1 FROM answer WHERE application_id = application.id AND question_id = question.id)""",
    "notices without their mail":
        "SELECT id FROM notice WHERE mailed_at IS NULL AND NOT EXISTS (SELECT 1 FROM job WHERE name = 'mail_notice' AND job.noun_id = notice.id)",
    "profiles saved by halves":
        """SELECT person_id FROM profile WHERE headline LIKE 'Round %' AND (SELECT GROUP_CONCAT(skill) FROM profile_skill
        WHERE profile_skill.person_id = profile.person_id) IS NOT 'spreadsheets'""",
}


def check_nothing_is_half_done(house: House) -> None:
    for what, sql in HALF_DONE.items():
        found = [tuple(row) for row in house.rows(sql)]
        assert not found, f"{what}: {found[:5]}"
    doctor = house.run("doctor")
    assert doctor.returncode == 0, doctor.stdout + doctor.stderr


def test_what_was_acknowledged_survives_three_kills_and_nothing_is_half_done(full_house):
    full_house.start()
    thread, participant = shared_thread(full_house)
    people, acts = writers(full_house, participant), Acts()
    for number in range(1, ROUNDS + 1):
        live_and_be_killed(full_house, people, thread, acts, number)
        check_nothing_acknowledged_is_lost(full_house, acts)
        check_nothing_is_half_done(full_house)
        full_house.start()
        assert people["participant"].get("/home").status == 200, "after the crash the page is not served, or the session is gone"
        assert people["bo"].post("/profile", headline=f"Round {number}, after", skills="Spreadsheets").status == 303
        acts.tried[("profile",)].append(f"Round {number}, after")
        acts.acknowledged[("profile",)].append(f"Round {number}, after")
    check_nothing_acknowledged_is_lost(full_house, acts)
    kinds = {what[0] for what in acts.acknowledged}
    assert kinds == {"message", "profile", "application"}, f"only {kinds} was tried"
    assert acts.count > 60, acts.count


def test_a_job_whose_worker_was_killed_is_done_after_its_lease(tmp_path):
    with closing(socket.create_server(("127.0.0.1", 0))) as silent:        # takes the call and never says a word
        house = House(tmp_path / "data", FOOTHOLD_SMTP_URL=f"smtp://127.0.0.1:{silent.getsockname()[1]}")
        house.command("migrate")
        house.start()
        try:
            Session(house).join("zoe@people.example")
            job = "SELECT * FROM job WHERE name = 'mail_link'"
            eventually(lambda: house.rows(job)[0]["state"] == "running", otherwise="the worker did not take the job")
        finally:
            house.crash()
    [claimed] = house.rows(job)
    assert claimed["state"] == "running" and claimed["leased_until"] > time.time() * 1000, dict(claimed)

    del house.environment["FOOTHOLD_SMTP_URL"]
    house.start()
    try:
        time.sleep(1)
        assert house.rows(job)[0]["attempts"] == 1 and house.mails() == [], "the job was taken while its lease ran"
        house.change("UPDATE job SET leased_until = ? WHERE name = 'mail_link'", int(time.time() * 1000) - 1)
        letter = house.newest_mail(to="zoe@people.example")
        assert re.search(r"/confirm/", letter.link)
        eventually(lambda: house.rows(job)[0]["state"] == "done", otherwise="the job is not done")
        assert house.rows(job)[0]["attempts"] == 2
    finally:
        house.stop()
