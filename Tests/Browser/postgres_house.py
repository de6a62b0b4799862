"""A running Foothold on a PostgreSQL database of its own, and the wire between the two, which can be cut."""

import os
import socket
import subprocess
import threading
import uuid
from pathlib import Path

import psycopg
from psycopg.rows import dict_row

from house import BINARY, House

SERVER = os.environ.get("FOOTHOLD_TEST_POSTGRES", "")


class PostgresHouse(House):
    """As a House, but its records lie in a database of the server that bin/with-postgres started."""

    def __init__(self, data: Path, **settings: str):
        assert SERVER, "no PostgreSQL to test on: run this under bin/with-postgres"
        self.name = "h" + uuid.uuid4().hex
        self.address = SERVER.rsplit("/", 1)[0] + "/" + self.name
        self.workers: list[subprocess.Popen] = []
        self.on_server(f"CREATE DATABASE {self.name}")
        super().__init__(data, **({"FOOTHOLD_DATABASE": self.address} | settings))

    def on_server(self, sql: str) -> None:
        with psycopg.connect(SERVER, autocommit=True) as server:
            server.execute(sql)

    def rows(self, sql: str, *values) -> list[dict]:
        with psycopg.connect(self.address, row_factory=dict_row) as database:
            return database.execute(sql.replace("?", "%s"), values).fetchall()

    def change(self, sql: str, *values) -> None:
        with psycopg.connect(self.address) as database:
            database.execute(sql.replace("?", "%s"), values)

    def start_worker(self) -> subprocess.Popen:
        with self.log.open("ab") as log:
            worker = subprocess.Popen(
                [BINARY, "work"], env=self.environment, cwd=self.data, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        self.workers.append(worker)
        return worker

    def remove(self) -> None:
        """Ends everything, and the database with it."""
        self.crash()
        for worker in self.workers:
            worker.kill()
            worker.wait()
        self.on_server(f"DROP DATABASE {self.name} WITH (FORCE)")


def end(connection: socket.socket) -> None:
    """Ends it also for a thread that waits for it to speak."""
    try:
        connection.shutdown(socket.SHUT_RDWR)
    except OSError:
        pass
    connection.close()


class Wire:
    """Carries bytes between the site and its database, until it is told to cut."""

    def __init__(self, address: str):
        host, port = address.split("@")[1].split("/")[0].split(":")
        self.target = (host, int(port))
        self.is_cut = False
        # How many writing transactions are still let through before one is broken at its COMMIT, and on which side of it.
        self.plan: tuple[int, str] | None = None
        self.pairs: list[tuple[socket.socket, socket.socket]] = []
        self.door = socket.create_server(("127.0.0.1", 0))
        # In plain text, so that what is said can be understood.
        self.address = address.replace(f"{host}:{port}", f"127.0.0.1:{self.door.getsockname()[1]}") + "?sslmode=disable"
        threading.Thread(target=self.open, daemon=True).start()

    def open(self) -> None:
        while True:
            try:
                site, _ = self.door.accept()
            except OSError:
                return
            if self.is_cut:
                site.close()
                continue
            server = socket.create_connection(self.target)
            self.pairs.append((site, server))
            threading.Thread(target=self.carry, args=(site, server), daemon=True).start()
            threading.Thread(target=self.carry_back, args=(server, site), daemon=True).start()

    def carry(self, site: socket.socket, server: socket.socket) -> None:
        writes = False
        try:
            while said := site.recv(1 << 16):
                if b"BEGIN" in said:
                    writes = b"READ WRITE" in said
                if writes and b"COMMIT" in said and self.plan:
                    skip, when = self.plan
                    self.plan = (skip - 1, when) if skip else None
                    if not skip:
                        # The answer, if there is to be one, must not get through.
                        site.shutdown(socket.SHUT_RDWR)
                        if when == "after":
                            server.sendall(said)
                        break
                server.sendall(said)
        except OSError:
            pass
        finally:
            # A server that was told to commit is given the time to.
            threading.Timer(0.5, end, [server]).start()
            end(site)

    def carry_back(self, server: socket.socket, site: socket.socket) -> None:
        try:
            while said := server.recv(1 << 16):
                site.sendall(said)
        except OSError:
            pass
        finally:
            end(site)

    def cut(self) -> None:
        """No connection lives, and none is made, until mend()."""
        self.is_cut = True
        for pair in self.pairs:
            for side in pair:
                end(side)
        self.pairs = []

    def mend(self) -> None:
        self.is_cut = False

    def break_at_commit(self, when: str, *, skip: int) -> None:
        """After `skip` more writing transactions one loses its connection: "before" the server hears COMMIT, or "after"."""
        self.plan = (skip, when)

    def close(self) -> None:
        self.door.close()
        self.cut()
