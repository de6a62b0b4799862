"""Who is in the world: employers with an owner and a supervisor, and participants with what they can, want and are found by."""

import hashlib
from dataclasses import dataclass

from setting import DAY, Setting

KINDS = ("Ferries", "Museum", "Clinic", "Orchards", "Library", "Transit", "Bakery", "Energy", "Water", "Theater", "Software", "Foods",
    "Printing", "Housing", "Schools", "Furniture", "Instruments", "Insurance", "Radio", "Gardens")
FIRST = """Ada Amir Ana Anders Aisha Bela Bo Carla Chen Dara David Dina Elif Emeka Eva Farah Felix Grace Hana Hugo Ida Imran Ines Ivan Jun
    Kai Karin Kofi Lena Leo Lucia Mai Marco Mina Nadia Noor Olga Omar Pavel Priya Quinn Rosa Ruben Sana Sofia Tariq Tomas Uma Vera
    Wen Yara Yuki Zed Zoe""".split()
LAST = """Abara Adler Akin Alves Bauer Bello Berg Chaudhry Costa Dang Diaz Eze Fischer Garcia Haddad Hansen Ito Ivanova Jansen Kaya Khan
    Kim Kowalski Larsen Lee Lopez Mensah Moreau Nakamura Novak Okafor Olsen Park Patel Quist Rahman Rossi Sato Silva Singh Smith Tan
    Torres Ueda Varga Weber Wong Yilmaz Zhou""".split()
CITIES = (("Seattle", "America/Los_Angeles"), ("Denver", "America/Denver"), ("Chicago", "America/Chicago"), ("Boston", "America/New_York"),
    ("Atlanta", "America/New_York"), ("Houston", "America/Chicago"), ("Oakland", "America/Los_Angeles"), ("Detroit", "America/Detroit"))
SIZES = ("1-10", "11-50", "51-250", "251-1000", "1000+")
# How many may be signed in: those who apply while it is measured.
SIGNED_IN = 20_000


@dataclass
class Employer:
    id: str
    name: str
    owner: str
    supervisor: str
    # Who steps in when the supervisor is away.
    backup: str
    city: str


@dataclass
class Participants:
    ids: list[str]
    # Who is interested in a field: places in `ids`.
    of_field: dict[str, list[int]]


def person(world: Setting, email: str, at: int) -> tuple[str, str]:
    """Somebody who can never sign in by a password: no hash begins like theirs."""
    id_, name = world.ulids.new(at), f"{world.chance.choice(FIRST)} {world.chance.choice(LAST)}"
    zone = world.chance.choice(CITIES)[1]
    world.rows.add("person", id_, email, email, name, name.lower(), "none", zone, at, at)
    return id_, name


def make_employers(world: Setting, count: int) -> list[Employer]:
    employers = []
    for number in range(count):
        at = world.today - world.chance.randint(100, 700) * DAY
        place = world.words.names[number % len(world.words.names)]
        name, slug = f"{place} {world.chance.choice(KINDS)}", f"{place.lower()}-{number}"
        city, zone = world.chance.choice(CITIES)
        id_ = world.ulids.new(at)
        world.rows.add("organization", id_, "employer", "verified", slug, name, name.lower(), world.industries.one(),
            world.chance.choice(SIZES), city, zone, f"https://{slug}.example", world.words.sentence(), at)
        members = [person(world, f"{role}@{slug}.example", at)[0] for role in ("owner", "supervisor")]
        for role, member in zip(("owner", "supervisor"), members):
            world.rows.add("membership", id_, member, role, at)
        employers.append(Employer(id_, name, *members, f"owner@{slug}.example", city))
    return employers


def token(seed: int, number: int) -> str:
    """What the browser of a participant holds."""
    return hashlib.sha256(f"token {seed} {number}".encode()).hexdigest()[:43]


def make_participants(world: Setting, count: int) -> Participants:
    chance, made = world.chance, Participants([], {field: [] for field in world.taxonomy.fields})
    for number in range(count):
        at = world.today - chance.randint(61, 700) * DAY - number
        id_, _ = person(world, f"p{number}@people.example", at)
        fields = world.fields.some(chance.randint(1, 3))
        skills = {skill for field in fields for skill in world.skills_near(field, chance.randint(2, 4))}
        places = chance.choices(("", "remote", "remote hybrid", "hybrid onsite"), (50, 30, 15, 5))[0]
        world.rows.add("profile", id_, world.words.title(), world.words.sentence(), chance.randint(2, 15) * 2, "English",
            chance.random() < 0.4, places, at)
        for skill in sorted(skills):
            world.rows.add("profile_skill", id_, skill)
        for field in fields:
            world.rows.add("profile_interest", id_, field)
            made.of_field[field].append(number)
        if number < SIGNED_IN:
            hashed = hashlib.sha256(token(world.seed, number).encode()).hexdigest()
            world.rows.add("session", world.ulids.new(world.today), hashed, id_, "wrk", world.today, world.today, world.today + 14 * DAY)
        made.ids.append(id_)
    return made
