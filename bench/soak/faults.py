"""What is done to the site while people use it, and how long they notice."""

import time
from dataclasses import dataclass

from acts import Clock
from cluster import Cluster
from machines import Machines
from visitor import Request


@dataclass
class Fault:
    """`at` is in seconds of the clock on the wall."""

    name: str
    at: float = 0


def play(machines: Machines, cluster: Cluster, clock: Clock, say) -> list[Fault]:
    """Three faults, each after a fifth of the time; a process that was killed is away for a tenth."""
    away = max(2.0, clock.seconds / 10)
    server, worker = Fault("kill -9 one server"), Fault("kill -9 one worker")
    store = Fault(cluster.fault)
    clock.pause(clock.seconds / 5)
    for fault, program in ((server, machines.servers[0]), (worker, machines.workers[0])):
        say(fault.name)
        fault.at = time.time()
        program.kill()
        clock.pause(away)
        program.start()
        program.wait_until_ready()
        clock.pause(max(0.0, fault.at + clock.seconds / 5 - time.time()))
    say(store.name)
    store.at = time.time()
    cluster.break_down()
    return [server, worker, store]


@dataclass
class Recovery:
    bad: int
    first_good: float | None    # from the first bad answer to the next good one
    last_bad: float | None      # from the fault to the last bad answer


def recovery(fault: Fault, until: float, requests: list[Request]) -> Recovery:
    """An answer is counted when it ends; a bad one is 5xx or none at all."""
    seen = sorted((request for request in requests if fault.at <= request.at < until), key=lambda request: request.at)
    bad = [request.at for request in seen if not request.is_good]
    if not bad:
        return Recovery(0, None, None)
    good = next((request.at for request in seen if request.is_good and request.at > bad[0]), None)
    return Recovery(len(bad), good - bad[0] if good else float("inf"), bad[-1] - fault.at)
