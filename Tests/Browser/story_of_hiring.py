"""The first half of the story: from an empty house to an accepted offer. Chapters in the order they happen."""

import datetime
import re

from acting import Person
from house import eventually
from tale import PASSWORD, Tale

CHAPTERS = []
chapter = lambda happens: CHAPTERS.append(happens) or happens

TITLE = "Compare eight competitors on price, service and promise"
PITCH = ("I would open the price lists first and note the date on each, because prices without dates cannot be compared. "
         "At the clinic I kept such a table for nine years, and my colleagues still use it.")
OTHER_PITCH = ("I have compared printers, phone plans and two allotments this year. I would begin with the customers' reviews, "
               "find the five promises that come up most, and look for each of them in the offers.")
ANSWER = "The public register of charges, because it is dated and nobody writes it to please anybody."


def day(days: int) -> str:
    return (datetime.date.today() + datetime.timedelta(days=days)).isoformat()


def join(person: Person, email: str, purpose: str) -> None:
    """Signs up, and confirms by the link that came by mail."""
    person.go("/")
    person.follow("Join")
    person.choose("I am here", purpose)
    person.fill("Your name", person.name)
    person.fill("E-mail", email)
    person.fill("Password", PASSWORD)
    person.pick("Time zone", "UTC")
    person.tick("I am 18 or older")
    person.press("Join")
    person.sees("Look at your mail", email)
    person.go(person.mail(email, "Confirm your address").link)
    person.press("Confirm and go on")
    person.sees("Your address is confirmed")


@chapter
def the_operator_joins_by_a_link_of_the_command_line(tale: Tale):
    link = re.search(r"http\S+/operator/\S+", tale.house.command("admin", "invite-operator")).group()
    tale.ines = ines = tale.person("Ines Ortega")
    ines.go("/")
    ines.keep_picture("landing-empty")
    ines.go(link)
    ines.fill("Your name", "Ines Ortega")
    ines.fill("E-mail", "ines@foothold.example")
    ines.fill("Password", PASSWORD)
    ines.pick("Time zone", "UTC")
    ines.press("Become an operator")
    ines.sees("This is the operator's desk")
    assert ines.path == "/desk"
    ines.keep_picture("desk-empty")
    stranger = tale.person("A stranger")
    stranger.go(link, status=409)
    stranger.sees("This link was used already")


@chapter
def omar_joins_confirms_by_mail_and_founds_tern(tale: Tale):
    tale.omar = omar = tale.person("Omar Haddad")
    join(omar, "omar@tern.example", "to offer projects")
    assert omar.path.startswith("/organizations/new"), omar.path
    omar.choose("What it is", "Employer")
    omar.fill("Name", "Tern")
    omar.pick("Industry", "Transport")
    omar.pick("Size", "11")
    omar.fill("Place", "Portland, Oregon")
    omar.pick("Time zone", "UTC")
    omar.fill("Website", "https://tern.example")
    omar.fill("About", "Tern repairs and rents cargo bicycles for small shops.")
    omar.press("Found it")
    omar.sees("Tern", "Not verified")


@chapter
def omar_asks_for_verification_and_ines_is_told(tale: Tale):
    omar = tale.omar
    omar.go("/organization")
    omar.fill("Registration number", "OR-1234567")
    omar.press("Ask for verification")
    omar.sees("An operator looks at your request")
    omar.keep_picture("organization-own")
    tale.ines.mail("ines@foothold.example", "Tern asks to be verified")


@chapter
def omar_begins_with_a_template_and_the_check_says_what_is_missing(tale: Tale):
    omar = tale.omar
    omar.go("/organization")
    omar.follow("Post a project")
    omar.keep_picture("project-new")
    omar.press("Use this template: Competitor comparison")
    omar.sees("Nothing is published yet")
    tale.project = re.search(r"/projects/([0-9a-z]{26})/edit", omar.path).group(1)
    omar.keep_picture("scope-builder")
    omar.press("Check the scope")
    omar.sees("Scope check", "of 100", "missing")
    assert not omar.driver.find_elements("xpath", "//button[normalize-space(.)='Ask for review']"), "it can be handed in with things missing"
    omar.keep_picture("scope-check-missing")


@chapter
def omar_replaces_every_blank_and_answers_the_check(tale: Tale):
    omar = tale.omar
    omar.follow("Go on editing")
    replace_blanks(omar)
    omar.fill("Title", TITLE)
    omar.pick("Supervisor", "Omar Haddad")
    omar.fill("Backup supervisor", "lena@tern.example")
    omar.fill("Apply by", day(10))
    omar.fill("Decide by", day(17))
    omar.fill("Work starts", day(20))
    omar.choose("Confidentiality", "Open: nothing in it is secret")
    omar.choose("What the participant may show afterwards", "The work itself")
    omar.press("Check the scope")
    omar.sees_not("missing</h2>")
    omar.sees("Scope check", "Everything that was checked", "not verified yet, so an operator reads each project first")
    score = int(re.search(r"(\d+)\s*of 100", omar.text).group(1))
    assert score >= 80, omar.complaint(f"the finished template scores {score}")
    omar.keep_picture("scope-check")
    omar.press("Ask for review")
    omar.sees("The operator has it now", "Waiting for review")
    assert omar.driver.find_element("tag name", "h1").text == TITLE


