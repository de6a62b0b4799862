"""The second half of the story: from a signed agreement to proof of work that everyone can check."""

import urllib.error
import urllib.request

from acting import Person
from story_of_hiring import TITLE
from tale import Tale

CHAPTERS = []
chapter = lambda happens: CHAPTERS.append(happens) or happens

PUBLIC_NAME = "mina-okafor"


@chapter
def ines_records_the_money_that_arrived(tale: Tale):
    ines = tale.ines
    ines.go("/desk/money")
    ines.sees("Should arrive", "Tern: " + TITLE, "528.00 USD = fee 480.00 USD + platform fee 48.00 USD")
    ines.keep_picture("money-desk")
    ines.unfold("Record Tern's transfer")
    ines.fill("Bank reference", "SEPA 4711")
    ines.press("Record that it arrived")
    ines.sees("No bill is open", "SEPA 4711")
    tale.mina.mail("mina@people.example", "The fee is held")
    tale.mina.go(tale.room)
    tale.mina.sees("Getting ready")     # funded, but nobody has signed for Tern


@chapter
def omar_countersigns_and_ticks_the_kickoff(tale: Tale):
    omar = tale.omar
    omar.go(tale.room)
    omar.follow("Read and sign")
    omar.keep_picture("agreement")
    omar.fill("Your full name", "Omar Haddad")
    omar.press("Sign for Tern")
    tale.mina.mail("mina@people.example", "The agreement is signed by both")
    omar.go(tale.room)
    for item, note in (
        ("Who is who", "Omar answers questions, Lena stands in."), ("Where to talk", "The messages here."),
        ("First task", "Read last year's notes."), ("Dates and check-ins", "")):
        omar.pick("What is clear now", item)
        if note:
            omar.fill("What the participant needs to know", note)
        omar.press("Tick it")
        if "At work" in omar.text:
            break
    omar.sees("At work", "Read last year's notes.")
    omar.keep_picture("room-active-employer")
    tale.mina.mail("mina@people.example", "Work starts")


def hand_in(mina: Person, title: str, note: str) -> None:
    mina.go(mina.path)
    mina.follow(f"Hand in “{title}”")
    mina.fill("What you hand in", note)
    mina.fill("AI tools", "None.")


@chapter
def mina_hands_in_text_a_link_and_a_file(tale: Tale):
    mina = tale.mina
    report = tale.house.data / "prices.csv"
    report.write_text("competitor,price,read on\nVelo,12.00,2026-11-20\n")
    mina.go(tale.room)
    mina.keep_picture("room-active")
    hand_in(mina, "Comparison table", "The table has eight rows. Begin with the **summary** on the left.")
    mina.fill("Links", "https://tables.example/competitors")
    mina.attach("Files", report)
    mina.fill("What was hardest, and what did you do about it?", "Prices hidden behind forms; I wrote and asked.")
    mina.keep_picture("submission")
    mina.press("Hand in version 1")
    mina.sees("Version 1", "https://tables.example/competitors", "prices.csv")
    mina.keep_picture("room-handed-in")
    tale.file = mina.find("//a[contains(., 'prices.csv')]", "link to the file").get_attribute("href")


@chapter
def the_file_is_for_the_two_of_them_and_nobody_else(tale: Tale):
    assert fetched(tale.omar, tale.file) == (200, "competitor,price,read on\nVelo,12.00,2026-11-20\n")
    assert fetched(tale.mina, tale.file)[0] == 200
    assert fetched(tale.bo, tale.file)[0] == 404


def fetched(person: Person, url: str) -> tuple[int, str]:
    """What a person's browser would download, asked for with their cookies."""
    cookies = "; ".join(f"{cookie['name']}={cookie['value']}" for cookie in person.driver.get_cookies())
    try:
        with urllib.request.urlopen(urllib.request.Request(url, headers={"Cookie": cookies})) as answer:
            assert answer.headers["Content-Disposition"].startswith("attachment"), answer.headers["Content-Disposition"]
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as refusal:
        return refusal.code, ""


