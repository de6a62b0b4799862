"""Every act works in a browser that runs no script: comfort is lost, nothing else."""

import time

import pytest

from acting import Pages, Person


@pytest.fixture
def plain(visitor, demo_house):
    """Somebody whose browser runs no script."""
    return Person(visitor(scripts=False), demo_house, Pages(), name="Zed Novak", scripts=False)


def sign_in(person: Person, email: str, password: str = "foothold-demo") -> None:
    person.fill("E-mail", email)
    person.fill("Password", password)
    person.press("Sign in")


def test_signing_in_keeps_the_address_and_says_at_the_field_what_is_wrong(plain):
    plain.go("/sign-in")
    sign_in(plain, "zed@people.example", "not my password")
    plain.sees("One thing needs your attention", "The address or the password is not right.")
    assert plain.field("E-mail").get_attribute("value") == "zed@people.example"
    plain.fill("Password", "foothold-demo")
    plain.press("Sign in")
    assert plain.path == "/home"
    plain.sees("Zed")
    plain.unfold("Z")
    plain.press("Sign out")
    plain.sees("You are signed out")


def found(person: Person) -> int:
    """How many projects the list says it shows."""
    heading = person.find("//h2[contains(., ' project')]", "count of projects").text
    return int(heading.split()[0])


def test_filtering_projects_is_a_form_whose_address_is_the_filter(plain):
    plain.go("/projects")
    everything = found(plain)
    assert everything > 5
    plain.go("/projects?field=data-analysis")
    by_address = found(plain)
    plain.go("/projects")
    plain.choose("Field", "Data analysis")
    plain.press("Show projects")
    assert "field=data-analysis" in plain.path and 0 < found(plain) == by_address < everything
    plain.follow("Clear all")
    hours = plain.house.rows("SELECT hours FROM project WHERE state = 'published' AND apply_by > ?", time.time() * 1000)
    middle = sorted(row["hours"] for row in hours)[len(hours) // 2]
    plain.fill("Hours to", str(middle))
    plain.press("Show projects")
    assert found(plain) == len([row for row in hours if row["hours"] <= middle]) and f"hours={middle}" in plain.path


def test_applying_keeps_what_was_typed_when_something_is_wrong(plain):
    plain.go("/projects")
    plain.find("//ol//h2//a | //ol//h3//a", "project in the list").click()
    plain.follow("Sign in to apply")
    sign_in(plain, "zed@people.example")
    assert plain.path.endswith("/apply"), "signing in did not lead back to the application"
    plain.fill("Your pitch", "Too short.")
    answers = [box.get_attribute("name") for box in plain.driver.find_elements("css selector", "textarea") if box.get_attribute("name") != "pitch"]
    for name in answers:
        plain.driver.find_element("name", name).send_keys("I did this once for a club I belong to.")
    plain.press("Send application")
    plain.sees("needs your attention", "80 characters")
    assert plain.field("Your pitch").get_attribute("value") == "Too short."
    for name in answers:
        assert plain.driver.find_element("name", name).get_attribute("value") == "I did this once for a club I belong to."
    plain.fill("Your pitch", "I would begin with the list you have, count what is missing, and ask two people how they use it today.")
    plain.press("Send application")
    plain.sees("Sent. You are told", "Submitted")
    plain.press("Withdraw application")
    plain.sees("Your application is withdrawn")
