"""The table at the end. A line that must hold and does not makes the run fail, and says why."""

import subprocess
from collections import Counter

import checks
from checks import Findings
from faults import Fault, recovery
from load import Load
from settling import Settled

# A letter is sent before it is noted as sent: whoever is stopped in between has sent it, and it goes out again.
# One worker was killed, and two were cut off from the database.
LETTERS_TWICE_AT_MOST = 3


class Table:
    def __init__(self):
        self.lines: list[tuple[str, str, bool]] = []
        self.why: list[str] = []

    def tell(self, what: str, value: object) -> None:
        self.lines.append((what, str(value), True))

    def must(self, what: str, value: object, holds: bool, why: list[str] | None = None) -> None:
        self.lines.append((what, str(value), holds))
        if not holds:
            self.why += [f"{what}:"] + [f"    {line}" for line in (why or [])[:12]]

    def show(self) -> bool:
        width = max(len(what) for what, _, _ in self.lines)
        print()
        for what, value, holds in self.lines:
            print(f"  {what.ljust(width)}  {value}{'' if holds else '   <- must not be'}")
        if self.why:
            print("\n" + "\n".join(self.why))
        fine = all(holds for _, _, holds in self.lines)
        print("\n" + ("everything holds" if fine else "NOT everything holds"))
        return fine


def show(
    load: Load, faults: list[Fault], ended: float, settled: Settled, findings: Findings, doctor: subprocess.CompletedProcess, unstopped: list[str]
) -> bool:
    table, acts, requests = Table(), load.acts, load.tally.requests
    by_status = Counter(request.status for request in requests)
    table.tell("requests", f"{len(requests)}, {len(requests) / load.clock.seconds:.0f} a second")
    for status in sorted(status for status in by_status if status and status < 500):
        table.tell(f"answers {status}", by_status[status])
    table.must("answers 500", by_status[500], by_status[500] == 0, [f"{r.method} {r.path}" for r in requests if r.status == 500])
    silent = [f"{r.method} {r.path}" for r in requests if r.status == 503 and not r.says_when]
    table.must("answers 503, and without Retry-After", f"{by_status[503]}, {len(silent)}", not silent, silent)
    table.tell("answers 502 or 504 (broken behind the balancer)", by_status[502] + by_status[504])
    reasons = Counter(request.reason for request in requests if not request.status)
    table.tell("no answer (connection broken)", f"{by_status[0]} {dict(reasons) if reasons else ''}".strip())
    odd = [line for line in acts.refusals if not line.startswith("409")]
    table.must("acts refused for another reason than a conflict", len(odd), not odd, odd)

    # In a shorter run not every tale comes to every step.
    kinds = Counter({kind: 0 for kind in (checks.THERE if load.clock.seconds >= 60 else {kind for kind, _ in acts.tried})})
    for (kind, _), times in acts.acknowledged.items():
        kinds[kind] += times
    table.must("acts acknowledged", acts.count, all(kinds.values()), [f"none of the kind “{kind}”" for kind, times in kinds.items() if not times])
    table.tell("pressed twice at once", acts.pressed_twice)
    table.tell("of which", ", ".join(f"{kind} {times}" for kind, times in sorted(kinds.items())))
    table.tell("acts without an answer (there or not)", acts.tried.total() - acts.count - acts.refused.total())
    table.must("acknowledged acts lost", len(findings.lost), not findings.lost, findings.lost)
    table.must("acts done twice", len(findings.twice), not findings.twice, findings.twice)
    table.must("acts done by halves", len(findings.half), not findings.half, findings.half)
    table.must("acknowledged, but not on the next page", len(acts.unseen), not acts.unseen, acts.unseen)

    table.must("ledger, sum of all entries", ", ".join(f"{total} {currency}" for currency, total in sorted(findings.ledger.items())),
        not any(findings.ledger.values()))
    table.must("transfers made in the run", findings.transfers, findings.transfers > 0)
    table.must("jobs done, failed, unfinished", f"{settled.done}, {settled.failed}, {settled.unfinished}",
        not settled.failed and not settled.unfinished)
    table.tell("jobs of the dead, taken over", f"{settled.taken_over} (their leases ended early), settled in {settled.seconds:.0f} s")
    table.tell("letters sent", settled.letters)
    table.must(f"letters sent twice (at most {LETTERS_TWICE_AT_MOST})", len(settled.letters_twice),
        len(settled.letters_twice) <= LETTERS_TWICE_AT_MOST, settled.letters_twice)
    table.must("notices noted as mailed without a letter", len(settled.letters_missing), not settled.letters_missing, settled.letters_missing)

    for fault, until in zip(faults, [fault.at for fault in faults[1:]] + [ended]):
        found = recovery(fault, until, requests)
        words = "nobody noticed" if not found.bad else (
            f"{found.bad} bad answers; good again {found.first_good:.2f} s after the first, the last one {found.last_bad:.2f} s after the fault")
        table.must(f"{fault.name}", words, found.first_good != float("inf"))
    problems = [line for line in doctor.stdout.splitlines() if line.startswith("PROBLEM")] + doctor.stderr.splitlines()
    table.must("foothold doctor", "well" if doctor.returncode == 0 else "not well", doctor.returncode == 0, problems)
    table.must("programs that ended when asked", f"{5 - len(unstopped)} of 5", not unstopped, unstopped)
    table.must("faults of this script", len(load.problems), not load.problems, load.problems)
    return table.show()
