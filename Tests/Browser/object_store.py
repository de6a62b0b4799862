"""An S3 store of our own to keep files in: OpenStack Swift, which is strict about signatures and knows nothing of us."""

import re
import subprocess
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote

import boto3
from botocore.config import Config

KEY, SECRET = "app:s3", "correct/horse+battery=staple"
# Not the region that a client takes when it is told of none.
REGION = "eu-central-1"
SERVERS = Path(__file__).with_name("object_store_servers.py")


@dataclass(frozen=True)
class Asked:
    """What somebody asked of the store: a bucket's name begins the path; the hash is what they said of the body."""

    method: str
    path: str
    status: int
    sha256: str


@dataclass
class ObjectStore:
    """Where the store is, how to get in, and what lies in one bucket of it."""

    endpoint: str
    log: Path
    key: str = KEY
    secret: str = SECRET
    region: str = REGION
    bucket: str = "foothold-files"

    @property
    def settings(self) -> dict[str, str]:
        """For House(…, **settings)."""
        return {
            "FOOTHOLD_FILES": f"s3:{self.endpoint}/{self.bucket}", "FOOTHOLD_S3_REGION": self.region,
            "FOOTHOLD_S3_KEY": self.key, "FOOTHOLD_S3_SECRET": self.secret}

    @cached_property
    def client(self):
        """Somebody else's client: what it says of the bucket, ours cannot have made up."""
        return boto3.client(
            "s3", endpoint_url=self.endpoint, aws_access_key_id=self.key, aws_secret_access_key=self.secret, region_name=self.region,
            # Swift does not know the checksum trailers that are the default.
            config=Config(
                signature_version="s3v4", s3={"addressing_style": "path"}, proxies={}, retries={"total_max_attempts": 1},
                request_checksum_calculation="when_required", response_checksum_validation="when_required"))

    def with_new_bucket(self, name: str) -> "ObjectStore":
        """The same store, seen by somebody who uses another bucket."""
        self.client.create_bucket(Bucket=name, CreateBucketConfiguration={"LocationConstraint": self.region})
        return replace(self, bucket=name)

    def objects(self) -> list[str]:
        """The names in the bucket."""
        return [item["Key"] for item in self.client.list_objects_v2(Bucket=self.bucket).get("Contents", [])]

    def get(self, name: str) -> bytes:
        return self.client.get_object(Bucket=self.bucket, Key=name)["Body"].read()

    def asked(self, method: str) -> list[Asked]:
        """What was asked about things in the bucket, oldest first; an answer can arrive a moment before it stands here."""
        lines = re.findall(
            rf"^proxy-server: ({method}) (/{self.bucket}/\S+) (\d+) (?:X-Amz-Content-Sha256:%20(\S+)|-) ", self.log.read_text(), re.M)
        return [Asked(method, unquote(path), int(status), sha256) for method, path, status, sha256 in lines]


@contextmanager
def object_store(folder: Path):
    """The store, open while the block runs. It hangs on a pipe from here, so that it ends with us however we end."""
    folder.mkdir(parents=True, exist_ok=True)
    log = folder / "log"
    with log.open("wb") as errors, subprocess.Popen(
        # The system's own Python, which sees nothing of this environment and its packages.
        ["/usr/bin/python3", "-I", SERVERS, folder, KEY, SECRET, REGION],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors, text=True,
    ) as process:
        try:
            port = process.stdout.readline().strip()
            assert port, f"the object store did not start (bin/setup --test installs it):\n{log.read_text()}"
            yield ObjectStore(f"http://127.0.0.1:{port}", log).with_new_bucket("foothold-files")
        finally:
            process.kill()
