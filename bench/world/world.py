"""bin/bench data: a world of a given size, the same one for the same seed and day, in a SQLite file of its own."""

import argparse
import datetime
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import cohort
import people
import projects
from applications import Applications
from rows import Rows
from setting import DAY, Setting

START = time.monotonic()


def say(words: str) -> None:
    print(f"[{time.monotonic() - START:3.0f} s] {words}", flush=True)


@dataclass(frozen=True)
class Size:
    projects: int
    participants: int
    applications: int
    seed: int
    # The day around which everything happens: deadlines are some weeks after it.
    day: datetime.date

    @property
    def midnight(self) -> int:
        return (self.day - datetime.date(1970, 1, 1)).days * DAY

    @property
    def employers(self) -> int:
        return max(10, self.projects // 50)


def environment(database: Path, data: Path) -> dict[str, str]:
    """Nothing of the caller's own settings reaches the site."""
    return {name: value for name, value in os.environ.items() if not name.startswith("FOOTHOLD_")} | {
        "FOOTHOLD_DATABASE": f"sqlite:{database}", "FOOTHOLD_DATA": str(data)}


def migrate(database: Path, binary: Path) -> None:
    with tempfile.TemporaryDirectory(prefix="foothold-world-") as data:
        done = subprocess.run([binary, "migrate"], env=environment(database, Path(data)), capture_output=True, text=True)
    if done.returncode != 0:
        raise SystemExit(f"foothold migrate ended with {done.returncode}:\n{done.stdout}{done.stderr}")


def fill(database: Path, size: Size) -> None:
    """Into a file that has the schema, and nothing else."""
    rows = Rows(database)
    world = Setting(rows, size.seed, size.midnight)
    employers = people.make_employers(world, size.employers)
    participants = people.make_participants(world, size.participants)
    say(f"{len(participants.ids)} participants and {len(employers)} employers")
    made = projects.make(world, size.projects, employers)
    say(f"{len(made)} projects")
    Applications(world, participants).make(made, size.applications)
    say(f"{size.applications} applications")
    cohort.make(world, participants)
    say(f"{cohort.COHORT} engagements of one employer")
    rows.finish()


def make(database: Path, size: Size, binary: Path) -> None:
    """Under another name until it is whole."""
    say(f"making a world of {size.projects} projects, {size.participants} participants, {size.applications} applications, seed {size.seed}")
    unfinished = database.with_name(database.name + ".unfinished")
    for ending in ("", "-wal", "-shm"):
        unfinished.with_name(unfinished.name + ending).unlink(missing_ok=True)
    migrate(unfinished, binary)
    fill(unfinished, size)
    unfinished.rename(database)
    say(f"{database}: {database.stat().st_size >> 20} MB")


def add_size(options: argparse.ArgumentParser) -> None:
    options.add_argument("--projects", type=int, default=100_000)
    options.add_argument("--participants", type=int, help="half as many as projects unless told, 1,000 at least")
    options.add_argument("--applications", type=int, help="ten for each project unless told")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--day", type=datetime.date.fromisoformat, default=datetime.datetime.now(datetime.timezone.utc).date(),
        help="the day around which everything happens; today unless told")


def read_size(given: argparse.Namespace) -> Size:
    return Size(given.projects, given.participants or max(1000, given.projects // 2), given.applications or 10 * given.projects, given.seed,
        given.day)


def main() -> int:
    options = argparse.ArgumentParser(prog="bin/bench data", description=__doc__)
    add_size(options)
    options.add_argument("--database", type=Path, help="the file to make; one under .build/bench unless told")
    options.add_argument("--binary", type=Path, required=True, help="the program that makes the schema")
    given = options.parse_args()
    size, binary = read_size(given), given.binary.resolve()
    if given.database is None:
        import cache
        say(f"the world is {cache.world(size, binary)}")
    elif given.database.exists():
        raise SystemExit(f"{given.database} is there already")
    else:
        make(given.database.resolve(), size, binary)
    return 0


if __name__ == "__main__":
    sys.exit(main())
