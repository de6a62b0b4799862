"""Files in an S3 store, against one that is not ours: what lies there, who gets a link to it, and what happens when it says no."""

import hashlib
import re
import shutil
import sqlite3
import time
import urllib.error
import urllib.request
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, timezone
from itertools import count
from urllib.parse import parse_qs, urlsplit

import botocore.auth
import pytest
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

from house import House, eventually, free_port
from object_store import ObjectStore, object_store
from session import Answer, Session, titles

MINA, ZED = "mina@people.example", "zed@people.example"
NAME, TABLE = "Liste über “Räder” 1+1.csv", b"competitor,price,read on\nVelo,12.00,2026-11-20\n"
DISPOSITION = ("attachment; filename=\"Liste _ber _R_der_ 1+1.csv\"; "
               "filename*=UTF-8''Liste%20%C3%BCber%20%E2%80%9CR%C3%A4der%E2%80%9D%201%2B1.csv")
NUMBERS = count(1)


@pytest.fixture(scope="module")
def whole_store(tmp_path_factory):
    with object_store(tmp_path_factory.mktemp("store") / "swift") as store:
        yield store


@pytest.fixture
def store(whole_store):
    """The store, with an empty bucket that is this test's alone."""
    return whole_store.with_new_bucket(f"foothold-{next(NUMBERS)}")


@dataclass
class Work:
    """Mina, who is to hand in the next piece of her work, and the owner whom she does it for."""

    house: House
    store: ObjectStore
    mina: Session
    milestone: str
    owner: str

    def hand_in(self, *files: tuple[str, bytes], note: str = "The table, as agreed.") -> Answer:
        return self.mina.post_files(f"/milestones/{self.milestone}/submission", list(files), note=note, ai_statement="None.")

    def hand_in_table(self):
        """The row of the file that is there now."""
        answer = self.hand_in((NAME, TABLE))
        assert answer.status == 303, f"{answer.status} {titles(answer.text)}\n{self.house.log_end()}"
        [file] = self.house.rows("SELECT * FROM file")
        return file

    def written(self) -> tuple:
        """What the database knows of the milestone."""
        return tuple(
            [tuple(row) for row in self.house.rows(sql, self.milestone)] for sql in (
                "SELECT state FROM milestone WHERE id = ?", "SELECT id FROM submission WHERE milestone_id = ?",
                "SELECT id FROM event WHERE noun = 'milestone' AND noun_id = ?", "SELECT id FROM file WHERE ? <> ''"))

    def kept_here(self, content: bytes) -> list[str]:
        """The files of our own in which those bytes are."""
        return [str(path) for path in self.house.data.rglob("*") if path.is_file() and content in path.read_bytes()]


@pytest.fixture
def work_in(store, demo_data, tmp_path):
    """Makes a running house with the demo world whose files go to the store: work_in(FOOTHOLD_…="…")."""
    houses = []

    def build(**settings: str) -> Work:
        data = tmp_path / f"data{len(houses)}"
        shutil.copytree(demo_data, data)
        house = House(data, **(store.settings | settings))
        houses.append(house.start())
        [row] = house.rows(
            """SELECT milestone.id, owner.email_folded AS owner FROM milestone
            JOIN engagement ON engagement.id = milestone.engagement_id JOIN person ON person.id = engagement.person_id
            JOIN project ON project.id = engagement.project_id
            JOIN membership ON membership.organization_id = project.organization_id AND membership.role = 'owner'
            JOIN person AS owner ON owner.id = membership.person_id
            WHERE person.email_folded = ? AND engagement.state = 'active' AND milestone.state = 'planned'
            ORDER BY milestone.position LIMIT 1""", MINA)
        return Work(house, store, Session(house).sign_in(MINA), row["id"], row["owner"])

    yield build
    for house in houses:
        house.stop()


def fetched(url: str) -> tuple[int, bytes, dict[str, str]]:
    """What a browser gets that follows a link to the store: no cookies, and no proxy between."""
    try:
        with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(url, timeout=10) as answer:
            return answer.status, answer.read(), dict(answer.headers)
    except urllib.error.HTTPError as refusal:
        with refusal:
            return refusal.code, refusal.read(), dict(refusal.headers)


def link_to(file, session: Session) -> str:
    answer = session.get(f"/files/{file['id']}")
    assert answer.status == 303, f"{answer.status} {titles(answer.text)}"
    return answer.location


