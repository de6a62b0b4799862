"""The servers that are measured, each started on a free port of 127.0.0.1 when it is its turn."""

import os
import secrets
import shutil
import sqlite3
import sys
import urllib.request
from pathlib import Path

from cluster import free_port
from machines import Program
from world import environment
from wrk import Processes

ROOT = Path(__file__).resolve().parents[2]
PYTHON = ROOT / ".build/bench-python/bin/python"
NGINX = """
daemon off; worker_processes auto; pid {folder}/nginx.pid; error_log {folder}/nginx-errors.log; {user}
events {{ worker_connections 512; }}
http {{
    access_log off; default_type text/html; sendfile on; tcp_nopush on; open_file_cache max=10;
    client_body_temp_path {folder}/t1; proxy_temp_path {folder}/t2; fastcgi_temp_path {folder}/t3; uwsgi_temp_path {folder}/t4;
    scgi_temp_path {folder}/t5;
    server {{ listen 127.0.0.1:{port}; root {folder}; location / {{ index page.html; }} }}
}}
"""


class Server:
    """Runs while a `with` lasts."""

    def __init__(self, name: str, command: list, folder: Path, port: int, health: str, env: dict[str, str] | None = None):
        self.url, self.folder = f"http://127.0.0.1:{port}", folder
        self.program = Program(name, command, dict(os.environ) if env is None else env, folder, self.url + health)

    def __enter__(self) -> "Server":
        self.program.start()
        try:
            self.program.wait_until_ready(within=300)
            self.processes = Processes(self.program.process.pid)
            self.processes.wait_until_idle()
        except BaseException:
            self.program.kill()
            raise
        return self

    def __exit__(self, *_) -> None:
        if self.program.is_running and not self.program.stop():
            print(f"{self.program.name} had to be killed", file=sys.stderr)

    def get(self, path: str, cookie: str = "") -> bytes:
        """The page, which must be there."""
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        with opener.open(urllib.request.Request(self.url + path, headers={"Cookie": cookie} if cookie else {}), timeout=60) as answer:
            if answer.status != 200:
                raise RuntimeError(f"{self.url}{path} answers {answer.status}")
            return answer.read()


def copied(world: Path, folder: Path) -> Path:
    """What is measured changes the world, so each has a copy of its own; it lies on the disk before anything is measured."""
    copy = folder / "world.db"
    shutil.copyfile(world, copy)
    os.sync()
    return copy


def within(folder: Path, name: str) -> Path:
    home = folder / name
    home.mkdir(mode=0o755)
    return home


def hello(folder: Path, binary: Path) -> Server:
    port = free_port()
    return Server("hello", [binary, str(port)], within(folder, "hello"), port, "/")


def nginx(folder: Path, page: bytes) -> Server:
    port, home = free_port(), within(folder, "nginx")
    (home / "page.html").write_bytes(page)
    # Workers of root would be somebody who may not read the page.
    user = "user root;" if os.geteuid() == 0 else ""
    (home / "nginx.conf").write_text(NGINX.format(folder=home, port=port, user=user))
    program = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin:{ROOT}/.build/bench/nginx/usr/sbin")
    return Server("nginx", [program, "-c", home / "nginx.conf", "-e", home / "nginx-errors.log"], home, port, "/")


def foothold_environment(database: Path, home: Path, port: int) -> dict[str, str]:
    """As in production, but for the proxy in front of it; mail goes nowhere, as nobody works."""
    return environment(database, home) | {
        "FOOTHOLD_ENVIRONMENT": "production", "FOOTHOLD_URL": "https://foothold.example", "FOOTHOLD_HOST": "127.0.0.1",
        "FOOTHOLD_PORT": str(port), "FOOTHOLD_SECRET_KEY": secrets.token_hex(32), "FOOTHOLD_SMTP_URL": "smtp://127.0.0.1:9",
        "FOOTHOLD_BEHIND_PROXY": "true", "FOOTHOLD_DRAIN_SECONDS": "0"}


def foothold(folder: Path, name: str, binary: Path, world: Path) -> Server:
    port, home = free_port(), within(folder, name)
    database = copied(world, home)
    return Server(name, [binary, "serve", "--no-work"], home, port, "/health/ready", foothold_environment(database, home, port))


def django(folder: Path, world: Path) -> Server:
    """Two workers, one for each core of the machine the limits are for."""
    port, home = free_port(), within(folder, "django")
    env = dict(os.environ) | {"PEER_DATABASE": str(copied(world, home)), "PEER_SECRET": secrets.token_hex(32), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [PYTHON, "-m", "gunicorn", "--workers", "2", "--worker-class", "sync", "--timeout", "120", "--no-control-socket", "--bind",
        f"127.0.0.1:{port}", "--chdir", ROOT / "bench/django", "peer.wsgi"]
    return Server("django", command, home, port, "/projects", env)


def rows(database: Path, sql: str, *values) -> list[tuple]:
    with sqlite3.connect(database, timeout=30) as store:
        found = store.execute(sql, values).fetchall()
    store.close()
    return found
