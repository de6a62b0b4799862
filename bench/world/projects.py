"""Projects: most of them published and open, each with its contract, its skills, one question and the words it is found by."""

from dataclasses import dataclass

from people import Employer
from setting import DAY, Choice, Setting
from taxonomy import folded_words

CURRENCY = "USD"
POLICY = "us-2026.1"
MINUTE = 60_000
STATES = (("published", 88), ("filled", 4), ("closed", 5), ("expired", 3))
PLACES = (("remote", 60), ("hybrid", 25), ("onsite", 15))


@dataclass
class Project:
    id: str
    field: str
    state: str
    hours: int
    fee: int
    seats: int
    # How many of the seats are taken: so many applications are accepted.
    taken: int
    supervisor: str
    employer: str
    published: int
    apply_by: int
    start: int
    skills: list[str]
    # Title, weight and days until it is due.
    deliverables: list[tuple[str, int, int]]


def pick(world: Setting, choices: tuple) -> str:
    return world.chance.choices([value for value, _ in choices], [weight for _, weight in choices])[0]


def drawn(world: Setting, employer: Employer) -> Project:
    """The facts of one project, with dates that fit its state."""
    chance, state, field = world.chance, pick(world, STATES), world.fields.one()
    published = world.today - chance.randint(0, 40 * 24 * 60) * MINUTE
    # The minute differs from project to project, and some deadlines are over though nobody has decided yet.
    apply_by = world.today + chance.randint(2 * 24 * 60, 45 * 24 * 60) * MINUTE
    if state in ("closed", "expired") or chance.random() < 0.01:
        published, apply_by = published - 60 * DAY, world.today - chance.randint(1, 15) * DAY
    hours, seats = chance.randint(5, 40), chance.choices((1, 2, 3, 5), (75, 15, 7, 3))[0]
    taken = {"published": 0, "filled": seats, "closed": chance.randint(1, seats), "expired": 0}[state]
    weights = chance.choice(((60, 40), (50, 50), (50, 30, 20), (40, 40, 20)))
    deliverables = [(world.words.title(), weight, 7 * (place + 1)) for place, weight in enumerate(weights)]
    return Project(world.ulids.new(published - DAY), field, state, hours, hours * chance.randint(20, 55) * 100, seats, taken,
        employer.supervisor, employer.name, published, apply_by, apply_by + 21 * DAY,
        world.skills_near(field, chance.randint(3, 6)), deliverables)


def write(world: Setting, project: Project, employer: Employer) -> None:
    words, rows, place = world.words, world.rows, pick(world, PLACES)
    title, summary, background = words.title(), words.sentence(), words.sentences(world.chance.randint(3, 6))
    rows.add("project", project.id, employer.id, project.state, title, summary, background, project.field, project.hours, project.fee,
        CURRENCY, project.seats, project.taken, place, "" if place == "remote" else employer.city, project.start, project.apply_by,
        project.apply_by + 14 * DAY, project.supervisor, employer.backup, 45, POLICY, 90, employer.owner, project.published - DAY, project.published,
        project.published)
    for position, (name, weight, days) in enumerate(project.deliverables, 1):
        id_ = world.ulids.new(project.published)
        rows.add("deliverable", id_, project.id, position, name, weight, days)
        for line in (1, 2):
            rows.add("criterion", world.ulids.new(project.published), id_, line, words.sentence())
    gained = world.skills_near(project.field, world.chance.randint(3, 6))
    for kind, skills in (("needed", project.skills), ("gained", gained)):
        for skill in skills:
            rows.add("project_skill", project.id, skill, kind)
    rows.add("question", world.ulids.new(project.published), project.id, 1, f"How would you {words.draw('V')} the {words.draw('N')}?")
    found_by = folded_words(" ".join((title, summary, background, employer.name)))
    for skill in sorted({*project.skills, *gained}):
        found_by += world.taxonomy.words_of[skill]
    rows.add("project_search", project.id, " ".join(found_by))


def make(world: Setting, count: int, employers: list[Employer]) -> list[Project]:
    made, choice = [], Choice(employers, world.chance, evenness=30)
    for _ in range(count):
        employer = choice.one()
        project = drawn(world, employer)
        write(world, project, employer)
        made.append(project)
    return made
