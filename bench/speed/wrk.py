"""One measurement: wrk at a server, what the server's processes used meanwhile, and the median of some runs."""

import os
import re
import statistics
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent
MILLISECONDS = {"us": 0.001, "ms": 1, "s": 1000, "m": 60_000}
TICK = 1_000_000 / os.sysconf("SC_CLK_TCK")


class Processes:
    """A server and all it started: they share a process group, whose number is that of the first."""

    def __init__(self, group: int):
        self.group = group

    def each(self, file: str) -> list[str]:
        found = []
        for folder in Path("/proc").glob("[0-9]*"):
            try:
                if int((folder / "stat").read_text().rpartition(")")[2].split()[2]) == self.group:
                    found.append((folder / file).read_text())
            except (OSError, IndexError):
                pass                                         # it ended meanwhile
        return found

    def ticks(self) -> int:
        """Processor time so far, in the program and in the kernel for it."""
        return sum(sum(map(int, stat.rpartition(")")[2].split()[11:13])) for stat in self.each("stat"))

    def memory(self) -> float:
        """MiB that are resident."""
        return sum(int(re.search(r"VmRSS:\s+(\d+)", status).group(1)) for status in self.each("status")) / 1024

    def wait_until_idle(self, within: float = 300) -> None:
        """Until what the server does of itself after its start is done."""
        end, before = time.monotonic() + within, -1
        while (now := self.ticks()) - before > 2:
            if time.monotonic() > end:
                raise RuntimeError("the server does not come to rest")
            before = now
            time.sleep(0.5)


@dataclass
class Run:
    rate: float
    p50: float
    p99: float
    # Microseconds of the server's processor time for each request.
    cpu: float
    requests: int


def milliseconds(text: str) -> float:
    number, unit = re.fullmatch(r"([\d.]+)(us|ms|s|m)", text).groups()
    return float(number) * MILLISECONDS[unit]


def run(url: str, seconds: int, processes: Processes, script: str, arguments: list, connections: int = 8) -> Run:
    """Some connections, one thread; any other answer than 2xx or 3xx ends everything."""
    words = ["-s", FOLDER / script, url, "--", *map(str, arguments)] if script else [url]
    processes.wait_until_idle()                              # of what the run before left under way
    before = processes.ticks()
    done = subprocess.run(
        ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--timeout", "30s", "--latency", *words], capture_output=True, text=True, timeout=seconds + 90)
    spent, said = processes.ticks() - before, done.stdout
    requests = re.search(r"(\d+) requests in", said)
    if done.returncode != 0 or "Non-2xx" in said or requests is None or requests.group(1) == "0":
        raise RuntimeError(f"{url} {script}: wrk ended with {done.returncode}\n{said}{done.stderr}")
    if re.search(r"Socket errors: connect [^0]|timeout [1-9]", said):
        raise RuntimeError(f"{url} {script}: connections were refused or too slow\n{said}")
    rate, p50, p99 = (re.search(pattern, said).group(1) for pattern in (r"Requests/sec:\s+([\d.]+)", r"\n\s+50%\s+(\S+)", r"\n\s+99%\s+(\S+)"))
    count = int(requests.group(1))
    return Run(float(rate), milliseconds(p50), milliseconds(p99), spent * TICK / count, count)


def median(runs: list[Run]) -> Run:
    def middle(name: str) -> float:
        return statistics.median(getattr(one, name) for one in runs)
    return Run(middle("rate"), middle("p50"), middle("p99"), middle("cpu"), sum(one.requests for one in runs))
