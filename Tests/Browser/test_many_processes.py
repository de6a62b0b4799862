"""PostgreSQL, several processes, and a wire that breaks: nothing acknowledged is lost, nothing is done twice."""

import time

import pytest

from house import eventually
from postgres_house import PostgresHouse, Wire
from session import Session
from test_crash import shared_thread

JOBS = 10_000
WORKERS = 4


@pytest.fixture
def house(tmp_path):
    house = PostgresHouse(tmp_path / "data")
    house.command("migrate")
    yield house
    house.remove()


@pytest.fixture(scope="module")
def wired_house(tmp_path_factory):
    """The demo world, with a wire to its database that can be cut."""
    house = PostgresHouse(tmp_path_factory.mktemp("wired") / "data")
    house.command("migrate")
    house.command("seed")
    wire = Wire(house.address)
    house.environment["FOOTHOLD_DATABASE"] = wire.address
    house.wire = wire
    yield house.start()
    house.remove()
    wire.close()


def queue_letters(house: PostgresHouse, count: int) -> None:
    """One person, and so many links that are to be mailed to them."""
    house.change(
        """INSERT INTO person (id, email, email_folded, name, name_folded, password_hash, time_zone, created_at)
        VALUES ('p', 'zoe@people.example', 'zoe@people.example', 'Zoe', 'zoe', 'none', 'UTC', 0)""")
    later = int(time.time() * 1000) + 86_400_000
    house.change(
        f"""INSERT INTO one_time_link (id, purpose, person_id, ends_at)
        SELECT 'link' || n, 'confirm', 'p', {later} FROM generate_series(1, {count}) AS n""")
    house.change(
        f"""INSERT INTO job (id, name, noun_id, state, due_at, created_at)
        SELECT 'job' || n, 'mail_link', 'link' || n, 'ready', 0, 0 FROM generate_series(1, {count}) AS n""")


def count(house: PostgresHouse, condition: str) -> int:
    return house.rows(f"SELECT COUNT(*) AS n FROM job WHERE name = 'mail_link' AND {condition}")[0]["n"]


def test_four_workers_do_ten_thousand_jobs_once_each_though_one_is_killed(house):
    queue_letters(house, JOBS)
    workers = [house.start_worker() for _ in range(WORKERS)]
    began = time.monotonic()
    eventually(lambda: count(house, "state = 'done'") > JOBS / 4, within=120, otherwise=f"hardly anything is done\n{house.log_end()}")
    workers[0].kill()
    workers[0].wait()
    eventually(lambda: count(house, "state = 'ready'") == 0, within=240, otherwise=f"not all is done\n{house.log_end()}")
    eventually(lambda: count(house, "state = 'running'") <= 1, within=20, otherwise="more than the killed worker's job is left")
    held = [row["id"] for row in house.rows("SELECT id FROM job WHERE name = 'mail_link' AND state = 'running'")]
    house.change("UPDATE job SET leased_until = 0 WHERE state = 'running' AND name = 'mail_link'")
    eventually(lambda: count(house, "state = 'done'") == JOBS, within=20, otherwise="nobody took the dead worker's job")
    print(f"{JOBS} jobs by {WORKERS} workers in {time.monotonic() - began:.1f} s")
    twice = [row["id"] for row in house.rows("SELECT id FROM job WHERE name = 'mail_link' AND attempts <> 1")]
    assert twice == held, f"jobs that were taken more than once: {twice}, and held by the killed worker: {held}"
    assert len(house.mails(to="zoe@people.example")) == JOBS


def test_a_job_announced_by_one_process_wakes_the_worker_of_another(house):
    house.start_worker()
    time.sleep(1.5)          # it has looked, and found nothing
    queue_letters(house, 1)
    began = time.monotonic()
    house.change("SELECT pg_notify('foothold', 'jobs mail_link')")
    eventually(lambda: count(house, "state = 'done'") == 1, within=10, otherwise=f"the job was not done\n{house.log_end()}")
    print(f"done {time.monotonic() - began:.2f} s after it was announced")


def test_workers_that_are_asked_to_end_do_so_between_two_jobs(house):
    queue_letters(house, 500)
    worker = house.start_worker()
    eventually(lambda: count(house, "state = 'done'") > 20, within=30, otherwise=f"nothing is done\n{house.log_end()}")
    worker.terminate()
    assert worker.wait(15) == 0
    assert count(house, "state = 'running'") == 0
    assert count(house, "attempts > 1") == 0


def messages(house: PostgresHouse, body: str) -> int:
    return len(house.rows("SELECT id FROM message WHERE body = ?", body))


@pytest.mark.parametrize("when, status", [("before", 503), ("after", 303)])
def test_a_wire_that_breaks_at_a_commit_never_makes_a_500_nor_a_message_twice(wired_house, when, status):
    """Sending a message is two writing transactions: its use of the limit, and the message itself."""
    thread, _ = shared_thread(wired_house)
    omar = Session(wired_house).sign_in("omar@tern.example")
    for n in range(6):
        wired_house.wire.break_at_commit(when, skip=n % 2)
        answer = omar.post(f"/threads/{thread}", body=f"{when} {n}")
        assert wired_house.wire.plan is None, "the wire did not break"
        assert answer.status == status, f"{answer.status}\n{wired_house.log_end()}"
        assert answer.wait == ("2" if status == 503 else "")
        assert messages(wired_house, f"{when} {n}") == (1 if status == 303 else 0)


def test_while_the_database_is_away_pages_are_503_and_soon_after_all_is_well(wired_house):
    omar = Session(wired_house).sign_in("omar@tern.example")
    assert omar.get("/home").status == 200
    wired_house.wire.cut()
    for path in ["/", "/projects", "/home", "/board"]:
        answer = omar.get(path)
        assert answer.status == 503 and answer.wait, f"{path}: {answer.status}\n{wired_house.log_end()}"
    thread, _ = shared_thread(wired_house)
    assert omar.post(f"/threads/{thread}", body="Nobody hears").status == 503
    wired_house.wire.mend()
    began = time.monotonic()
    eventually(lambda: omar.get("/home").status == 200, within=10, otherwise=f"it did not come back\n{wired_house.log_end()}")
    print(f"back after {time.monotonic() - began:.2f} s")
    assert messages(wired_house, "Nobody hears") == 0
