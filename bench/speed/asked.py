"""What is asked for: pages of the list, searches, projects and applications, chosen by the seed of the world."""

import html
import random
import re
import time
from pathlib import Path
from urllib.parse import quote_plus, urlencode

import cohort
from people import SIGNED_IN, token
from servers import Server, rows

SORTS, PAGES, SEARCHES, PROJECTS, ROUNDS = ("newest", "closing", "pay"), 5, 200, 2000, 6
OPEN = "state = 'published' AND apply_by > ?"
PITCH = "I would begin with the list you have, count what is missing, and ask two people how they use it today."


def written(file: Path, lines: list[str]) -> Path:
    file.write_text("".join(f"{line}\n" for line in lines))
    return file


def now() -> int:
    return int(time.time() * 1000)


def list_paths(server: Server) -> list[str]:
    """The first pages of each sort, found as a reader finds them: by following the link to the next one."""
    found = []
    for sort in SORTS:
        path = f"/projects?sort={sort}"
        for _ in range(PAGES):
            found.append(path)
            link = re.search(r'rel="next" href="([^"]+)"', server.get(path).decode())
            if link is None:
                break
            path = html.unescape(link.group(1))
    return found


def search_paths(database: Path, seed: int) -> list[str]:
    """A word and two filters each, all of them taken from one project, so that there is something to find."""
    chance = random.Random(f"searches {seed}")
    projects = rows(database, f"""
        SELECT project.id, title, summary, field, project.place, hours, industry FROM project JOIN organization ON organization.id = organization_id
        WHERE project.{OPEN} ORDER BY project.id""", now())
    found = []
    for id_, title, summary, field, place, hours, industry in chance.sample(projects, min(SEARCHES, len(projects))):
        skill = rows(database, "SELECT skill FROM project_skill WHERE project_id = ? ORDER BY skill LIMIT 1", id_)[0][0]
        word = chance.choice(re.findall(r"[a-z]{4,}", f"{title} {summary}".lower()))
        filters = {"field": field, "place": place, "skill": skill, "industry": industry, "hours": hours}
        two = chance.sample(sorted(filters), 2)
        found.append("/projects?" + urlencode([("q", word)] + [(name, filters[name]) for name in two]))
    return found


def project_paths(database: Path, seed: int) -> list[str]:
    ids = [id_ for id_, in rows(database, f"SELECT id FROM project WHERE {OPEN} ORDER BY id", now())]
    return [f"/projects/{id_}" for id_ in random.Random(f"projects {seed}").sample(ids, min(PROJECTS, len(ids)))]


def applications(database: Path, seed: int) -> list[str]:
    """Everybody who is signed in, to some open projects they have not applied to: a cookie, a path and a body for each."""
    chance, lines = random.Random(f"applications {seed}"), []
    openings = rows(database, f"""
        SELECT project.id, question.id FROM project JOIN question ON question.project_id = project.id WHERE {OPEN} ORDER BY project.id""", now())
    people = [id_ for id_, in rows(database, "SELECT id FROM person WHERE email LIKE 'p%@people.example' ORDER BY CAST(SUBSTR(email, 2) AS INT)")]
    known = set(rows(database, "SELECT project_id, person_id FROM application WHERE person_id IN (SELECT person_id FROM session)"))
    for _ in range(ROUNDS):
        for number, person in enumerate(people[:SIGNED_IN]):
            project, question = chance.choice(openings)
            if (project, person) in known:
                continue
            known.add((project, person))
            body = f"pitch={quote_plus(PITCH)}&answer.{question}={quote_plus('I did this once for a club.')}"
            lines.append(f"__Host-foothold={token(seed, number)} /projects/{project}/apply {body}")
    return lines


def board_cookie(seed: int) -> str:
    return f"__Host-foothold={cohort.token(seed)}"


def board_paths() -> list[str]:
    """As its owner looks at it: all cards, by who reviews, as rows, and what is late."""
    return ["/board", "/board?group=supervisor", "/board?view=rows&sort=participant", "/board?risk=late"]


def look_in(database: Path) -> None:
    """Everybody was here a moment ago: a site notes that every few minutes, and nobody's first visit is to be measured."""
    rows(database, "UPDATE session SET seen_at = ?", now())