def replace_blanks(omar: Person) -> None:
    """Every [blank] of the template becomes plain words."""
    for field in omar.driver.find_elements("css selector", "main input:not([type=hidden]), main textarea"):
        if not field.is_displayed():
            continue
        text = field.get_attribute("value") or ""
        if "[" in text:
            field.clear()
            field.send_keys(text.replace("[Your organization]", "Tern").replace("[", "").replace("]", ""))
    left = [f.get_attribute("name") for f in omar.driver.find_elements("css selector", "main input, main textarea") if "[" in (f.get_attribute("value") or "")]
    assert not left, f"blanks are left in {left}"


@chapter
def ines_reads_the_project_and_publishes_it(tale: Tale):
    ines = tale.ines
    ines.mail("ines@foothold.example", "A project to read")
    ines.go("/desk")
    ines.sees("1")
    ines.keep_picture("desk")
    ines.go("/desk/projects")
    ines.follow(TITLE)
    ines.sees("Scope check", "Comparison table")
    ines.keep_picture("desk-project")
    ines.press("Approve and publish")
    tale.omar.mail("omar@tern.example", "is published")


@chapter
def ines_verifies_tern(tale: Tale):
    ines = tale.ines
    ines.go("/desk/organizations")
    ines.follow("Tern")
    ines.sees("OR-1234567", "Verified by domain")
    ines.press("Verify")
    tale.omar.mail("omar@tern.example", "Tern is verified")
    tale.omar.go("/organizations/tern")
    tale.omar.sees("Verified", TITLE)
    tale.omar.keep_picture("organization")


@chapter
def mina_joins_and_fills_her_profile(tale: Tale):
    tale.mina = mina = tale.person("Mina Okafor")
    join(mina, "mina@people.example", "to find real work")
    assert mina.path.startswith("/profile"), mina.path
    mina.fill("Headline", "From clinic scheduling to market research")
    mina.fill("Story", "Nine years of schedules and supply orders.\n\nI liked finding out *why* numbers moved.")
    mina.fill("Skill 1", "Desk research")
    mina.click("//summary[starts-with(normalize-space(), 'Marketing and giving')]", "the family of fields “Marketing and giving”")
    mina.choose("Fields that interest you", "Market research")
    mina.fill("Hours a week", "12")
    mina.choose("Show on my portfolio", "Headline")
    mina.choose("Show on my portfolio", "Skills")
    mina.press("Save profile")
    mina.sees("Your profile is saved")
    mina.follow("Add experience")
    mina.fill("What it was", "Scheduling lead")
    mina.fill("Where", "Riverside clinic")
    mina.fill("From year", "2016")
    mina.press("Save entry")
    mina.sees("Scheduling lead")
    mina.keep_picture("profile")


@chapter
def mina_filters_the_projects_and_finds_it(tale: Tale):
    mina = tale.mina
    mina.go("/projects")
    mina.sees("1 project", TITLE)
    mina.fill("Keyword", "bakery")
    mina.sees("0 projects", "Nothing fits all of this")
    mina.arrived()
    mina.fill("Keyword", "compet")
    mina.sees("1 project", TITLE)
    mina.choose("Field", "Market research")
    eventually(lambda: "field=market-research" in mina.path and "q=compet" in mina.path, otherwise=f"the address is not the filter: {mina.path}")
    mina.fill("Hours to", "5")
    mina.sees("0 projects")
    mina.fill("Hours to", "30")
    mina.sees("1 project")
    mina.keep_picture("projects")
    mina.follow(TITLE)
    mina.sees("What you hand over", "Comparison table", "An offer stays open for 72 hours")
    mina.keep_picture("project")


def apply(person: Person, pitch: str) -> None:
    person.fill("Your pitch", pitch)
    person.fill("Name one public source you would check first, and why.", ANSWER)
    person.press("Send application")
    person.sees("Sent. You are told", "promised to answer by")


@chapter
def mina_applies_withdraws_and_applies_again(tale: Tale):
    mina = tale.mina
    mina.follow("Apply to this project")
    mina.keep_picture("apply")
    apply(mina, PITCH)
    tale.application = re.search(r"/applications/([0-9a-z]{26})", mina.path).group(1)
    mina.press("Withdraw application", confirm="Withdraw application")
    mina.sees("Your application is withdrawn", "You withdrew this application")
    mina.follow("Apply again")
    assert mina.field("Your pitch").get_attribute("value") == PITCH, "the pitch was not kept"
    mina.press("Send application")
    mina.sees("Sent. You are told")
    assert tale.application in mina.path, "applying again made another application"
    mina.keep_picture("application")
    mina.go("/applications")
    mina.sees(TITLE)
    mina.go("/home")
    mina.keep_picture("home-participant")


