"""Pages that change by themselves: what one person does, another sees without reloading, and nobody loses what they hold."""

import time

import pytest
from selenium.webdriver.common.by import By

from acting import Pages, Person
from house import House, eventually
from looking import DESK, PHONE, axe, evaluate, resize, shot
from session import Session

SOON = 2.0
MINA, OMAR = "mina@people.example", "omar@tern.example"


@pytest.fixture
def people(visitor, demo_house):
    """Makes a signed-in person in a browser of their own."""
    def arrive(name: str, email: str, *, scripts: bool = True) -> Person:
        person = Person(visitor(scripts=scripts), demo_house, Pages(), name=name, scripts=scripts)
        person.go("/sign-in")
        person.fill("E-mail", email)
        person.fill("Password", "foothold-demo")
        person.press("Sign in")
        return person
    return arrive


def thread(house: House) -> str:
    """The conversation of Mina with Omar's Tern."""
    rows = house.rows(
        """SELECT engagement.application_id FROM engagement JOIN person ON person.id = engagement.person_id
        JOIN project ON project.id = engagement.project_id JOIN organization ON organization.id = project.organization_id
        WHERE person.email = ? AND organization.slug = 'tern'""", MINA)
    return f"/threads/{rows[0]['application_id']}"


def listening(person: Person) -> Person:
    """Once the page has opened its stream; marked, so that a reload would be noticed."""
    eventually(
        lambda: evaluate(person.driver, "stream?.readyState === 1"), within=5,
        otherwise=person.complaint("it does not listen"))
    evaluate(person.driver, "window.neverReloaded = true")
    return person


def still_there(person: Person) -> None:
    assert evaluate(person.driver, "window.neverReloaded"), person.complaint("it was loaded anew")


def looks(person: Person) -> int:
    """How often this page asked for itself or for the counters."""
    return evaluate(person.driver, "performance.getEntriesByType('resource').filter(it => it.initiatorType === 'fetch').length")


def unread(person: Person) -> str:
    return evaluate(person.driver, "document.getElementById('unread-messages').innerText.replace('unread', '').trim()")


def write(house: House, email: str, path: str, body: str) -> Session:
    writer = Session(house).sign_in(email)
    assert writer.post(path, body=body).status == 303
    return writer


def test_a_message_arrives_while_the_other_is_typing(people, demo_house):
    path = thread(demo_house)
    mina, omar = people("Mina", MINA), people("Omar", OMAR)
    omar.go(path)
    mina.go(path)
    listening(omar)
    field = omar.driver.find_element(By.NAME, "body")
    field.send_keys("I am just")
    seat = evaluate(omar.driver, "document.querySelector('[name=body]').getBoundingClientRect().top")
    mina.fill(mina.driver.find_element(By.CSS_SELECTOR, "label[for]").text, "The first table is in the shared folder.")
    mina.press("Send message")
    mina.sees("Your message is sent.")
    omar.sees("The first table is in the shared folder.", within=SOON)
    still_there(omar)
    omar.driver.switch_to.active_element.send_keys(" about to answer.")
    assert field.get_attribute("value") == "I am just about to answer."
    assert abs(evaluate(omar.driver, "document.querySelector('[name=body]').getBoundingClientRect().top") - seat) < 2, "the field ran away"
    assert evaluate(omar.driver, "document.querySelector('ol.thread').getAttribute('aria-live')") == "polite"
    mina.sees("Your message is sent.")
    axe(omar.driver)
    for size in (DESK, PHONE):
        resize(omar.driver, size)
        shot(omar.driver, "live-thread")


def test_reading_counts_down_and_does_not_go_round_in_circles(people, demo_house):
    path = thread(demo_house)
    omar = people("Omar", OMAR)
    omar.go(path)
    omar.go("/inbox")
    others = unread(omar)
    omar.go(path)
    listening(omar)
    write(demo_house, MINA, path, "Is the second table what you meant?")
    omar.sees("Is the second table what you meant?", within=SOON)
    eventually(lambda: unread(omar) == others, within=SOON, otherwise="what is read still counts as unread")
    time.sleep(2.5)
    before = looks(omar)
    assert before <= 6, f"one message made the page look {before} times"
    time.sleep(2)
    assert looks(omar) == before, "it looks again and again"


def test_the_counter_rises_on_a_page_that_is_not_live(people, demo_house):
    omar = people("Omar", OMAR)
    omar.go("/settings")
    listening(omar)
    before = unread(omar)
    write(demo_house, MINA, thread(demo_house), "One more thing.")
    eventually(lambda: unread(omar) == str(int(before or 0) + 1), within=SOON, otherwise=omar.complaint(f"the counter says {unread(omar)!r}, not one more than {before!r}"))
    still_there(omar)
    for size in (DESK, PHONE):
        resize(omar.driver, size)
        shot(omar.driver, "live-counter")


