"""The one table at the end: what was measured, beside the others and beside what must hold."""

import datetime
import os
import platform
import re
import subprocess
from pathlib import Path

from limits import GROWTH, LIMITS, MEMORY
from wrk import Run

ROOT = Path(__file__).resolve().parents[2]
HEADINGS = ("", "req/s", "of hello", "p50 ms", "p99 ms", "CPU µs", "MiB", "bytes", "must", "")


def machine() -> str:
    cpu = re.search(r"model name\s*:\s*(.+)", Path("/proc/cpuinfo").read_text())
    return ", ".join((f"{os.cpu_count()} cores", cpu.group(1).strip() if cpu else platform.machine(), f"{platform.system()} {platform.release()}",
        datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%d %H:%M UTC"), f"commit {commit()}"))


def commit() -> str:
    def git(*words: str) -> str:
        return subprocess.run(["git", "-C", ROOT, *words], capture_output=True, text=True).stdout.strip()
    return (git("rev-parse", "--short", "HEAD") or "unknown") + (" and changes" if git("status", "--porcelain") else "")


class Table:
    def __init__(self, first: str):
        self.first, self.rows, self.notes, self.missed = first, [], [], 0
        self.hello: Run | None = None
        self.runs: dict[str, Run] = {}

    def judge(self, verdict: str) -> str:
        self.missed += verdict.startswith("MISSED")
        return verdict

    def add(self, what: str, run: Run, memory: float = 0, size: int = 0, limit: str = "") -> None:
        """`limit` names what must hold for this row, if anything must."""
        self.runs[what] = run
        share = f"1/{self.hello.rate / run.rate:.1f}" if self.hello and run.rate else ""
        rule = LIMITS.get(limit)
        self.rows.append((what, f"{run.rate:,.0f}" if run.rate else "", share, f"{run.p50:.2f}", f"{run.p99:.2f}",
            f"{run.cpu:,.0f}" if run.cpu else "", f"{memory:.0f}" if memory else "", f"{size:,}" if size else "", rule.words if rule else "",
            self.judge(rule.verdict(run, self.hello)) if rule else ""))
        print("   ".join(filter(None, self.rows[-1])), flush=True)

    def note(self, what: str, value: str, must: str = "", holds: bool = True) -> None:
        verdict = self.judge(("holds" if holds else "MISSED") if must else "")
        self.notes.append(f"{what}: {value}" + (f" (must be {must}: {verdict})" if must else ""))

    def compare(self, small: str, large: str) -> None:
        """What a page costs more in the large world than in the small one."""
        for name, most in GROWTH.items():
            before, after = self.runs.get(f"{name}, {small}"), self.runs.get(f"{name}, {large}")
            if before and after and before.cpu:
                times = after.cpu / before.cpu
                self.note(f"{name}, CPU per request from {small} to {large}", f"{before.cpu:,.0f} to {after.cpu:,.0f} µs, {times:.1f} times",
                    f"≤ {most} times", times <= most)

    def judge_memory(self, memory: float) -> None:
        self.note("memory after all of it", f"{memory:.0f} MiB", f"≤ {MEMORY} MiB", memory <= MEMORY)

    def text(self) -> str:
        widths = [max(len(row[place]) for row in [HEADINGS, *self.rows]) for place in range(len(HEADINGS))]
        def line(row: tuple) -> str:
            return "  ".join(cell.ljust(width) if place in (0, 8, 9) else cell.rjust(width)
                for place, (cell, width) in enumerate(zip(row, widths))).rstrip()
        end = f"MISSED: {self.missed} of what must hold" if self.missed else "everything that must hold, holds"
        return "\n".join([machine(), self.first, "", line(HEADINGS), *map(line, self.rows), "", *self.notes, end, ""])
