"""Mail by SMTP, against a server of our own: encrypted and with a login, or not at all."""

import re
from email.utils import parsedate_to_datetime

import pytest

from house import House, eventually
from post_office import LOGIN, post_office as open_post_office
from session import Session

LETTER = "SELECT * FROM job WHERE name = 'mail_link'"


@pytest.fixture
def house_with_post(tmp_path):
    """Makes a house whose mail goes to an office: house_with_post(office, FOOTHOLD_…="…")."""
    houses = []

    def build(office, **settings: str) -> House:
        house = House(tmp_path / f"data{len(houses)}", **(office.settings | settings))
        house.command("migrate")
        houses.append(house)
        return house.start()

    yield build
    for house in houses:
        house.stop()


def tried_letter(house: House):
    """The one letter's job, once it has been tried."""
    return eventually(
        lambda: next((job for job in house.rows(LETTER) if job["attempts"] and job["state"] != "running"), None), within=20,
        otherwise=f"no letter was tried: {[dict(job) for job in house.rows(LETTER)]}\n{house.log_end()}")


def test_a_letter_arrives_encrypted_with_a_login_and_reads_as_it_was_written(house_with_post, post_office):
    house = house_with_post(post_office)
    Session(house).join("zoe@people.example", "Zoë Ångström")
    eventually(lambda: post_office.deliveries, otherwise=f"no letter came: {house.log_end()}")
    [delivery] = post_office.deliveries
    assert (delivery.encrypted, delivery.login) == (True, LOGIN)
    assert (delivery.sender, delivery.recipients) == ("post@foothold.example", ["zoe@people.example"])
    letter = delivery.message
    assert (letter["From"], letter["To"], letter["Subject"]) == (
        "post@foothold.example", "zoe@people.example", "Confirm your address for Foothold")
    assert re.fullmatch(r"<[0-9a-z]{26}@foothold\.example>", letter["Message-ID"])
    assert letter["Auto-Submitted"] == "auto-generated" and parsedate_to_datetime(letter["Date"])
    assert letter.get_content_type() == "text/plain" and letter.get_content_charset() == "utf-8"
    body = letter.get_content()
    assert body.startswith("Hello Zoë Ångström,") and f"{house.url}/confirm/" in body
    assert tried_letter(house)["state"] == "done"


def test_a_subject_beyond_ascii_and_a_name_with_line_breaks_stay_one_readable_line(house_with_post, post_office):
    house = house_with_post(post_office)
    name = "Zoë\r\nBcc: everyone@people.example Ångström-Łukasiewicz, Дарья и 株式会社"
    owner = Session(house)
    owner.join("zoe@people.example", name)
    eventually(lambda: post_office.deliveries, otherwise="no letter to confirm with")
    token = re.search(r"/confirm/(\S+)", post_office.deliveries[0].message.get_content()).group(1)
    assert owner.post(f"/confirm/{token}").status == 303
    founded = owner.post(
        "/organizations", kind="employer", name="Tern", slug="tern", industry=first_option(owner, "industry"), size=first_option(owner, "size"), place="Lisbon",
        zone="UTC", website="", about="")
    assert founded.status == 303, founded.text
    assert owner.post("/organization/invitations", email="lena@tern.example", role="supervisor").status == 303
    eventually(lambda: len(post_office.deliveries) > 1, otherwise=f"no invitation came: {house.log_end()}")
    invitation = post_office.deliveries[1].message
    assert invitation["Subject"] == "Zoë Bcc: everyone@people.example Ångström-Łukasiewicz, Дарья и 株式会社 invites you to Tern on Foothold"
    assert invitation["Bcc"] is None and post_office.deliveries[1].recipients == ["lena@tern.example"]


def first_option(owner: Session, select: str) -> str:
    page = owner.get("/organizations/new").text
    return re.search(rf'<select id="{select}".*?<option value="([^"]+)"', page, re.S).group(1)


def test_a_letter_refused_for_now_is_tried_again_later(house_with_post, post_office):
    post_office.refusals["zoe@people.example"] = "451 come back later"
    house = house_with_post(post_office)
    Session(house).join("zoe@people.example")
    job = tried_letter(house)
    assert job["state"] == "ready" and job["attempts"] == 1
    assert "451" in job["outcome"], job["outcome"]
    assert job["due_at"] > job["created_at"] + 30_000, "the next try is not later"
    assert house.run("doctor").returncode == 0, "a letter that is only late is no problem yet"
    post_office.refusals.clear()
    house.change("UPDATE job SET due_at = 0 WHERE id = ?", job["id"])
    eventually(lambda: post_office.deliveries, otherwise="the second try did not come")
    eventually(lambda: house.rows(LETTER)[0]["state"] == "done", otherwise="the delivered letter is not done")


def test_a_letter_refused_for_ever_waits_on_the_desk_and_the_doctor_says_so(house_with_post, post_office):
    post_office.refusals["zoe@people.example"] = "550 no such person"
    house = house_with_post(post_office)
    Session(house).join("zoe@people.example")
    job = tried_letter(house)
    assert job["state"] == "failed" and job["attempts"] == 1 and "550" in job["outcome"], dict(job)
    doctor = house.run("doctor")
    assert doctor.returncode == 1, doctor.stdout
    assert re.search(r"PROBLEM.*1 failed of mail_link", doctor.stdout), doctor.stdout


def test_without_encryption_nothing_is_sent(house_with_post, tmp_path):
    with open_post_office(tmp_path, encrypts=False) as office:
        house = house_with_post(office)
        Session(house).join("zoe@people.example")
        job = tried_letter(house)
        assert job["state"] == "ready" and job["outcome"], dict(job)
        assert office.deliveries == [] and office.logins == []


def test_a_certificate_nobody_vouches_for_is_refused(house_with_post, post_office):
    post_office.trusted = False
    house = house_with_post(post_office)
    Session(house).join("zoe@people.example")
    job = tried_letter(house)
    assert job["state"] == "ready" and "certificate" in job["outcome"].lower(), dict(job)
    assert post_office.deliveries == [] and post_office.logins == []
