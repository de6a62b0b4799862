"""bin/soak: two servers and two workers on one PostgreSQL behind a balancer, people who use them, and three faults."""

import argparse
import os
import shutil
import signal
import sys
import time
from pathlib import Path

import checks
import faults
import people
import report
import settling
from cluster import Cluster, workshop
from load import Load
from machines import ROOT, Machines
from pair import Pair
from post import PostOffice

BEGAN = time.monotonic()


def say(words: str) -> None:
    print(f"[{time.monotonic() - BEGAN:3.0f} s] {words}", flush=True)


def soak(seconds: float, binary: Path, cluster: Cluster, folder: Path) -> bool:
    post = PostOffice(folder)
    machines = None
    try:
        say("PostgreSQL starts, and the demo is loaded")
        cluster.create().start().make_database()
        machines = Machines(folder, binary, cluster.uri, post)
        machines.command("migrate")
        machines.command("seed")
        say("two servers, two workers and a balancer start")
        machines.start()
        load = Load(machines.port, people.world(cluster), seconds)
        before, start = checks.states(cluster), int(time.time() * 1000)
        say(f"people use it for {seconds:.0f} s")
        load.start()
        people.begin_tales(load)
        played = faults.play(machines, cluster, load.clock, say)
        load.clock.pause(max(0.0, seconds - (time.monotonic() - load.clock.began)))
        load.join()
        ended = time.time()
        say("the load is over: what is due is done")
        settled = settling.settle(cluster, post, start)
        findings = checks.judge(cluster, load.acts, before, start)
        doctor = machines.foothold("doctor")
        unstopped = machines.stop()
        return report.show(load, played, ended, settled, findings, doctor, unstopped)
    finally:
        # Also on Ctrl-C, and when something above went wrong.
        if machines:
            machines.kill()
        cluster.stop()
        post.shutdown()


def main() -> int:
    options = argparse.ArgumentParser(prog="bin/soak", description=__doc__)
    options.add_argument("--seconds", type=float, default=60, help="how long people use the site (at least 20, 60 when not said)")
    options.add_argument("--failover", action="store_true", help="a primary and a synchronous standby, which takes over for good")
    options.add_argument("--keep", action="store_true", help="keep the folder with every log")
    options.add_argument("--binary", type=Path, default=ROOT / ".build/debug/foothold", help="the program (.build/debug/foothold when not said)")
    options.add_argument("--programs", type=Path, required=True, help=argparse.SUPPRESS)
    given = options.parse_args()
    if given.seconds < 20:
        options.error("three faults need 20 seconds")
    if not given.binary.exists():
        options.error(f"{given.binary} is not there: build it first")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    folder, fine = workshop(), False
    try:
        store = (Pair if given.failover else Cluster)(folder, given.programs)
        fine = soak(given.seconds, given.binary.resolve(), store, folder)
    except KeyboardInterrupt:
        say("stopped")
        fine = True
        return 130
    finally:
        if given.keep or not fine:
            say(f"the logs are in {folder}")
        else:
            shutil.rmtree(folder, ignore_errors=True)
    return 0 if fine else 1


if __name__ == "__main__":
    os.umask(0o022)
    sys.exit(main())
