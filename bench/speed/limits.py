"""What must hold, as it was decided before anything was built: for a world of 100,000 projects, on a machine that does nothing else."""

from dataclasses import dataclass

from wrk import Run

MEMORY = 256
# How often a page of 100,000 projects may cost what one of 1,000 does.
GROWTH = {"list": 2, "search": 6, "page": 2}


@dataclass(frozen=True)
class Limit:
    """At least `rate` answers a second, 99 of 100 within `p99` ms; or, on another machine, one `share`th of what hello can do there."""

    rate: float = 0
    p99: float = 0
    share: float = 0

    @property
    def words(self) -> str:
        parts = [f"≥ {self.rate:,.0f}/s" if self.rate else "", f"p99 ≤ {self.p99:g} ms" if self.p99 else ""]
        return ", ".join(filter(None, parts)) + (f"; or ≥ 1/{self.share:g}" if self.share else "")

    def verdict(self, run: Run, hello: Run | None) -> str:
        missed = [words for words, holds in (
            (f"{run.rate:,.0f}/s", run.rate >= self.rate), (f"p99 {run.p99:.1f} ms", not self.p99 or run.p99 <= self.p99)) if not holds]
        if not missed:
            return "holds"
        if self.share and hello and run.rate * self.share >= hello.rate:
            return f"holds by 1/{self.share:g}"
        return "MISSED: " + ", ".join(missed)


LIMITS = {
    "list": Limit(4000, 15, 12), "search": Limit(3000, 20, 16), "page": Limit(8000, 8, 7), "apply": Limit(1500), "match": Limit(p99=2),
    # One reader at a time: what the server takes for 500 engagements.
    "board": Limit(p99=50)}
