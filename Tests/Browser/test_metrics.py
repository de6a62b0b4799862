"""What a Prometheus would scrape from a server and from a worker, read by Prometheus's own parser."""

import math
import subprocess
import urllib.request
from contextlib import contextmanager

import pytest
from prometheus_client.parser import text_string_to_metric_families

from house import BINARY, House, eventually, free_port
from session import Session

# What both kinds of process say of themselves: name as the parser gives it, and type.
EVERYWHERE = {
    "foothold_build_info": "gauge", "foothold_uptime_seconds": "gauge", "foothold_ready": "gauge",
    "process_cpu_seconds": "counter", "process_resident_memory_bytes": "gauge",
    "foothold_http_requests": "counter", "foothold_http_request_duration_seconds": "histogram", "foothold_http_requests_in_flight": "gauge",
    "foothold_store_transactions": "counter", "foothold_store_retries": "counter", "foothold_store_connections_lost": "counter",
    "foothold_jobs_due": "gauge", "foothold_jobs_oldest_due_age_seconds": "gauge", "foothold_jobs_failed": "gauge",
    "foothold_mails": "counter", "foothold_passwords_hashing": "gauge", "foothold_passwords_refused": "counter",
    "foothold_metrics_series_refused": "counter",
}
WORKING = {"foothold_jobs_performed": "counter", "foothold_job_duration_seconds": "histogram"}


def scrape(url: str) -> dict:
    """Every family by its name; the text must be such as the parser takes whole."""
    with urllib.request.urlopen(f"{url}/metrics", timeout=10) as answer:
        assert answer.headers["Content-Type"] == "text/plain; version=0.0.4; charset=utf-8"
        text = answer.read().decode()
    assert text.endswith("\n")
    families = list(text_string_to_metric_families(text))
    names = [family.name for family in families]
    assert len(names) == len(set(names)), "a family stands there twice"
    return {family.name: family for family in families}


def value(families: dict, name: str, /, **labels: str) -> float | None:
    """The one sample of that name and those labels."""
    found = [
        sample.value for one in families.values() for sample in one.samples
        if sample.name == name and labels.items() <= sample.labels.items()]
    assert len(found) <= 1, f"{name} {labels} is there {len(found)} times"
    return found[0] if found else None


def check_sound(families: dict, types: dict) -> None:
    """Names and types as they are promised; every family explained; every histogram a histogram."""
    for name, kind in types.items():
        assert name in families, f"{name} is missing"
        assert families[name].type == kind, f"{name} is a {families[name].type}"
    for family in families.values():
        assert family.documentation, f"{family.name} is not explained"
        assert family.samples, f"{family.name} is empty"
        if family.type == "counter":
            assert all(sample.value >= 0 and sample.name.endswith("_total") for sample in family.samples), family.name
        if family.type == "histogram":
            check_histogram(family)


def check_histogram(family) -> None:
    series: dict = {}
    for sample in family.samples:
        labels = tuple(sorted((name, text) for name, text in sample.labels.items() if name != "le"))
        one = series.setdefault(labels, {"buckets": []})
        if sample.name.endswith("_bucket"):
            one["buckets"].append((float(sample.labels["le"]), sample.value))
        else:
            one[sample.name.removeprefix(family.name)] = sample.value
    for labels, one in series.items():
        bounds, counts = zip(*one["buckets"])
        assert list(bounds) == sorted(set(bounds)) and bounds[-1] == math.inf, f"{family.name} {labels}: {bounds}"
        assert list(counts) == sorted(counts), f"{family.name} {labels} is not cumulative: {counts}"
        assert counts[-1] == one["_count"] > 0, f"{family.name} {labels}"
        assert one["_sum"] >= 0, f"{family.name} {labels}"


def check_grown(before: dict, after: dict) -> None:
    """No counter, and no bucket, is lower than it was."""
    def counted(families):
        return {
            (sample.name, tuple(sorted(sample.labels.items()))): sample.value
            for family in families.values() if family.type in ("counter", "histogram") for sample in family.samples}

    later = counted(after)
    for key, earlier in counted(before).items():
        assert later.get(key, -1) >= earlier, f"{key} went from {earlier} to {later.get(key)}"


