"""What people did: every try, and every try that the site acknowledged. From this the end of the run is judged."""

import itertools
import threading
import time
from collections import Counter

from visitor import Answer, Visitor


class Acts:
    """An act has a kind and a mark: words that nobody wrote before, or the move of a state table it stands for.

    A 303 acknowledges it. Anything from 500 on, and no answer at all, leaves it open: it may be there or not.
    A refusal (4xx) says that it is not there.
    """

    def __init__(self):
        self.lock = threading.Lock()
        self.tried: Counter[tuple[str, str]] = Counter()
        self.acknowledged: Counter[tuple[str, str]] = Counter()
        self.refused: Counter[tuple[str, str]] = Counter()
        self.newest: dict[tuple[str, str], list[tuple[str, bool]]] = {}
        self.refusals: list[str] = []
        self.unseen: list[str] = []
        self.pressed_twice = 0
        self.numbers = itertools.count(1)

    def mark(self, words: str) -> str:
        """Words that occur once in this run."""
        return f"{words} [soak {next(self.numbers)}]"

    def do(self, visitor: Visitor, path: str, form: dict[str, str], what: tuple[str, str], file=None, is_pressed_twice=False) -> bool | None:
        """One act. True: acknowledged. False: refused. None: nobody knows.

        Pressed twice it is sent twice at the same time, and still one act: the site has to see to that.
        """
        self.tried[what] += 1
        answers = self.press_twice(visitor, path, form, file) if is_pressed_twice else [visitor.post(path, form, file)]
        with self.lock:
            if any(answer.status == 303 for answer in answers):
                self.acknowledged[what] += 1
                return True
            if all(400 <= answer.status < 500 for answer in answers):
                self.refused[what] += 1
                self.refusals += [f"{answer.status} {path}: {said(answer)}" for answer in answers]
                return False
        return None

    def press_twice(self, visitor: Visitor, path: str, form: dict[str, str], file) -> list[Answer]:
        self.pressed_twice += 1
        other, answers = visitor.double(), []
        second = threading.Thread(target=lambda: answers.append(other.post(path, form, file)), daemon=True)
        second.start()
        answers.append(visitor.post(path, form, file))
        second.join()
        other.hang_up()
        return answers

    def replace(self, visitor: Visitor, path: str, form: dict[str, str], what: tuple[str, str], value: str) -> bool | None:
        """An act whose newest value is what counts, done by one person alone."""
        done = self.do(visitor, path, form, ("save", f"{what[0]} {what[1]} {value}"))
        if done is not False:
            self.newest.setdefault(what, []).append((value, bool(done)))
        return done

    def allowed(self, what: tuple[str, str]) -> set[str]:
        """The last acknowledged value, or one of those that were sent after it and not answered."""
        values = self.newest[what]
        last = max((n for n, (_, done) in enumerate(values) if done), default=0)
        return {value for value, _ in values[last:]}

    @property
    def count(self) -> int:
        return self.acknowledged.total()


def said(answer: Answer) -> str:
    """What a page says it is, and what it complains of."""
    page = answer.page
    errors = [part.split("<")[0] for part in answer.text.split('class="error"')[1:3]]
    return " / ".join([" ".join(page.title.split())] + [error.split(">")[-1].strip() for error in errors])


class Clock:
    """How long the load goes on, and how fast one person may act so that no hourly limit is met."""

    def __init__(self, seconds: float):
        self.seconds = seconds
        self.began = time.monotonic()
        self.stopped = threading.Event()

    @property
    def is_over(self) -> bool:
        return self.stopped.is_set() or time.monotonic() - self.began >= self.seconds

    def pause(self, seconds: float) -> None:
        self.stopped.wait(seconds)

    def apart(self, times: int) -> float:
        """The pause between two acts of somebody who may do `times` of them in the run."""
        return max(0.2, self.seconds / times)
