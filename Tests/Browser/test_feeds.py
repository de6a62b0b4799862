"""What other programs read of the site, read by programs that others wrote."""

import json
import re
import urllib.request
import xml.etree.ElementTree as ElementTree
from datetime import UTC, datetime, timedelta

import feedparser
import icalendar
import pytest

from house import House, eventually
from looking import evaluate
from session import Session

SITEMAPS = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
# What Google and schema.org ask of a job posting, as far as a site can know it.
NEEDED = {"title", "description", "datePosted", "validThrough", "hiringOrganization", "employmentType", "baseSalary", "identifier", "directApply"}


def page(url: str, **headers: str) -> tuple[int, str]:
    with urllib.request.urlopen(urllib.request.Request(url, headers=headers), timeout=10) as answer:
        return answer.status, answer.read().decode()


def open_projects(house: House) -> dict[str, datetime]:
    """The id of every project one may apply to, and until when."""
    rows = house.rows(
        "SELECT project.id, apply_by FROM project JOIN organization ON organization.id = organization_id "
        "WHERE project.state = 'published' AND organization.state <> 'suspended'")
    dates = {row["id"]: datetime.fromtimestamp(row["apply_by"] / 1000, UTC) for row in rows}
    return {id: date for id, date in dates.items() if date > datetime.now(UTC)}


@pytest.mark.parametrize("path", ["/projects.atom", "/projects.atom?field=data-analysis&place=remote", "/organizations/tern/projects.atom"])
def test_a_feed_reader_reads_the_feed_and_need_not_read_it_twice(demo_house, path):
    feed = feedparser.parse(demo_house.url + path)
    assert not feed.bozo, feed.bozo_exception
    assert feed.version == "atom10" and feed.feed.title and feed.feed.updated_parsed and feed.feed.author
    assert [link.href for link in feed.feed.links if link.rel == "self"] == [demo_house.url + path]
    known = open_projects(demo_house)
    for entry in feed.entries:
        assert entry.title and entry.author and entry.summary and entry.published_parsed and entry.updated_parsed
        assert entry.link.removeprefix(demo_house.url + "/projects/") in known
        assert re.fullmatch(r"tag:[a-z0-9.-]+,2026:project/[0-9a-z]{26}", entry.id)
    assert len({entry.id for entry in feed.entries}) == len(feed.entries) <= 50
    if path == "/projects.atom":
        assert len(feed.entries) == min(50, len(known)) > 5
    again = feedparser.parse(demo_house.url + path, etag=feed.etag)
    assert again.status == 304 and not again.entries


@pytest.mark.parametrize("path", ["/projects.ics", "/organizations/tern/projects.ics"])
def test_a_calendar_has_the_last_day_to_apply_of_each_project(demo_house, path):
    text = urllib.request.urlopen(demo_house.url + path, timeout=10).read()
    calendar = icalendar.Calendar.from_ical(text)
    assert calendar["VERSION"] == "2.0" and calendar["PRODID"] and not calendar.errors
    known = open_projects(demo_house)
    events = calendar.walk("VEVENT")
    for event in events:
        assert not event.errors
        project = str(event["URL"]).rsplit("/", 1)[1]
        assert event["DTSTART"].dt == known[project].replace(microsecond=0)
        assert event["DTSTAMP"].dt.tzinfo and event["SUMMARY"].startswith("Last day to apply: ")
        assert [alarm["TRIGGER"].dt for alarm in event.walk("VALARM")] == [timedelta(days=-2)]
    assert len({event["UID"] for event in events}) == len(events) > 0
    if path == "/projects.ics":
        assert {str(event["URL"]).rsplit("/", 1)[1] for event in events} == set(known)
    assert all(len(line) <= 75 for line in text.split(b"\r\n"))