def open_review(omar: Person, about: str) -> None:
    omar.go(omar.mail("omar@tern.example", f"Handed in: {about}").link)
    if "/review" not in omar.path:
        omar.follow("Review the work")


def judge(omar: Person, verdict: str) -> None:
    """The same verdict on every criterion."""
    criteria = omar.driver.find_elements("css selector", "fieldset.verdict legend")
    assert criteria, omar.complaint("there is no criterion to judge")
    for criterion in [legend.text for legend in criteria]:
        omar.choose(criterion, verdict)


@chapter
def omar_asks_for_changes_criterion_by_criterion(tale: Tale):
    omar = tale.omar
    open_review(omar, "Comparison table")
    omar.sees("The table has eight rows", "prices.csv", "None.")
    judge(omar, "Partly met")
    omar.choose("Your decision", "Ask for changes")
    omar.press("Send the review", status=422)
    omar.sees("needs your attention", "Everything else you typed is kept")
    omar.fill("To Mina Okafor", "Please add the day you read each price.")
    omar.keep_picture("review")
    omar.press("Send the review")
    omar.sees("Changes requested")
    tale.mina.go(tale.mina.mail("mina@people.example", "Changes requested").link)
    tale.mina.sees("Please add the day you read each price.", "Partly met")


@chapter
def mina_hands_in_the_second_version_and_omar_accepts_it(tale: Tale):
    mina, omar = tale.mina, tale.omar
    mina.go(tale.room)
    hand_in(mina, "Comparison table", "Now with the day beside each price.")
    mina.sees("Please add the day you read each price.")
    mina.press("Hand in version 2")
    mina.sees("Version 2", "Version 1")
    omar.go(tale.room)
    accept(omar)
    omar.sees("Accepted", "240.00 USD")
    mina.mail("mina@people.example", "Accepted: Comparison table")


def accept(omar: Person) -> None:
    omar.follow("Review the work")
    judge(omar, "Met")
    omar.choose("Your decision", "Accept this work")
    omar.press("Send the review")


@chapter
def the_other_milestones_are_handed_in_and_accepted(tale: Tale):
    mina, omar = tale.mina, tale.omar
    for title in ("Two-page summary with three findings", "Walk-through recording"):
        mina.go(tale.room)
        hand_in(mina, title, f"{title}: here it is, as agreed.")
        mina.press("Hand in version 1")
        omar.go(tale.room)
        accept(omar)
    omar.sees("Completed")
    omar.keep_picture("room-completed")
    mina.go(mina.mail("mina@people.example", "Completed").link)
    mina.go(tale.room)
    mina.sees("Completed", "Released to you", "480.00 USD", "Give feedback")


@chapter
def ines_pays_mina_and_the_ledger_is_whole(tale: Tale):
    ines = tale.ines
    ines.go("/desk/money")
    ines.sees("To pay out", "Mina Okafor", "480.00 USD")
    ines.unfold("Record the transfer to Mina Okafor")
    ines.fill("Bank reference", "SEPA 4712")
    ines.press("Record that it was paid")
    ines.sees("Nobody is owed anything", "SEPA 4712")
    ines.go("/desk/ledger")
    ines.keep_picture("ledger")
    tale.mina.mail("mina@people.example", "Paid out: 480.00 USD")
    sums = tale.house.rows("SELECT transfer_id, SUM(amount_minor) AS total FROM entry GROUP BY transfer_id")
    assert len(sums) >= 6 and all(row["total"] == 0 for row in sums), [tuple(row) for row in sums]
    balances = {row["kind"]: row["total"] for row in tale.house.rows("SELECT kind, SUM(balance_minor) AS total FROM account GROUP BY kind")}
    assert (balances["platform"], balances["held"], balances["payable"]) == (4800, 0, 0), balances