def test_the_inbox_and_the_notices_fill(people, demo_house):
    omar = people("Omar", OMAR)
    omar.go("/inbox")
    listening(omar)
    write(demo_house, MINA, thread(demo_house), "Shall we talk on Friday?")
    omar.sees("Shall we talk on Friday?", within=SOON)
    still_there(omar)
    shot(omar.driver, "live-inbox")
    omar.go("/notices")
    listening(omar)
    before = len(omar.driver.find_elements(By.CSS_SELECTOR, "main li.item"))
    write(demo_house, MINA, thread(demo_house), "Or on Monday?")
    eventually(
        lambda: len(omar.driver.find_elements(By.CSS_SELECTOR, "main li.item")) == before + 1, within=SOON + 1, otherwise="no notice came")
    still_there(omar)
    shot(omar.driver, "live-notices")


def test_the_room_the_board_and_home_follow_the_work(people, demo_house):
    work = demo_house.rows(
        """SELECT engagement.id, milestone.id AS milestone, supervisor.email FROM engagement
        JOIN person ON person.id = engagement.person_id JOIN milestone ON milestone.engagement_id = engagement.id
        JOIN project ON project.id = engagement.project_id JOIN person AS supervisor ON supervisor.id = project.supervisor_id
        WHERE person.email = ? AND engagement.state = 'active' AND milestone.state = 'planned' ORDER BY milestone.position""", MINA)[0]
    room = f"/engagements/{work['id']}"
    mina = Session(demo_house).sign_in(MINA)
    windows = {}
    for place in (room, "/board", "/home"):
        windows[place] = people("Mina's supervisor", work["email"])
        windows[place].go(place)
        listening(windows[place])
    answer = mina.post(f"/milestones/{work['milestone']}/submission", note="The table, with **eight** rows.", ai_statement="None.")
    assert answer.status == 303, answer.text
    windows[room].sees("Review the work", "The table, with eight rows.", within=SOON)
    windows["/board"].sees("Waiting for review since", within=SOON)
    windows["/home"].sees("Review “", within=SOON)
    for place, window in windows.items():
        still_there(window)
        axe(window.driver)
        for size in (DESK, PHONE):
            resize(window.driver, size)
            shot(window.driver, f"live-{place.split('/')[1]}")


def test_a_hidden_page_lets_go_and_catches_up_when_it_is_seen_again(people, demo_house):
    omar = people("Omar", OMAR)
    omar.go("/inbox")
    listening(omar)
    first = omar.driver.current_window_handle
    omar.driver.switch_to.new_window("tab")
    omar.driver.switch_to.window(first)
    evaluate(omar.driver, """Object.defineProperty(document, 'hidden', { value: true, configurable: true });
        document.dispatchEvent(new Event('visibilitychange')); 0""")
    assert evaluate(omar.driver, "stream") is None
    write(demo_house, MINA, thread(demo_house), "You were away.")
    time.sleep(1)
    assert "You were away." not in omar.text
    evaluate(omar.driver, "delete document.hidden; document.dispatchEvent(new Event('visibilitychange')); 0")
    omar.sees("You were away.", within=SOON)
    still_there(omar)


def test_nothing_that_happens_while_a_page_opens_is_lost(people, demo_house):
    omar = people("Omar", OMAR)
    writer = Session(demo_house).sign_in(MINA)
    omar.driver.get(demo_house.url + "/inbox")
    assert evaluate(omar.driver, "stream?.readyState") != 1, "it listens already: nothing is tried here"
    assert writer.post(thread(demo_house), body="Between two blinks.").status == 303
    omar.sees("Between two blinks.", within=SOON)


def test_signed_out_elsewhere_the_page_goes_quiet(people, demo_house):
    omar = people("Omar", OMAR)
    omar.go("/inbox")
    listening(omar)
    demo_house.change("DELETE FROM session WHERE person_id = (SELECT id FROM person WHERE email = ?) ", OMAR)
    write(demo_house, MINA, thread(demo_house), "Are you still there?")
    eventually(lambda: evaluate(omar.driver, "over"), within=SOON, otherwise="it goes on asking")
    assert evaluate(omar.driver, "stream") is None
    assert "Are you still there?" not in omar.text


def test_without_scripts_a_reload_shows_it(people, demo_house):
    omar = people("Omar", OMAR, scripts=False)
    path = thread(demo_house)
    omar.go(path)
    write(demo_house, MINA, path, "Read this when you like.")
    time.sleep(1)
    assert "Read this when you like." not in omar.text
    omar.driver.refresh()
    omar.sees("Read this when you like.")


def test_a_server_that_stops_does_not_wait_for_open_pages(people, demo_house):
    omar = people("Omar", OMAR)
    omar.go("/inbox")
    listening(omar)
    start = time.monotonic()
    demo_house.stop()
    assert time.monotonic() - start < 2, "open streams held the server up"
    demo_house.start()
    eventually(lambda: evaluate(omar.driver, "stream?.readyState === 1"), within=10, otherwise="it does not come back")
    still_there(omar)