def test_the_sitemap_names_pages_that_are_there_and_may_be_listed(demo_house):
    _, robots = page(demo_house.url + "/robots.txt")
    address = re.search(r"^Sitemap: (\S+)$", robots, re.M).group(1)
    root = ElementTree.fromstring(page(address)[1])
    assert root.tag == SITEMAPS + "urlset" and 10 < len(root) <= 50_000
    locations = [url.findtext(SITEMAPS + "loc") for url in root]
    assert len(set(locations)) == len(locations)
    for url in root:
        assert {child.tag for child in url} <= {SITEMAPS + "loc", SITEMAPS + "lastmod"}
        changed = url.findtext(SITEMAPS + "lastmod")
        # The demo's day is today, all of it.
        assert not changed or datetime.fromisoformat(changed) <= datetime.now(UTC) + timedelta(days=1)
    for location in locations:
        assert location.startswith(demo_house.url + "/")
        status, text = page(location)
        assert status == 200 and 'name="robots" content="noindex"' not in text, location
    assert {f"{demo_house.url}/projects/{id}" for id in open_projects(demo_house)} <= set(locations)


def test_a_project_is_a_job_posting_that_the_browser_does_not_mind(demo_house, browser):
    for id in sorted(open_projects(demo_house)):
        _, text = page(f"{demo_house.url}/projects/{id}")
        posting, crumbs = (json.loads(data) for data in re.findall(r'<script type="application/ld\+json">(.*?)</script>', text, re.S))
        assert NEEDED <= posting.keys(), NEEDED - posting.keys()
        assert posting["@type"] == "JobPosting" and posting["hiringOrganization"]["name"]
        assert ("jobLocation" in posting) != (posting.get("jobLocationType") == "TELECOMMUTE")
        assert posting["baseSalary"]["currency"] and posting["baseSalary"]["value"]["value"] > 0
        assert datetime.fromisoformat(posting["validThrough"]) > datetime.fromisoformat(posting["datePosted"])
        assert [item["position"] for item in crumbs["itemListElement"]] == [1, 2, 3]
    browser.get(f"{demo_house.url}/projects/{id}")
    assert evaluate(browser, "document.querySelectorAll('script[type=\"application/ld+json\"]').length") == 2
    assert browser.get_log("browser") == []


def test_names_of_skills_are_offered_while_one_types(demo_house, browser):
    browser.get(demo_house.url + "/sign-in")
    browser.find_element("name", "email").send_keys("mina@people.example")
    browser.find_element("name", "password").send_keys("foothold-demo")
    browser.find_element("css selector", "main form button").click()
    eventually(lambda: browser.current_url.endswith("/home"), otherwise="Mina could not sign in")
    browser.get(demo_house.url + "/profile")
    evaluate(browser, "document.querySelector('#skills [data-add]').click()")
    browser.switch_to.active_element.send_keys("JS")
    offered = "[...document.querySelectorAll('#known-skills option')].map((option) => option.value)"
    eventually(lambda: "JavaScript" in evaluate(browser, offered), otherwise="JavaScript is not offered for JS")
    assert browser.get_log("browser") == []


def test_a_list_of_skills_is_read_by_the_command_and_credited(tmp_path):
    house = House(tmp_path / "data")
    house.command("migrate")
    (tmp_path / "other.csv").write_text("name,age\nMina,24\n")
    refused = house.run("skills", "import", str(tmp_path / "other.csv"))
    assert refused.returncode == 1 and "no list of skills we know" in refused.stderr and house.rows("SELECT * FROM skill") == []

    header = "conceptType,conceptUri,skillType,reuseLevel,preferredLabel,altLabels,hiddenLabels,status,modifiedDate,scopeNote,definition,inScheme,description\n"
    row = 'KnowledgeSkillCompetence,http://data.europa.eu/esco/skill/{},skill/competence,cross-sector,{},"{}",,released,2026-01-01,,,x,"y, z"\n'
    published = tmp_path / "skills_en.csv"
    published.write_text(header + row.format("a-1", "weave willow", "plait\nwickerwork of willow") + "bad\n" + row.format("b-2", "SQL", ""))
    for changed in (2, 0):
        said = house.command("skills", "import", str(published))
        assert "line 4 is skipped: it has 1 columns instead of 13" in said
        assert f"3 rows: {changed} skills new or changed, 0 left out, 1 skipped." in said
        assert "This service uses the ESCO classification of the European Commission." in said
    house.start()
    try:
        visitor = Session(house)
        assert '<option value="weave willow">' in visitor.get("/skills?q=weave").text
        assert "ESCO classification" in visitor.get("/about/skills").text
    finally:
        house.stop()
