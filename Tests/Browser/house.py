"""A running Foothold to test: its own data directory, its own port, its mail in files."""

import email
import email.policy
import os
import re
import signal
import socket
import sqlite3
import subprocess
import time
import urllib.error
import urllib.request
from contextlib import closing
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BINARY = Path(os.environ.get("FOOTHOLD_BINARY", ROOT / ".build/debug/foothold"))


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def eventually(answer, *, within: float = 10.0, otherwise: str):
    """The first true answer; an AssertionError that says `otherwise` when there is none in time."""
    end = time.monotonic() + within
    while True:
        found = answer()
        if found:
            return found
        assert time.monotonic() < end, otherwise
        time.sleep(0.05)


@dataclass(frozen=True)
class Mail:
    message: EmailMessage

    @property
    def subject(self) -> str:
        return str(self.message["Subject"])

    @property
    def text(self) -> str:
        body = self.message.get_body(("plain", "html"))
        return body.get_content() if body else ""

    @property
    def link(self) -> str:
        """The first address in the text."""
        found = re.search(r"https?://[^\s<>\"]+", self.text)
        assert found, f"no link in the mail “{self.subject}”:\n{self.text}"
        return found.group().rstrip(".,;)")


class House:
    """`foothold`, migrated and perhaps seeded; started with start(), ended with stop() or crash()."""

    def __init__(self, data: Path, **settings: str):
        self.data = data
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.log = data / "serve.log"
        self.process: subprocess.Popen | None = None
        data.mkdir(parents=True, exist_ok=True)
        # Nothing of the caller's own settings reaches the server under test.
        self.environment = {k: v for k, v in os.environ.items() if not k.startswith("FOOTHOLD_")} | {
            "FOOTHOLD_DATA": str(data),
            "FOOTHOLD_DATABASE": f"sqlite:{data}/foothold.db",
            "FOOTHOLD_HOST": "127.0.0.1",
            "FOOTHOLD_PORT": str(self.port),
            "FOOTHOLD_URL": self.url,
            "FOOTHOLD_ENVIRONMENT": "development",
            "FOOTHOLD_SQLITE_SYNCHRONOUS": "normal",
        } | settings

    def run(self, *words: str) -> subprocess.CompletedProcess:
        """Runs `foothold WORDS` to its end, however it ends."""
        assert BINARY.exists(), f"{BINARY} is not there: bin/test builds it"
        return subprocess.run([BINARY, *words], env=self.environment, cwd=self.data, capture_output=True, text=True, timeout=120)

    def command(self, *words: str) -> str:
        """Runs `foothold WORDS`, which must end well; what it printed."""
        done = self.run(*words)
        assert done.returncode == 0, f"foothold {' '.join(words)} ended with {done.returncode}:\n{done.stdout}{done.stderr}"
        return done.stdout

    def start(self, *options: str) -> "House":
        """`foothold serve OPTIONS`, once it answers."""
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [BINARY, "serve", *options], env=self.environment, cwd=self.data, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        try:
            eventually(self.answers, within=30, otherwise=f"no answer from {self.url}")
        except BaseException as problem:
            self.stop()
            problem.add_note(self.log_end())
            raise
        return self

    def answers(self) -> bool:
        assert self.process and self.process.poll() is None, "the server ended by itself"
        try:
            urllib.request.urlopen(self.url, timeout=5).close()
            return True
        except urllib.error.HTTPError as refusal:
            assert refusal.code < 500, f"{self.url} answers {refusal.code}"
            return True
        except OSError:
            return False

    def stop(self) -> None:
        """As an operator would: asked to end, and given the time to."""
        if self.process and self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(15)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
                raise AssertionError("the server did not end within 15 s of being asked") from None

    def crash(self) -> None:
        """As a power cut would."""
        if self.process:
            self.process.send_signal(signal.SIGKILL)
            self.process.wait()

    def log_end(self, characters: int = 4000) -> str:
        return self.log.read_text(errors="replace")[-characters:] if self.log.exists() else ""

    def rows(self, sql: str, *values) -> list[sqlite3.Row]:
        """What the database says, read beside the server."""
        with closing(self.database()) as database:
            return database.execute(sql, values).fetchall()

    def change(self, sql: str, *values) -> None:
        """Turns the clock, or breaks something: what no page would do."""
        with closing(self.database()) as database, database:
            database.execute(sql, values)

    def database(self) -> sqlite3.Connection:
        database = sqlite3.connect(self.data / "foothold.db", timeout=10)
        database.row_factory = sqlite3.Row
        return database

    def mails(self, *, to: str | None = None, subject_contains: str | None = None) -> list[Mail]:
        """What lies in the outbox, oldest first."""
        files = sorted((self.data / "mail").glob("*.eml"), key=lambda file: (file.stat().st_mtime_ns, file.name))
        mails = [Mail(email.message_from_bytes(file.read_bytes(), policy=email.policy.default)) for file in files]
        return [
            mail for mail in mails
            if (to is None or to.lower() in str(mail.message["To"]).lower())
            and (subject_contains is None or subject_contains.lower() in mail.subject.lower())]

    def newest_mail(self, *, to: str, subject_contains: str | None = None, within: float = 10.0) -> Mail:
        """The last such mail, waited for: a job sends it, a moment after the page that caused it."""
        found = eventually(
            lambda: self.mails(to=to, subject_contains=subject_contains), within=within,
            otherwise=f"no mail to {to}" + (f" about “{subject_contains}”" if subject_contains else ""))
        return found[-1]