def signed_by_somebody_else(store: ObjectStore, url: str, monkeypatch) -> str:
    """The signature under a link, made by botocore with the link's own date and life."""
    parts = urlsplit(url)
    query = {name: value for name, [value] in parse_qs(parts.query).items()}
    date = datetime.strptime(query["X-Amz-Date"], "%Y%m%dT%H%M%SZ").replace(tzinfo=timezone.utc)
    monkeypatch.setattr(botocore.auth, "get_current_datetime", lambda **_: date)
    request = AWSRequest(
        "GET", url.split("?")[0], params={name: value for name, value in query.items() if name.startswith("response-")})
    botocore.auth.S3SigV4QueryAuth(
        Credentials(store.key, store.secret), "s3", store.region, expires=int(query["X-Amz-Expires"])).add_auth(request)
    return parse_qs(urlsplit(request.url).query)["X-Amz-Signature"][0]


def test_a_file_lies_in_the_bucket_under_its_stored_name_and_nowhere_here(work_in, store):
    work = work_in()
    file = work.hand_in_table()
    assert store.objects() == [file["stored_name"]] and store.get(file["stored_name"]) == TABLE
    assert file["sha256"] == hashlib.sha256(TABLE).hexdigest()
    [put] = eventually(lambda: store.asked("PUT"), otherwise="the store's log says nothing of it")
    assert (put.path, put.status, put.sha256) == (f"/{store.bucket}/{file['stored_name']}", 200, file["sha256"])
    assert work.kept_here(TABLE) == []


def test_who_may_see_the_work_gets_a_link_of_a_minute_that_saves_the_file_under_its_own_name(work_in, store, monkeypatch):
    work = work_in()
    file = work.hand_in_table()
    for person in (work.mina, Session(work.house).sign_in(work.owner)):
        url = link_to(file, person)
        assert url.startswith(f"{store.endpoint}/{store.bucket}/{file['stored_name']}?")
        query = parse_qs(urlsplit(url).query)
        assert (query["X-Amz-Expires"], query["X-Amz-SignedHeaders"]) == (["60"], ["host"])
        assert "+" not in url and store.secret not in url
        assert query["X-Amz-Signature"] == [signed_by_somebody_else(store, url, monkeypatch)]
        status, body, headers = fetched(url)
        assert (status, body) == (200, TABLE)
        assert (headers["Content-Disposition"], headers["Content-Type"]) == (DISPOSITION, "text/csv; charset=utf-8")


def test_a_link_that_somebody_changed_opens_nothing(work_in, store):
    work = work_in()
    file = work.hand_in_table()
    store.client.put_object(Bucket=store.bucket, Key="another", Body=b"not for her")
    url = link_to(file, work.mina)
    changes = {
        "another object": (f"/{file['stored_name']}?", "/another?"), "another way to show it": ("attachment", "inline"),
        "another type": ("text%2Fcsv", "text%2Fhtml"), "a longer life": ("X-Amz-Expires=60", "X-Amz-Expires=3600")}
    for what, (old, new) in changes.items():
        assert old in url, f"{old} is not in {url}"
        assert fetched(url.replace(old, new))[0] == 403, what
    assert fetched(url)[0] == 200


def test_who_may_not_see_the_work_gets_no_link(work_in, store):
    work = work_in()
    file = work.hand_in_table()
    for session, status in ((Session(work.house).sign_in(ZED), 404), (Session(work.house), 303)):
        answer = session.get(f"/files/{file['id']}")
        assert answer.status == status
        assert store.endpoint not in answer.location + answer.text and file["stored_name"] not in answer.location + answer.text
    assert Session(work.house).get(f"/files/{file['id']}").location.startswith("/sign-in")


@pytest.mark.parametrize("files, note", [
    ([(NAME, TABLE)], ""), ([(NAME, TABLE), ("page.csv", b"<!doctype html><p>")], "The table."), ([(NAME, TABLE)] * 6, "The table.")])
def test_of_what_is_refused_nothing_is_left_in_the_bucket(work_in, store, files, note):
    work = work_in()
    before = work.written()
    assert work.hand_in(*files, note=note).status == 422
    assert store.objects() == [] and work.kept_here(TABLE) == [] and work.written() == before


def test_a_file_is_in_the_bucket_before_its_row_and_goes_when_the_row_cannot_be_written(work_in, store):
    work = work_in()
    before = work.written()
    work.house.change("CREATE TRIGGER no_file BEFORE INSERT ON file BEGIN SELECT RAISE(ABORT, 'not today'); END")
    assert work.hand_in((NAME, TABLE)).status >= 500
    eventually(lambda: store.asked("DELETE"), otherwise="the file was not taken away")
    assert [put.status for put in store.asked("PUT")] == [200]
    assert store.objects() == [] and work.kept_here(TABLE) == [] and work.written() == before
    work.house.change("DROP TRIGGER no_file")
    assert work.hand_in((NAME, TABLE)).status == 303


