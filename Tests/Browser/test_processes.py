"""Servers and workers as processes: how they are told to stop, and what they say meanwhile."""

import http.client
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request

import pytest

from house import BINARY, House, eventually
from session import Session


@pytest.fixture
def house(tmp_path):
    house = House(tmp_path / "data")
    house.command("migrate")
    yield house
    house.stop()


def status(url: str) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(url, timeout=5) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as refusal:
        return refusal.code, refusal.read().decode()
    except OSError:
        return 0, ""


@pytest.mark.parametrize("told", [signal.SIGTERM, signal.SIGINT])
@pytest.mark.parametrize("words", [("serve",), ("serve", "--no-work"), ("work",)])
def test_a_process_that_is_told_to_stop_ends_well(house, told, words):
    process = subprocess.Popen([BINARY, *words], env=house.environment, cwd=house.data, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        assert process.stdout.readline().startswith("Foothold ")
        process.send_signal(told)
        assert process.wait(10) == 0, process.stderr.read()
        assert " error " not in process.stderr.read()
    finally:
        process.kill()


def test_a_server_that_is_told_to_stop_says_so_first_and_goes_on_serving_for_a_while(house):
    house.environment["FOOTHOLD_DRAIN_SECONDS"] = "2"
    house.start()
    eventually(lambda: status(f"{house.url}/health/ready") == (200, "ready\n"), otherwise="it does not become ready")
    house.process.terminate()
    eventually(lambda: status(f"{house.url}/health/ready") == (503, "not ready: stopping\n"), within=1.5, otherwise="it does not say that it stops")
    assert status(f"{house.url}/health/live")[0] == 200
    assert status(f"{house.url}/projects")[0] == 200, "it says that it stops, and has stopped already"
    assert house.process.wait(10) == 0


def test_a_request_under_way_is_answered_before_the_end(house):
    house.start()
    connection = http.client.HTTPConnection("127.0.0.1", house.port, timeout=15)
    body = b"email=zoe%40people.example&password=wrong-wrong-wrong"
    connection.putrequest("POST", "/sign-in")
    connection.putheader("Content-Type", "application/x-www-form-urlencoded")
    connection.putheader("Content-Length", str(len(body)))
    connection.endheaders(body[:10])
    time.sleep(0.3)
    house.process.terminate()
    time.sleep(0.3)
    connection.send(body[10:])
    assert connection.getresponse().status == 422
    assert house.process.wait(10) == 0


def test_a_worker_that_is_told_to_stop_ends_the_job_it_has_begun(house):
    with socket.create_server(("127.0.0.1", 0)) as slow:        # takes the call, and hangs up when the test says so
        house.environment["FOOTHOLD_SMTP_URL"] = f"smtp://127.0.0.1:{slow.getsockname()[1]}"
        house.start("--no-work")
        Session(house).join("zoe@people.example")
        worker = subprocess.Popen([BINARY, "work"], env=house.environment, cwd=house.data, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            call, _ = slow.accept()
            worker.terminate()
            time.sleep(1)
            assert worker.poll() is None, "it did not wait for its job"
            call.close()
            slow.close()
            assert worker.wait(20) == 0
        finally:
            worker.kill()
    [job] = house.rows("SELECT * FROM job WHERE name = 'mail_link'")
    assert (job["state"], job["attempts"]) == ("ready", 1) and job["outcome"], dict(job)


def test_a_server_whose_database_is_of_another_program_is_alive_and_not_ready(house):
    house.start()
    house.change("INSERT INTO schema_step (number, name, fingerprint, applied_at) VALUES (9999, 'tomorrow', 'x', 0)")
    eventually(
        lambda: status(f"{house.url}/health/ready") == (503, "not ready: the schema is another program's\n"), otherwise="it says that it is ready")
    assert status(f"{house.url}/health/live") == (200, "alive\n")
    house.change("DELETE FROM schema_step WHERE number = 9999")
    eventually(lambda: status(f"{house.url}/health/ready")[0] == 200, otherwise="it does not come back")
    lines = house.log_end()
    assert lines.count("health.notReady") == 1 and lines.count("health.ready") == 1, "one line for each change, not one for each question"


def test_without_a_worker_the_doctor_says_what_waits(house):
    house.start("--no-work")
    Session(house).join("zoe@people.example")
    assert house.run("doctor").returncode == 0, "a moment's wait is no problem"
    house.change("UPDATE job SET due_at = due_at - 360000 WHERE name = 'mail_link'")
    doctor = house.run("doctor")
    assert doctor.returncode == 1 and "PROBLEM  worker: a job has been due for 6 minutes, of 1 in all" in doctor.stdout, doctor.stdout


@pytest.mark.parametrize("words, wanted", [
    (("serve", "--help"), "--no-work"), (("work", "--help"), "--port"), (("work", "--help"), "lease of five minutes"),
    (("--help",), "work "), (("--version",), "0.1.0")])
def test_the_command_line_explains_itself(house, words, wanted):
    assert wanted in house.command(*words)


def test_a_port_that_is_none_is_refused_with_words(house):
    done = house.run("work", "--port", "70000")
    assert done.returncode == 64 and "--port is 70000" in done.stderr
