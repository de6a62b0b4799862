"""One employer with a large cohort: 500 engagements under way, for the row "board" of bin/bench."""

import hashlib

from applications import AGREEMENT, AGREEMENT_HASH
from people import Participants, person
from projects import CURRENCY, POLICY
from setting import DAY, Setting

COHORT, PROJECTS, SUPERVISORS = 500, 10, 8
SLUG = "board"
HOUR = DAY // 24
# Of a hundred: getting ready, at work, everything handed in.
STATES = ("onboarding",) * 12 + ("active",) * 60 + ("delivered",) * 28


def token(seed: int) -> str:
    """What the browser of the owner holds."""
    return hashlib.sha256(f"board {seed}".encode()).hexdigest()[:43]


class Cohort:
    def __init__(self, world: Setting, participants: Participants):
        self.world, self.chance, self.participants = world, world.chance, participants
        self.began = world.today - 20 * DAY
        self.organization = world.ulids.new(self.began)

    def make(self) -> None:
        world, at = self.world, self.began
        world.rows.add("organization", self.organization, "employer", "verified", SLUG, "Board Works", "board works", world.industries.one(),
            "251-1000", "Boston", "America/New_York", "https://board.example", world.words.sentence(), at)
        staff = [person(world, f"staff{number}@{SLUG}.example", at)[0] for number in range(SUPERVISORS + 1)]
        for number, member in enumerate(staff):
            world.rows.add("membership", self.organization, member, "supervisor" if number else "owner", at)
        hashed = hashlib.sha256(token(world.seed).encode()).hexdigest()
        world.rows.add("session", world.ulids.new(world.today), hashed, staff[0], "wrk", world.today, world.today, world.today + 14 * DAY)
        for number in range(PROJECTS):
            project, supervisor = world.ulids.new(at), staff[1 + number % SUPERVISORS]
            self.write_project(project, supervisor, staff[0])
            for place in range(COHORT // PROJECTS):
                who = number * (COHORT // PROJECTS) + place
                self.engage(project, supervisor, place + 1, self.participants.ids[who % len(self.participants.ids)])

    def write_project(self, id_: str, supervisor: str, owner: str) -> None:
        world, at = self.world, self.began
        seats = COHORT // PROJECTS
        world.rows.add("project", id_, self.organization, "filled", world.words.title(), world.words.sentence(), world.words.sentence(),
            world.fields.one(), 20, 60_000, CURRENCY, seats, seats, "remote", "", at, at, at, supervisor, "", 45, POLICY, 90, owner, at, at, at)

    def engage(self, project: str, supervisor: str, number: int, who: str) -> None:
        world, at = self.world, self.began + self.chance.randrange(5 * DAY)
        application, id_, state = world.ulids.new(at), world.ulids.new(at), self.chance.choice(STATES)
        is_started = state != "onboarding"
        funded = at + DAY if is_started or self.chance.random() < 0.5 else None
        world.rows.add("application", application, project, who, "accepted", number, world.words.sentence(), at, at, None, at, at)
        world.rows.add("engagement", id_, application, project, who, state, 60_000, 6000, CURRENCY, AGREEMENT, AGREEMENT_HASH, at, funded,
            at + DAY if is_started else None, None, at)
        for side, member in (("participant", who), ("employer", supervisor)):
            if side == "participant" or is_started:
                world.rows.add("signature", id_, member, side, "A Name", AGREEMENT_HASH, "192.0.2.1", at)
        for kind, member in (("open", who), ("sign", supervisor), ("tick", supervisor), ("tick", supervisor), ("start", None)):
            world.rows.add("event", world.ulids.new(at), "engagement", id_, kind, None, None, member, "participant", "", at)
        for hour in range(0, self.chance.randint(0, 12)):
            side, author = self.chance.choice((("participant", who), ("employer", supervisor)))
            world.rows.add("message", world.ulids.new(at), application, author, side, world.words.sentence(), at + hour * 8 * HOUR)
        self.work(id_, state, supervisor, at)

    def work(self, engagement: str, state: str, supervisor: str, at: int) -> None:
        """Three milestones: one that is done, one that waits or is still to do, and one more to do unless everything is handed in."""
        world = self.world
        stages = {"onboarding": ("planned",) * 3, "active": ("accepted", self.chance.choice(("submitted", "planned", "changes")), "planned"),
            "delivered": ("accepted", "accepted", "submitted")}[state]
        for position, stage in enumerate(stages, 1):
            id_ = world.ulids.new(at)
            world.rows.add("milestone", id_, engagement, position, world.words.title(), 33, 20_000, at + position * 8 * DAY, stage,
                at + 9 * DAY if stage == "accepted" else None)
            for version in range(1, self.chance.randint(1, 2) + 1 if stage != "planned" else 1):
                submission, handed = world.ulids.new(at), at + (2 + version) * DAY
                world.rows.add("submission", submission, id_, version, world.words.sentence(), handed)
                if stage == "accepted":
                    world.rows.add("review_sitting", world.ulids.new(at), submission, engagement, supervisor, handed + HOUR,
                        handed + HOUR + self.chance.randint(2, 40) * 60_000)


def make(world: Setting, participants: Participants) -> None:
    Cohort(world, participants).make()