def test_the_largest_files_arrive_whole_and_never_stand_in_memory(work_in, store):
    work = work_in()
    work.hand_in(("page.csv", b"<!doctype html>"))      # whatever the first form takes is taken now
    before = memory_peak(work.house)
    files = [(f"{n}.png", b"\x89PNG\r\n\x1a\n" + bytes([n]) * ((16 << 20) - 8)) for n in range(3)]
    assert work.hand_in(*files).status == 303
    assert memory_peak(work.house) - before < 16 << 10, "a whole file seems to have been in memory"
    stored = {row["name"]: row["stored_name"] for row in work.house.rows("SELECT name, stored_name FROM file")}
    assert sorted(stored.values()) == sorted(store.objects())
    assert all(store.get(stored[name]) == content for name, content in files)


def memory_peak(house: House) -> int:
    """The most that the server ever held, in KB."""
    return int(re.search(r"VmHWM:\s+(\d+)", open(f"/proc/{house.process.pid}/status").read()).group(1))


# What an operator can get wrong, as settings.
MISTAKES = {
    "the secret": lambda store: {"FOOTHOLD_S3_SECRET": "wrong horse"},
    "the key": lambda store: {"FOOTHOLD_S3_KEY": "app:nobody"},
    "the region": lambda store: {"FOOTHOLD_S3_REGION": "us-east-1"},
    "the bucket": lambda store: {"FOOTHOLD_FILES": f"s3:{store.endpoint}/no-such-bucket"},
    "the address": lambda store: {"FOOTHOLD_FILES": f"s3:http://127.0.0.1:{free_port()}/{store.bucket}"},
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_when_the_store_says_no_nothing_is_handed_in_and_page_and_doctor_say_so(work_in, store, mistake):
    work = work_in(**MISTAKES[mistake](store))
    before = work.written()
    answer = work.hand_in((NAME, TABLE))
    assert answer.status == 503, f"{answer.status} {titles(answer.text)}\n{work.house.log_end()}"
    assert not re.search(r"Signature|AccessDenied|NoSuchBucket|127\.0\.0\.1:|app:", re.sub(re.escape(work.house.url), "", answer.text))
    assert work.written() == before and store.objects() == [] and work.kept_here(TABLE) == []
    doctor = work.house.run("doctor")
    problems = [line for line in doctor.stdout.splitlines() if line.startswith("PROBLEM")]
    assert doctor.returncode != 0 and len(problems) == 1 and "files" in problems[0].lower(), doctor.stdout + doctor.stderr
    secret = work.house.environment["FOOTHOLD_S3_SECRET"]
    assert secret not in doctor.stdout + doctor.stderr + work.house.log.read_text()


def test_the_doctor_finds_nothing_wrong_with_a_store_that_works_and_leaves_nothing_in_it(work_in, store):
    doctor = work_in().house.run("doctor")
    assert doctor.returncode == 0 and "PROBLEM" not in doctor.stdout, doctor.stdout + doctor.stderr
    assert re.search(r"^ok .*files", doctor.stdout, re.M | re.I), doctor.stdout
    assert store.secret not in doctor.stdout and store.objects() == []


def made_older(store: ObjectStore, name: str, days: int) -> None:
    """An object in the bucket was put there so many days ago: in the bucket's list, which is a database of Swift's."""
    then = f"{time.time() - days * 86400:016.5f}"
    for path in store.log.parent.glob("devices/one/containers/**/*.db"):
        with closing(sqlite3.connect(path)) as database, database:
            database.execute("DROP TRIGGER IF EXISTS object_update")
            if database.execute("UPDATE object SET created_at = ? WHERE name = ?", (then, name)).rowcount:
                return
    raise AssertionError(f"{name} is in no list")


def test_the_daily_clean_up_takes_what_no_row_names_and_only_if_it_is_ours_and_old(work_in, store):
    old, new, foreign = "A" * 43, "z" * 43, "someone's <b> & 1+1 ü.txt"
    for name in (old, new, foreign):
        store.client.put_object(Bucket=store.bucket, Key=name, Body=b"?")
    assert len(store.objects()) == 3
    for name in (old, foreign):
        made_older(store, name, days=2)
    work_in()       # which sweeps first
    eventually(lambda: old not in store.objects(), otherwise=f"the bucket holds {store.objects()}")
    assert sorted(store.objects()) == sorted([new, foreign])


def test_a_backup_brings_the_files_home(work_in, store, tmp_path):
    work = work_in()
    file = work.hand_in_table()
    work.house.command("backup", "--to", str(tmp_path / "backup"))
    kept = list((tmp_path / "backup" / "files").iterdir())
    assert [path.name for path in kept] == [file["stored_name"]] and kept[0].read_bytes() == TABLE
