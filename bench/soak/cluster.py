"""A PostgreSQL of its own that waits for the disk, as a person without rights, on a free port of this machine."""

import csv
import io
import os
import signal
import socket
import subprocess
import tempfile
import time
from pathlib import Path

SETTINGS = """
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
max_connections = 100
shared_buffers = 128MB
fsync = on
synchronous_commit = on
full_page_writes = on
log_line_prefix = '%m [%p] '
"""


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


class Cluster:
    """`programs` is the folder of initdb and postgres. PostgreSQL refuses to run as root, so root hands it to nobody."""

    fault = "restart PostgreSQL, immediate"

    def __init__(self, folder: Path, programs: Path, name: str = "postgres"):
        self.folder, self.programs, self.port = folder, programs, free_port()
        self.data, self.log = folder / name, folder / f"{name}.log"
        self.process: subprocess.Popen | None = None
        self.who = {"user": "nobody", "group": "nogroup", "extra_groups": []} if os.geteuid() == 0 else {}
        self.data.mkdir(mode=0o700)
        if self.who:
            subprocess.run(["chown", "nobody:nogroup", self.data], check=True)

    def create(self, settings: str = "") -> "Cluster":
        self.run("initdb", "--pgdata", self.data, "--username", "foothold", "--auth", "trust", "--encoding", "UTF8", "--locale", "C.UTF-8")
        subprocess.run(
            ["tee", "-a", self.data / "postgresql.conf"], input=SETTINGS + settings, text=True, check=True, stdout=subprocess.DEVNULL, **self.who)
        return self

    @property
    def uri(self) -> str:
        return f"postgres://foothold@127.0.0.1:{self.port}/foothold"

    def run(self, program: str, *words) -> None:
        done = subprocess.run([self.programs / program, *words], capture_output=True, text=True, cwd=self.data, **self.who)
        if done.returncode != 0:
            raise RuntimeError(f"{program} ended with {done.returncode}: {done.stderr}")

    def start(self) -> "Cluster":
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [self.programs / "postgres", "-D", self.data, "-p", str(self.port)], cwd=self.data, stdin=subprocess.DEVNULL, stdout=log,
                stderr=log, start_new_session=True, **self.who)
        end = time.monotonic() + 60
        while not self.answers():
            if self.process.poll() is not None or time.monotonic() > end:
                raise RuntimeError(f"PostgreSQL did not start:\n{self.log.read_text(errors='replace')[-2000:]}")
            time.sleep(0.05)
        return self

    def answers(self) -> bool:
        ready = [self.programs / "pg_isready", "--quiet", "--host", "127.0.0.1", "--port", str(self.port)]
        return subprocess.run(ready, stderr=subprocess.DEVNULL).returncode == 0

    def make_database(self) -> "Cluster":
        self.psql("CREATE DATABASE foothold", database="postgres")
        return self

    def crash(self) -> None:
        """What `pg_ctl stop -m immediate` does: no checkpoint, no goodbye; the next start reads the log again."""
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGQUIT)
            try:
                self.process.wait(10)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()

    def stop(self) -> None:
        self.crash()

    def break_down(self) -> None:
        """The fault of this store, until it is there again."""
        self.crash()
        self.start()

    def psql(self, sql: str, database: str = "foothold") -> str:
        done = subprocess.run(
            ["psql", "--no-psqlrc", "--quiet", "--csv", "--set", "ON_ERROR_STOP=1", "--host", "127.0.0.1", "--port", str(self.port),
             "--username", "foothold", database], input=sql, capture_output=True, text=True, timeout=60)
        if done.returncode != 0:
            raise RuntimeError(f"psql: {done.stderr}\n{sql}")
        return done.stdout

    def rows(self, sql: str) -> list[dict[str, str]]:
        return list(csv.DictReader(io.StringIO(self.psql(sql))))


def workshop() -> Path:
    """A folder for everything of this run; PostgreSQL's own user must be able to pass through it."""
    folder = Path(tempfile.mkdtemp(prefix="foothold-soak-"))
    folder.chmod(0o755)
    return folder
