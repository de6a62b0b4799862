"""Applications, some projects having many and most of them few, and what became of those that were accepted."""

import hashlib
import random

from people import SIGNED_IN, Participants
from projects import CURRENCY, Project
from setting import DAY, Setting

# The site allows ten that wait for an answer; who is signed in here has room to send more while it is measured.
LIVE, LIVE_SIGNED_IN = 9, 3
ENDS = {"published": ("closer_match", "missing_skill", "timing"), "filled": ("filled", "closer_match"), "closed": ("project_closed",),
    "expired": ("no_decision",)}
AGREEMENT = "The work, its dates, the fee and the rights in it are as the project says on the day it was agreed."
AGREEMENT_HASH = hashlib.sha256(AGREEMENT.encode()).hexdigest()


def shares(chance: random.Random, projects: list[Project], total: int, most: int) -> list[int]:
    """How many apply to each project, `total` in all; at least as many as were accepted, and `most` at most."""
    weights = [min(chance.paretovariate(1.3), 40) for _ in projects]
    scale = total / sum(weights)
    counts = [min(max(project.taken, int(weight * scale)), most) for project, weight in zip(projects, weights)]
    missing = total - sum(counts)
    step = 1 if missing > 0 else -1
    while missing:
        place = chance.randrange(len(projects))
        if projects[place].taken <= counts[place] + step <= most:
            counts[place] += step
            missing -= step
    return counts


class Applications:
    def __init__(self, world: Setting, participants: Participants):
        self.world, self.chance, self.participants = world, world.chance, participants
        self.live = [0] * len(participants.ids)
        self.pitches = [f"{world.words.sentence()} {world.words.sentence()}" for _ in range(800)]

    def make(self, projects: list[Project], total: int) -> None:
        assert total <= len(projects) * len(self.participants.ids) // 4, "so few people cannot apply so often"
        for project, count in zip(projects, shares(self.chance, projects, total, len(self.participants.ids) // 2)):
            self.apply(project, count)

    def apply(self, project: Project, count: int) -> None:
        interested = self.participants.of_field[project.field]
        # Most of those who apply are interested in the field; in a small world, anybody.
        from_field = min(count * 4 // 5, len(interested) // 3)
        people = dict.fromkeys(self.chance.sample(interested, from_field))
        while len(people) < count:
            people[self.chance.randrange(len(self.participants.ids))] = None
        last = min(project.apply_by, self.world.today)
        for number, person in enumerate(people, 1):
            at = project.published + (last - project.published) * number // (count + 1)
            self.write(project, number, person, max(at, project.published + number))

    def write(self, project: Project, number: int, person: int, at: int) -> None:
        world, id_, who = self.world, self.world.ulids.new(at), self.participants.ids[person]
        state, reason, decided = self.outcome(project, number, person)
        decided = min(at + 5 * DAY, world.today) if decided else None
        world.rows.add("application", id_, project.id, who, state, number, self.chance.choice(self.pitches), at, decided, reason, at,
            decided or at)
        if state == "accepted":
            self.engage(project, id_, who, decided)

    def outcome(self, project: Project, number: int, person: int) -> tuple[str, str | None, bool]:
        """The state of an application, why it was declined, and whether anything was decided."""
        if number <= project.taken:
            return "accepted", None, True
        if self.chance.random() < 0.05:
            return "withdrawn", None, True
        if project.state == "published" and self.live[person] < (LIVE_SIGNED_IN if person < SIGNED_IN else LIVE):
            self.live[person] += 1
            return "submitted", None, False
        return "declined", self.chance.choice(ENDS[project.state]), True

    def engage(self, project: Project, application: str, person: str, at: int) -> None:
        """Most of what was agreed is done, and both sides have said how it was."""
        world, id_ = self.world, self.world.ulids.new(at)
        is_done = project.state == "closed" or self.chance.random() < 0.5
        ended = min(at + 20 * DAY, world.today) if is_done else None
        world.rows.add("engagement", id_, application, project.id, person, "completed" if is_done else "active", project.fee,
            project.fee // 10, CURRENCY, AGREEMENT, AGREEMENT_HASH, at, at, at, ended, at)
        left = project.fee
        for position, (title, weight, days) in enumerate(project.deliverables, 1):
            amount = left if position == len(project.deliverables) else project.fee * weight // 100
            left -= amount
            world.rows.add("milestone", world.ulids.new(at), id_, position, title, weight, amount, at + days * DAY,
                "accepted" if is_done else "planned", ended)
        if is_done:
            self.give_feedback(project, id_, person, ended)

    def give_feedback(self, project: Project, engagement: str, person: str, at: int) -> None:
        world = self.world
        for side, author in (("participant", person), ("employer", project.supervisor)):
            id_, mark = world.ulids.new(at), self.chance.choices((2, 3, 4, 5), (5, 15, 40, 40))[0]
            world.rows.add("feedback", id_, engagement, side, author, mark, mark, world.words.sentence(), "", at)
            if side == "employer":
                for skill in project.skills[:4]:
                    world.rows.add("feedback_skill", id_, skill, self.chance.choices((1, 2, 3, 4), (5, 15, 50, 30))[0], world.words.sentence())
