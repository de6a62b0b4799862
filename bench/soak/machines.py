"""Two servers, two workers and the balancer in front of them: started, killed, started again, stopped."""

import os
import secrets
import signal
import subprocess
import time
import urllib.error
import urllib.request
from pathlib import Path

from cluster import free_port

ROOT = Path(__file__).resolve().parents[2]


class Program:
    """One process, and what it said."""

    def __init__(self, name: str, command: list, environment: dict[str, str], folder: Path, health: str = ""):
        self.name, self.command, self.environment, self.health = name, command, environment, health
        self.folder, self.log = folder, folder / f"{name}.log"
        self.process: subprocess.Popen | None = None

    def start(self) -> None:
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                self.command, env=self.environment, cwd=self.folder, stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True)

    def wait_until_ready(self, within: float = 60) -> None:
        end = time.monotonic() + within
        while not self.is_ready():
            if self.process is None or self.process.poll() is not None or time.monotonic() > end:
                raise RuntimeError(f"{self.name} did not become ready:\n{self.end_of_log()}")
            time.sleep(0.05)

    def is_ready(self) -> bool:
        try:
            urllib.request.build_opener(urllib.request.ProxyHandler({})).open(self.health, timeout=5).close()
            return True
        except OSError:
            return False

    @property
    def is_running(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def kill(self) -> None:
        """kill -9: nothing is said, nothing is finished."""
        if self.is_running:
            self.process.send_signal(signal.SIGKILL)
            self.process.wait()

    def stop(self) -> bool:
        """As an operator would. False when it had to be killed."""
        if not self.is_running:
            return True
        self.process.terminate()
        try:
            self.process.wait(20)
            return True
        except subprocess.TimeoutExpired:
            self.kill()
            return False

    def end_of_log(self) -> str:
        return self.log.read_text(errors="replace")[-2000:] if self.log.exists() else ""


class Machines:
    def __init__(self, folder: Path, binary: Path, database: str, post):
        self.folder, self.binary = folder, binary
        self.port = free_port()
        # Nothing of the caller's own settings reaches the site.
        self.environment = {name: value for name, value in os.environ.items() if not name.startswith("FOOTHOLD_")} | {
            "FOOTHOLD_ENVIRONMENT": "development", "FOOTHOLD_DATA": str(folder / "data"), "FOOTHOLD_DATABASE": database,
            "FOOTHOLD_SECRET_KEY": secrets.token_hex(32), "FOOTHOLD_URL": f"http://127.0.0.1:{self.port}", "FOOTHOLD_BEHIND_PROXY": "true",
            "FOOTHOLD_SMTP_URL": post.url, "FOOTHOLD_SMTP_CA": str(post.certificate), "FOOTHOLD_MAIL_FROM": "Foothold <post@foothold.example>",
            "FOOTHOLD_LOG_LEVEL": "warning"}
        (folder / "data").mkdir()
        self.servers = [self.server(number) for number in (1, 2)]
        self.workers = [self.worker(number) for number in (1, 2)]
        self.balancer = self.haproxy()

    def server(self, number: int) -> Program:
        port = free_port()
        environment = self.environment | {"FOOTHOLD_HOST": "127.0.0.1", "FOOTHOLD_PORT": str(port)}
        return Program(f"server{number}", [self.binary, "serve", "--no-work"], environment, self.folder, f"http://127.0.0.1:{port}/health/ready")

    def worker(self, number: int) -> Program:
        port = free_port()
        return Program(
            f"worker{number}", [self.binary, "work", "--port", str(port)], self.environment, self.folder, f"http://127.0.0.1:{port}/health/ready")

    def haproxy(self) -> Program:
        """The very file that docs/operating.md describes."""
        addresses = {f"FOOTHOLD_WEB{n}": server.health.split("/")[2] for n, server in enumerate(self.servers, 1)}
        return Program(
            "haproxy", ["haproxy", "-db", "-f", ROOT / "docs/deploy/haproxy.cfg"],
            os.environ | addresses | {"FOOTHOLD_BIND": f"127.0.0.1:{self.port}"}, self.folder, f"http://127.0.0.1:{self.port}/about/fees")

    @property
    def all(self) -> list[Program]:
        return [self.balancer, *self.servers, *self.workers]

    def foothold(self, *words: str) -> subprocess.CompletedProcess:
        return subprocess.run([self.binary, *words], env=self.environment, cwd=self.folder, capture_output=True, text=True, timeout=300)

    def command(self, *words: str) -> None:
        done = self.foothold(*words)
        if done.returncode != 0:
            raise RuntimeError(f"foothold {' '.join(words)} ended with {done.returncode}:\n{done.stdout}{done.stderr}")

    def start(self) -> None:
        for program in [*self.servers, *self.workers]:
            program.start()
        for program in [*self.servers, *self.workers]:
            program.wait_until_ready()
        self.balancer.start()
        self.balancer.wait_until_ready()

    def stop(self) -> list[str]:
        """The names of those that did not end when they were asked to."""
        return [program.name for program in self.all if not program.stop()]

    def kill(self) -> None:
        for program in self.all:
            program.kill()
