"""bin/bench: how fast Foothold is with a large world, beside a hello of the same framework, nginx with a page and Django, in one table."""

import argparse
import dataclasses
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import asked
import cache
import cohort
import servers
import wrk
from servers import Server, rows
from table import Table
from world import Size, add_size, read_size, say

NAMES = ("hello", "nginx", "list", "search", "page", "apply", "board", "match", "growth", "django")
PAGES = ("list", "search", "page")
# Programs that measure themselves and print "p50 … p99 …"; each gets a copy of the world.
COMMANDS = {"match": ("match", "--quiet")}
SMALL = 1000
RUNS = 3


class Bench:
    def __init__(self, folder: Path, given: argparse.Namespace, size: Size):
        self.folder, self.size, self.seconds = folder, size, given.seconds
        self.binary, self.hello = given.binary.resolve(), given.hello and given.hello.resolve()
        self.only = given.only
        self.table = Table(f"{size.projects:,} projects, {size.participants:,} participants, {size.applications:,} applications, seed {size.seed};"
            f" wrk, 1 thread, 8 connections, medians of {RUNS} runs of {given.seconds} s")

    def measure(self, server: Server, paths: list[str], what: str, limit: str = "") -> None:
        """Warms the server first, so that nobody waits for what is read once. A slow one gets the time to answer every connection."""
        file, start = asked.written(self.folder / "paths.txt", paths), time.monotonic()
        size = len(server.get(paths[0]))
        seconds = max(self.seconds, round(8 * (time.monotonic() - start)))
        wrk.run(server.url, max(1, seconds // 3), server.processes, "paths.lua", [file])
        runs = [wrk.run(server.url, seconds, server.processes, "paths.lua", [file]) for _ in range(RUNS)]
        self.table.add(what, wrk.median(runs), server.processes.memory(), size, limit)

    def measure_pages(self, server: Server, world: Path, what: str, is_judged: bool = False) -> None:
        for name in PAGES:
            if name in self.only or what == "Django":
                paths = {"list": lambda: asked.list_paths(server), "search": lambda: asked.search_paths(world, self.size.seed),
                    "page": lambda: asked.project_paths(world, self.size.seed)}[name]()
                self.measure(server, paths, f"{name}, {what}", name if is_judged else "")

    def measure_applying(self, server: Server, database: Path, what: str, limit: str = "") -> None:
        """Every answer must be one more application in the store."""
        lines = asked.applications(database, self.size.seed)
        file, block = asked.written(self.folder / "applications.txt", lines), len(lines) // (RUNS + 1)
        asked.look_in(database)
        runs = []
        for number in range(RUNS + 1):
            before = self.sent(server, database)
            words = [file, number * block + 1, (number + 1) * block]
            runs.append(wrk.run(server.url, self.seconds if number else 1, server.processes, "apply.lua", words))
            made = self.sent(server, database) - before
            # Those under way when the time was over may be there though nobody heard of it.
            if not runs[-1].requests <= made <= runs[-1].requests + 8:
                raise RuntimeError(f"{what}: {runs[-1].requests} were answered, but {made} applications are there")
        self.table.add(f"apply, {what}", wrk.median(runs[1:]), server.processes.memory(), 0, limit)
        self.table.note(f"applications sent to {what}", f"{sum(run.requests for run in runs):,}, all in the store")

    def measure_board(self, server: Server, database: Path) -> None:
        """500 engagements of one employer, by one reader at a time: how long the server takes, not how many it can serve."""
        asked.look_in(database)
        cookie = asked.board_cookie(self.size.seed)
        words = [asked.written(self.folder / "board.txt", asked.board_paths()), cookie]
        page = server.get("/board", cookie).decode()
        shown = page.count('class="ticket"')
        if shown != cohort.COHORT:
            raise RuntimeError(f"the board shows {shown} engagements, but there are {cohort.COHORT}")
        wrk.run(server.url, 1, server.processes, "paths.lua", words, connections=1)
        runs = [wrk.run(server.url, self.seconds, server.processes, "paths.lua", words, connections=1) for _ in range(RUNS)]
        self.table.add(f"board, {cohort.COHORT} engagements", wrk.median(runs), server.processes.memory(), len(page.encode()), "board")

    @staticmethod
    def sent(server: Server, database: Path) -> int:
        server.processes.wait_until_idle()
        return rows(database, "SELECT COUNT(*) FROM application WHERE state = 'submitted'")[0][0]

    def measure_hello(self) -> None:
        with servers.hello(self.folder, self.hello) as server:
            self.measure(server, ["/"], "hello")
        self.table.hello = self.table.runs["hello"]

    def measure_growth(self) -> None:
        size = dataclasses.replace(self.size, projects=SMALL, participants=SMALL, applications=10 * SMALL)
        world = cache.world(size, self.binary)
        with servers.foothold(self.folder, "small", self.binary, world) as server:
            self.measure_pages(server, world, f"{SMALL:,}")

    def measure_foothold(self, world: Path) -> bytes:
        """Gives a page of the list, for nginx."""
        what = f"{self.size.projects:,}"
        with servers.foothold(self.folder, "large", self.binary, world) as server:
            page = server.get("/projects")
            self.measure_pages(server, world, what, is_judged=True)
            if "apply" in self.only:
                self.measure_applying(server, server.folder / "world.db", what, "apply")
            if "board" in self.only:
                self.measure_board(server, server.folder / "world.db")
            self.table.judge_memory(server.processes.memory())
        if self.size.projects > SMALL:
            self.table.compare(f"{SMALL:,}", what)
        shutil.rmtree(server.folder)
        return page

    def measure_command(self, name: str, words: tuple, world: Path) -> None:
        home = servers.within(self.folder, name)
        database = servers.copied(world, home)
        done = subprocess.run([self.binary, *words], env=servers.foothold_environment(database, home, 1), capture_output=True, text=True)
        found = re.search(r"p50\D*?([\d.]+)\s*(us|µs|ms|s)\b.*?p99\D*?([\d.]+)\s*(us|µs|ms|s)\b", done.stdout, re.DOTALL)
        if done.returncode != 0 or found is None:
            self.table.note(name, f"foothold {' '.join(words)} ended with {done.returncode} and no figures", "measured", holds=False)
        else:
            p50, unit50, p99, unit99 = (text.replace("µ", "u") for text in found.groups())
            run = wrk.Run(0, wrk.milliseconds(p50 + unit50), wrk.milliseconds(p99 + unit99), 0, 0)
            self.table.add(f"{name}, {self.size.projects:,}", run, limit=name)
        shutil.rmtree(home)

    def measure_django(self, world: Path) -> None:
        with servers.django(self.folder, world) as server:
            self.measure_pages(server, world, "Django")
            self.measure_applying(server, server.folder / "world.db", "Django")

    def measure_all(self) -> None:
        world = cache.world(self.size, self.binary)
        if "hello" in self.only:
            self.measure_hello()
        if "growth" in self.only and self.size.projects > SMALL:
            self.measure_growth()
        page = self.measure_foothold(world)
        for name in COMMANDS:
            if name in self.only:
                self.measure_command(name, COMMANDS[name], world)
        if "nginx" in self.only:
            with servers.nginx(self.folder, page) as server:
                self.measure(server, ["/"], "nginx, a page of the list")
        if "django" in self.only:
            self.measure_django(world)


def read() -> argparse.Namespace:
    options = argparse.ArgumentParser(prog="bin/bench", description=__doc__)
    add_size(options)
    options.add_argument("--seconds", type=int, default=6, help="each of the three runs of a row")
    options.add_argument("--only", type=lambda text: text.split(","), default=list(NAMES), help=f"some of {','.join(NAMES)}")
    options.add_argument("--binary", type=Path, required=True, help="foothold; without it bin/bench builds it")
    options.add_argument("--hello", type=Path, help="the hello of bench/hello; without it bin/bench builds it")
    given = options.parse_args()
    if unknown := set(given.only) - set(NAMES):
        options.error(f"--only knows {', '.join(NAMES)}, but not {', '.join(sorted(unknown))}")
    if "hello" in given.only and given.hello is None:
        options.error("hello is measured too: name it by --hello, or leave it out of --only")
    return given


def main() -> int:
    given = read()
    cache.FOLDER.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix="run-", dir=cache.FOLDER))
    folder.chmod(0o755)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    bench = Bench(folder, given, read_size(given))
    try:
        bench.measure_all()
    except KeyboardInterrupt:
        return 130
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    text = bench.table.text()
    (cache.FOLDER / "table.txt").write_text(text)
    print("\n" + text)
    return 1 if bench.table.missed else 0


if __name__ == "__main__":
    sys.exit(main())
