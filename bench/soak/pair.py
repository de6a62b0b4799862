"""A primary and a standby that has every commit before it is acknowledged; the fault is that the primary is gone for good."""

from pathlib import Path

from cluster import Cluster

SETTINGS = """
synchronous_standby_names = 'ANY 1 (a, b)'
wal_keep_size = 256MB
"""


class Pair(Cluster):
    """What is asked of it goes to the one that is the primary; the URI names both."""

    fault = "kill the primary, promote the standby"

    def __init__(self, folder: Path, programs: Path, name: str = "postgres"):
        super().__init__(folder, programs, f"{name}-a")
        self.standby = Cluster(folder, programs, f"{name}-b")
        self.first_port = self.port

    @property
    def uri(self) -> str:
        hosts = f"127.0.0.1:{self.first_port},127.0.0.1:{self.standby.port}"
        return f"postgres://foothold@{hosts}/foothold?target_session_attrs=read-write"

    def make_database(self) -> Cluster:
        """The primary's commits wait for a standby from the beginning, so the standby comes first."""
        self.run(
            "pg_basebackup", "--pgdata", self.standby.data, "--wal-method", "stream", "--create-slot", "--slot", "b", "--write-recovery-conf",
            "--checkpoint", "fast", "--dbname", f"host=127.0.0.1 port={self.port} user=foothold application_name=b")
        self.standby.start()
        return super().make_database()

    def create(self, settings: str = "") -> Cluster:
        return super().create(settings + SETTINGS)

    def break_down(self) -> None:
        """As docs/operating.md has it: the old one is off, the new one waits for nobody, then it is promoted."""
        self.crash()
        self.port = self.standby.port
        self.psql("ALTER SYSTEM SET synchronous_standby_names = ''", database="postgres")
        self.psql("SELECT pg_reload_conf()", database="postgres")
        self.run("pg_ctl", "promote", "--pgdata", self.standby.data, "--wait")

    def stop(self) -> None:
        super().stop()
        self.standby.stop()
