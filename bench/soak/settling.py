"""After the load: what is due is done, jobs of the dead are taken over, and every notice has its letter."""

import time
from dataclasses import dataclass

from cluster import Cluster
from post import PostOffice

DUE = """SELECT COUNT(*) FILTER (WHERE state = 'running' OR attempts > 0 OR due_at <= EXTRACT(EPOCH FROM now()) * 1000) AS open,
    COUNT(*) AS total FROM job WHERE state IN ('ready', 'running')"""
# What a killed worker held is due again after five minutes, what failed after two or more: here at once.
TURN_THE_CLOCK = """UPDATE job SET leased_until = 0 WHERE state = 'running';
    UPDATE job SET due_at = 0 WHERE state = 'ready' AND attempts > 0 AND due_at > EXTRACT(EPOCH FROM now()) * 1000;"""


@dataclass
class Settled:
    seconds: float
    taken_over: int
    unfinished: int
    failed: int
    done: int
    letters: int
    letters_twice: list[str]
    letters_missing: list[str]


def settle(cluster: Cluster, post: PostOffice, start: int, within: float = 120) -> Settled:
    began, taken_over, quiet = time.monotonic(), 0, 0
    open_jobs = count(cluster)
    while open_jobs and time.monotonic() - began < within:
        time.sleep(1)
        now = count(cluster)
        quiet = quiet + 1 if now == open_jobs else 0
        open_jobs = now
        if open_jobs and quiet >= 4:
            taken_over += open_jobs
            cluster.psql(TURN_THE_CLOCK)
            quiet = 0
    ends = {row["state"]: int(row["total"]) for row in cluster.rows(
        f"SELECT state, COUNT(*) AS total FROM job WHERE state = 'failed' OR finished_at >= {start} GROUP BY state")}
    mailed = {row["id"].lower() for row in cluster.rows(f"SELECT id FROM notice WHERE mailed_at >= {start}")}
    twice = [letter for letter, times in post.letters.items() if times > 1]
    return Settled(
        time.monotonic() - began, taken_over, open_jobs, ends.get("failed", 0), ends.get("done", 0), post.letters.total(), twice,
        sorted(mailed - set(post.letters)))


def count(cluster: Cluster) -> int:
    return int(cluster.rows(DUE)[0]["open"])
