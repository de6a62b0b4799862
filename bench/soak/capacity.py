"""bin/soak --capacity: how much one machine carries, by store: pages read, a signed-in page, and acts written, with wrk."""

import argparse
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from cluster import Cluster, workshop
from machines import Machines, Program
from pair import Pair
from post import PostOffice
from visitor import Tally, Visitor

PEOPLE = ("mina", "bo", "zed", "kalinda", "vivian", "pavel", "obinna", "kenji")

# Each connection is somebody; an act saves their headline, which is new each time.
SCRIPT = """
local cookies, n = {{ {cookies} }}, 0
function request()
  n = n + 1
  local headers = {{ ["Cookie"] = cookies[n % #cookies + 1], ["Content-Type"] = "application/x-www-form-urlencoded" }}
  if "{method}" == "GET" then return wrk.format("GET", nil, headers) end
  return wrk.format("POST", nil, headers, "headline=Edition+" .. n .. "&skills=Spreadsheets")
end
"""


class Bench:
    def __init__(self, folder: Path, seconds: int):
        self.folder, self.seconds = folder, seconds

    def measure(self, url: str, cookies: list[str], method: str = "GET") -> str:
        """Answers a second, and how long half and 99 of a hundred waited."""
        script = self.folder / "wrk.lua"
        script.write_text(SCRIPT.format(cookies=", ".join(f'"{cookie}"' for cookie in cookies), method=method))
        words = ["-s", script] if cookies else []
        subprocess.run(["wrk", "-t1", "-c8", "-d1s", *words, url], capture_output=True, check=True)
        said = subprocess.run(
            ["wrk", "-t1", "-c8", f"-d{self.seconds}s", "--latency", *words, url], capture_output=True, text=True, check=True).stdout
        assert "Non-2xx" not in said, said
        rate, p50, p99 = (re.search(pattern, said).group(1) for pattern in (r"Requests/sec:\s+([\d.]+)", r"50%\s+(\S+)", r"99%\s+(\S+)"))
        return f"{float(rate):.0f} ({p50}, {p99})"

    def row(self, name: str, machines: Machines, programs: list[Program], port: int) -> None:
        try:
            machines.command("migrate")
            machines.command("seed")
            for program in programs:
                program.start()
                program.wait_until_ready()
            url = f"http://127.0.0.1:{port}"
            cookies = [self.cookie(port, f"{name}@people.example") for name in PEOPLE]
            cells = [self.measure(f"{url}/projects", []), self.measure(f"{url}/projects", cookies), self.measure(f"{url}/home", cookies),
                self.measure(f"{url}/profile", cookies, "POST")]
            print(f"| {name} | {' | '.join(cells)} |", flush=True)
        finally:
            machines.kill()

    def cookie(self, port: int, email: str) -> str:
        visitor = Visitor(port, Tally(), email)
        assert visitor.sign_in(), f"{email} could not sign in"
        return "; ".join(f"{name}={value}" for name, value in visitor.cookies.items() if "flash" not in name)


def site(folder: Path, name: str, binary: Path, database: str, post: PostOffice) -> Machines:
    home = folder / name
    home.mkdir()
    return Machines(home, binary, database or f"sqlite:{home}/data/foothold.db", post)


def run(folder: Path, binary: Path, programs: Path, seconds: int) -> None:
    bench, post = Bench(folder, seconds), PostOffice(folder)
    print(f"{binary}: wrk, one thread, 8 connections, {seconds} s each: answers a second (half within, 99 % within)\n")
    print("| | project list, anybody | project list, signed in | own page, signed in | save a profile |\n| --- | --- | --- | --- | --- |")
    one = site(folder, "sqlite", binary, "", post)
    bench.row("SQLite, one process", one, one.servers[:1], int(one.servers[0].health.split(":")[2].split("/")[0]))
    for name, kind, count in (
            ("PostgreSQL, one process", Cluster, 1), ("PostgreSQL, two behind HAProxy", Cluster, 2),
            ("the same, with a synchronous standby", Pair, 2)):
        store = kind(folder, programs, f"{name.split(',')[0].replace(' ', '-')}-{count}-{kind.__name__}")
        try:
            store.create().start().make_database()
            many = site(folder, f"site-{count}-{kind.__name__}", binary, store.uri, post)
            port = many.port if count > 1 else int(many.servers[0].health.split(":")[2].split("/")[0])
            bench.row(name, many, [*many.servers[:count], *([many.balancer] if count > 1 else [])], port)
        finally:
            store.stop()


def main() -> int:
    options = argparse.ArgumentParser(prog="bin/soak --capacity", description=__doc__)
    options.add_argument("--seconds", type=int, default=6)
    options.add_argument("--binary", type=Path, required=True)
    options.add_argument("--programs", type=Path, required=True)
    given = options.parse_args()
    folder = workshop()
    try:
        run(folder, given.binary.resolve(), given.programs, given.seconds)
    except KeyboardInterrupt:
        return 130
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return 0


if __name__ == "__main__":
    os.umask(0o022)
    sys.exit(main())