@chapter
def bo_applies_too(tale: Tale):
    tale.bo = bo = tale.person("Bo Lindqvist")
    join(bo, "bo@people.example", "to find real work")
    bo.go(f"/projects/{tale.project}")
    bo.follow("Apply to this project")
    apply(bo, OTHER_PITCH)


def rate(omar: Person, marks: tuple[str, str, str]) -> None:
    for question, mark in zip(("Has the skills the project needs", "Understands the problem", "Shows evidence for what they say"), marks):
        omar.choose(question, mark)
    omar.press("Save rating and show the name")


@chapter
def omar_screens_blind_and_reads_the_name_only_after_rating(tale: Tale):
    omar = tale.omar
    letter = omar.mail("omar@tern.example", "applied to")
    assert "Mina" not in letter.text + letter.subject, "the letter tells the name"
    for path in ("/home", "/board", f"/projects/{tale.project}/screening", f"/applications/{tale.application}"):
        omar.go(path)
        omar.sees_not("Mina", "Okafor", "Riverside", "Bo Lindqvist", "mina@people.example")
    omar.sees("Name, school and photo stay hidden", PITCH[:60], ANSWER)
    omar.keep_picture("applicant-blind")
    rate(omar, ("3", "4", "4"))
    omar.sees("Mina Okafor", "Scheduling lead", "Riverside clinic")
    omar.sees_not("Bo Lindqvist")
    omar.keep_picture("applicant-rated")


@chapter
def omar_compares_two_and_shortlists_one(tale: Tale):
    omar = tale.omar
    omar.go(f"/projects/{tale.project}/screening")
    omar.sees("2 applications, 1 rated", "Mina Okafor", "Applicant 2")
    omar.keep_picture("screening")
    omar.tick("Compare Mina Okafor")
    omar.tick("Compare Applicant 2")
    omar.press("Compare the chosen")
    omar.sees("Side by side", PITCH[:40], OTHER_PITCH[:40], "Who is not rated yet stays a number")
    omar.sees_not("Bo Lindqvist")
    omar.keep_picture("comparison")
    omar.follow("Rate")
    rate(omar, ("2", "3", "2"))
    omar.sees("Bo Lindqvist")
    omar.go(f"/applications/{tale.application}")
    omar.press("Shortlist")
    omar.sees("Shortlisted")


@chapter
def messages_go_between_them_before_anything_is_decided(tale: Tale):
    omar, mina = tale.omar, tale.mina
    omar.go(f"/applications/{tale.application}")
    omar.follow("Messages")
    omar.fill("Message to Mina Okafor", "Could you begin in the week that is planned?")
    omar.press("Send message")
    omar.sees("Your message is sent", "Could you begin")
    mina.go(mina.mail("mina@people.example", "wrote to you").link)
    mina.sees("Could you begin in the week that is planned?")
    mina.fill("Message to Tern", "Yes, from Monday on.")
    mina.press("Send message")
    mina.sees("Yes, from Monday on.")
    omar.go("/inbox")
    omar.keep_picture("inbox")
    omar.follow("Mina Okafor")
    omar.sees("Yes, from Monday on.")
    omar.keep_picture("thread")


@chapter
def omar_offers_and_mina_accepts_and_signs(tale: Tale):
    omar, mina = tale.omar, tale.mina
    omar.go(f"/applications/{tale.application}")
    omar.fill("A personal word", "Your table won us over.")
    omar.press("Send the offer")
    omar.sees("Offer")
    mina.go(mina.mail("mina@people.example", "Tern offers you the place").link)
    mina.sees("Tern offers you the place", "Your table won us over.", "After that the offer lapses")
    mina.keep_picture("application-offered")
    mina.follow("Read the agreement and accept")
    mina.sees("Read and sign the agreement", "Tern", "Mina Okafor")
    mina.keep_picture("acceptance")
    mina.fill("Type your full name", "Mina Okafor")
    mina.press("Accept and sign")
    mina.sees("The place is yours", "Nothing to do for you now")
    tale.room = re.search(r"/engagements/[0-9a-z]{26}", mina.path).group()
    mina.keep_picture("room-onboarding")


@chapter
def bo_is_told_with_a_reason(tale: Tale):
    letter = tale.bo.mail("bo@people.example", "An answer about")
    assert "the place has been filled" in letter.text.lower(), letter.text
    tale.bo.go(letter.link)
    tale.bo.sees("The place has been filled", "Find another project")
    tale.bo.go(f"/projects/{tale.project}")
    tale.bo.sees("Filled")
