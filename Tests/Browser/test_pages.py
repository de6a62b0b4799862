"""Every page that somebody of the demo world can reach, looked at as they would: wide and narrow, light and dark."""

import re
import urllib.parse

import pytest

from acting import Pages, inspect, route_pattern, source
from house import House, eventually
from looking import DESK, PHONE, axe, dress, evaluate, resize, shot, sideways, vnu
from session import Session

CAST = ["mina", "omar", "priya", "bo", "zed", "ines", "nobody"]
ADDRESSES = {
    "mina": "mina@people.example", "omar": "omar@tern.example", "priya": "priya@northfield.example", "bo": "bo@people.example",
    "zed": "zed@people.example", "ines": "ines@foothold.example"}
# Not looked at: what leaves the site, is no page of ours (feeds and calendars have tests of their own), or only exists in development.
ELSEWHERE = re.compile(r"^/(dev|preview|assets|files|health)(/|$)|^/report$|.*\.(atom|ics)$")
# What somebody of each part must be able to reach by links alone; the crawl fails when it no longer does.
REACHED = {
    "mina": {"/home", "/projects", "/projects/:id", "/applications", "/portfolio", "/inbox", "/profile", "/settings", "/notices", "/engagements/:id"},
    "omar": {"/home", "/board", "/organization", "/projects/new", "/projects/:id/screening", "/engagements/:id", "/inbox"},
    "priya": {"/home", "/organization", "/projects", "/inbox"},
    "bo": {"/home", "/projects", "/applications", "/portfolio"},
    "zed": {"/home", "/projects", "/projects/:id/apply", "/applications"},
    "ines": {"/desk", "/desk/projects", "/desk/organizations", "/desk/organizations/:id", "/desk/money", "/desk/ledger", "/desk/people", "/desk/people/:id",
             "/desk/jobs", "/desk/audit", "/desk/policies", "/desk/reports", "/desk/disputes"},
    "nobody": {"/", "/projects", "/projects/:id", "/organizations/:slug", "/about/fees", "/about/promises", "/sign-in", "/sign-up", "/reset"},
}


@pytest.fixture(scope="module")
def pages():
    return Pages()


def links(driver, house: House) -> list[str]:
    """Where one can go from here without leaving the site."""
    found = evaluate(driver, "[...document.links].map(link => link.href)")
    paths = [urllib.parse.urldefrag(link.removeprefix(house.url)).url for link in found if link.startswith(house.url)]
    return [path or "/" for path in paths if not ELSEWHERE.match(path.split("?")[0])]


def sign_in(driver, house: House, name: str) -> None:
    driver.get(house.url + "/sign-in")
    driver.find_element("name", "email").send_keys(ADDRESSES[name])
    driver.find_element("name", "password").send_keys("foothold-demo")
    driver.find_element("css selector", "main form button").click()
    eventually(lambda: not driver.current_url.endswith("/sign-in"), otherwise=f"{name} could not sign in")


def look_in_every_dress(driver) -> None:
    """Axe in light on the desk and in dark on the phone; no sideways scrolling in any of the four."""
    inspect(driver)
    resize(driver, PHONE)
    dress(driver, "dark")
    axe(driver)
    assert sideways(driver) == 0, f"{driver.current_url} in dark on a phone is {sideways(driver)} px too wide"
    resize(driver, DESK)
    assert sideways(driver) == 0, f"{driver.current_url} on the desk is {sideways(driver)} px too wide"
    dress(driver, "light")


@pytest.mark.parametrize("name", CAST)
def test_every_page_one_of_the_cast_can_reach_is_fit_to_be_seen(name, browser, demo_house, pages):
    if name != "nobody":
        sign_in(browser, demo_house, name)
    waiting, seen, faults = ["/" if name == "nobody" else "/home"], {}, []
    while waiting:
        path = waiting.pop(0)
        kind = route_pattern(path)
        if kind in seen:
            continue
        seen[kind] = path
        browser.get(demo_house.url + path)
        landed = route_pattern(browser.current_url.removeprefix(demo_house.url))
        if landed != kind and landed in seen:
            continue
        seen[landed] = path
        try:
            look_in_every_dress(browser)
        except AssertionError as fault:
            shot(browser, f"fault-{name}-{kind.strip('/').replace('/', '-').replace(':', '')}")
            faults.append(str(fault)[:900])
        if landed not in pages.sources:
            pages.sources[landed] = source(browser)
        waiting += links(browser, demo_house)
    assert not faults, f"{len(faults)} of {len(seen)} kinds of pages:\n" + "\n\n".join(faults)
    missing = REACHED[name] - set(seen)
    assert not missing, f"{name} no longer finds {sorted(missing)} by links, only {sorted(seen)}"


def test_every_kind_of_page_that_was_reached_is_valid_html(pages):
    kinds = sorted(pages.sources)
    if len(kinds) < 40:
        pytest.skip("only with the whole crawl before it")
    vnu(*(pages.sources[kind] for kind in kinds), names=kinds)


def test_every_preview_is_valid_html(demo_house):
    visitor = Session(demo_house)
    names = re.findall(r'href="/preview/([^"]+)"', visitor.get("/preview").text)
    assert len(names) > 80, names
    answers = {name: visitor.get(f"/preview/{name}") for name in names}
    assert not [name for name, answer in answers.items() if answer.status != 200]
    vnu(*(answer.text for answer in answers.values()), names=list(answers))


def test_the_first_page_weighs_at_most_60_kb_all_told(demo_house):
    visitor = Session(demo_house)
    landing = visitor.get("/").text
    parts = {"/": len(landing.encode())}
    for address in re.findall(r'(?:href|src)="(/assets/[^"]+)"', landing):
        parts[address] = len(visitor.get(address).text.encode())
    assert {address.rsplit(".")[-1] for address in parts if address != "/"} >= {"css", "js", "svg"}, parts
    assert sum(parts.values()) <= 60 * 1024, f"{sum(parts.values())} bytes: {parts}"