@contextmanager
def worker(house: House):
    """`foothold work` beside the house, and where it says how it is."""
    port = free_port()
    log = (house.data / "work.log").open("ab")
    process = subprocess.Popen(
        [BINARY, "work", "--port", str(port)], env=house.environment, cwd=house.data, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
    url = f"http://127.0.0.1:{port}"
    try:
        eventually(lambda: answers(f"{url}/health/ready"), within=30, otherwise="the worker does not say that it is ready")
        yield url
        process.terminate()
        assert process.wait(15) == 0
    finally:
        if process.poll() is None:
            process.kill()
            process.wait()
        log.close()


def answers(url: str) -> bool:
    try:
        urllib.request.urlopen(url, timeout=5).close()
        return True
    except OSError:
        return False


def test_a_server_says_how_it_is_in_words_that_prometheus_reads(empty_house):
    Session(empty_house).join("zoe@people.example")
    empty_house.newest_mail(to="zoe@people.example")
    eventually(
        lambda: value(scrape(empty_house.url), "foothold_jobs_performed_total", name="mail_link", outcome="done"), otherwise="no job is counted")
    before = scrape(empty_house.url)
    check_sound(before, EVERYWHERE | WORKING)
    assert value(before, "foothold_mails_total", outcome="sent") == 1
    assert value(before, "foothold_http_requests_total", method="POST", route="/sign-up") == 1
    assert value(before, "foothold_ready") == 1
    assert value(before, "foothold_store_connections", state="open") is None, "SQLite has no server to be connected to"
    assert 5e6 < value(before, "process_resident_memory_bytes") < 1e9

    pages = value(before, "foothold_http_requests_total", route="/projects") or 0
    for number in range(20):
        Session(empty_house).get(f"/projects?q={number}")
        Session(empty_house).get(f"/nothing-{number}")
    after = scrape(empty_house.url)
    check_sound(after, EVERYWHERE | WORKING)
    check_grown(before, after)
    assert value(after, "foothold_http_requests_total", method="GET", route="/projects", status="200") == pages + 20
    assert value(after, "foothold_http_requests_total", method="GET", route="NotFound", status="404") == 20
    assert len(after["foothold_http_requests"].samples) <= len(before["foothold_http_requests"].samples) + 2, "addresses became series"
    assert value(after, "foothold_http_requests_in_flight") == 1, "the scrape itself"


def test_an_invented_method_and_a_strange_host_make_no_series_of_their_own(empty_house):
    for method in ("BREW", "WHEN", "PROPFIND"):
        request = urllib.request.Request(f"{empty_house.url}/projects", method=method, headers={"Host": 'a"b'})
        with pytest.raises(urllib.error.HTTPError):
            urllib.request.urlopen(request, timeout=5)
    families = scrape(empty_house.url)
    check_sound(families, EVERYWHERE)
    methods = {sample.labels["method"] for sample in families["foothold_http_requests"].samples}
    assert methods <= {"GET", "POST", "other"} and "other" in methods


def test_a_worker_of_its_own_counts_the_jobs_that_a_server_leaves_to_it(tmp_path):
    house = House(tmp_path / "data")
    house.command("migrate")
    house.start("--no-work")
    try:
        Session(house).join("zoe@people.example")
        waiting = scrape(house.url)
        assert value(waiting, "foothold_jobs_due") == 1 and "foothold_jobs_performed" not in waiting
        with worker(house) as url:
            house.newest_mail(to="zoe@people.example")
            eventually(
                lambda: value(scrape(url), "foothold_jobs_performed_total", name="mail_link", outcome="done"), otherwise="no job is counted")
            before = scrape(url)
            check_sound(before, EVERYWHERE | WORKING)
            assert value(before, "foothold_mails_total", outcome="sent") == 1
            Session(house).join("bo@people.example")
            house.newest_mail(to="bo@people.example")
            eventually(
                lambda: value(scrape(url), "foothold_jobs_performed_total", name="mail_link", outcome="done") == 2, otherwise="no second job")
            check_grown(before, scrape(url))
        assert "foothold_jobs_performed" not in scrape(house.url), "the server did a job"
    finally:
        house.stop()