@chapter
def both_say_how_it_was_and_read_it_only_when_both_have(tale: Tale):
    mina, omar = tale.mina, tale.omar
    omar.go(tale.room)
    omar.follow("Give feedback")
    for question in ("All in all", "Communication", "Professionalism", "Quality of the work", "Reliability", "Initiative", "Working together"):
        omar.choose(question, "5")
    omar.pick("Desk research", "4")
    omar.fill("For everyone to read", "Mina found what we had missed for two years.")
    omar.fill("Only for Mina Okafor", "Ask for the data earlier next time.")
    omar.keep_picture("feedback")
    omar.press("Give feedback")
    omar.sees("Waiting for Mina Okafor")
    mina.go(f"{tale.room}/feedback")
    mina.sees_not("Mina found what we had missed", "Ask for the data earlier")
    for question in ("All in all", "Communication", "Preparedness", "Professionalism", "Responsiveness", "Helpfulness of the feedback"):
        mina.choose(question, "4")
    mina.fill("For everyone to read", "Clear task, quick answers.")
    mina.press("Give feedback")
    mina.sees("Mina found what we had missed", "Ask for the data earlier next time.", "Clear task, quick answers.")
    mina.keep_picture("feedback-open")


@chapter
def anyone_can_check_the_credential(tale: Tale):
    mina = tale.mina
    mina.go("/portfolio")
    mina.keep_picture("portfolio-own")
    mina.follow("Credential")
    tale.credential = mina.path
    mina.sees("This credential is valid", "For your résumé", "Delivered “Comparison table” and 2 more deliverables")
    link = mina.find("//a[normalize-space(.) = 'Add to LinkedIn profile']", "link to LinkedIn").get_attribute("href")
    assert link.startswith("https://www.linkedin.com/profile/add?") and tale.house.url.replace(":", "%3A").split("//")[1] in link, link
    mina.keep_picture("credential-own")
    stranger = next(person for person in tale.people if person.name == "A stranger")
    stranger.go(tale.credential)
    stranger.sees("This credential is valid", "Mina Okafor", TITLE, "Tern", "8 of 8", "Omar Haddad")
    stranger.sees_not("For your résumé", "mina@people.example")
    stranger.keep_picture("verify")


@chapter
def mina_publishes_her_portfolio(tale: Tale):
    mina = tale.mina
    stranger = next(person for person in tale.people if person.name == "A stranger")
    stranger.go(f"/people/{PUBLIC_NAME}", status=404)
    mina.go("/portfolio")
    mina.fill("Public name", PUBLIC_NAME)
    mina.choose("Who may open it", "Everyone")
    mina.press("Save")
    stranger.go(f"/people/{PUBLIC_NAME}")
    stranger.sees_not("Comparison table")
    mina.follow("Choose what it shows")
    mina.choose("Who sees it", "Everyone who opens my portfolio")
    mina.fill("In your words", "I compared eight offers for next year's prices.")
    mina.fill("Link to the work", "https://tables.example/competitors")
    mina.keep_picture("portfolio-piece")
    mina.press("Save")
    stranger.go(f"/people/{PUBLIC_NAME}")
    stranger.sees(
        "Mina Okafor", "From clinic scheduling to market research", TITLE, "1 project verified", "I compared eight offers",
        "Mina found what we had missed", "Desk research", "See the work")
    stranger.sees_not("Nine years of schedules", "Ask for the data earlier", "mina@people.example")
    stranger.keep_picture("portfolio")
    stranger.follow(TITLE)
    stranger.sees("Mina Okafor", "I compared eight offers")


@chapter
def everyone_looks_around_once_more(tale: Tale):
    for person, paths in (
        (tale.omar, ("/home", "/board", "/organization", "/organization/edit", "/notices", "/settings", "/organizations/tern")),
        (tale.mina, ("/home", "/applications", "/inbox", "/notices", "/settings", "/profile", "/portfolio", f"{tale.room}/agreement")),
        (tale.ines, ("/desk", "/desk/people", "/desk/jobs", "/desk/audit", "/desk/policies", "/desk/reports", "/desk/disputes", "/desk/organizations",
                     "/desk/projects")),
        (tale.bo, ("/", "/projects", "/about/fees", "/about/promises", "/report", "/verify", "/home", "/portfolio", "/applications"))):
        for path in paths:
            person.go(path)
    tale.omar.go("/board")
    tale.omar.keep_picture("board")
    tale.ines.go("/desk/audit")
    tale.ines.sees("Ines Ortega")
