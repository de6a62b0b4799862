"""A person in a browser, who finds things by the words they read; and every page they come to is inspected."""

import json
import re
import urllib.error
import urllib.request
from contextlib import contextmanager
from pathlib import Path

from selenium.common.exceptions import ElementNotInteractableException, StaleElementReferenceException, WebDriverException
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from house import House, eventually
from looking import DESK, PHONE, axe, evaluate, resize, shots, sideways

# Everything a page may be read by; XPath 1.0 has no escapes in strings.
TEXT = "normalize-space(.)"


def quoted(text: str) -> str:
    return f'"{text}"' if '"' not in text else "concat(" + ", '\"', ".join(f'"{part}"' for part in text.split('"')) + ")"


def route_pattern(path: str) -> str:
    """A path with its ids, tokens and public names taken out: what kind of page it is."""
    path = re.sub(r"/[0-9a-z]{26}(?=/|$)", "/:id", path.split("?")[0].split("#")[0])
    path = re.sub(r"^/(confirm|reset|operator|invitations)/[^/]+", r"/\1/:token", path)
    return re.sub(r"^/(people|organizations)/(?!new$)[^/]+", r"/\1/:slug", path)


class Pages:
    """The source of one page of each kind that was seen, to be given to the HTML validator at the end."""

    def __init__(self):
        self.sources: dict[str, str] = {}

    def keep(self, driver, kind: str) -> None:
        if kind not in self.sources:
            self.sources[kind] = source(driver)


class Person:
    """What a person does: go, read, fill, press. Nothing here knows how a page is drawn."""

    def __init__(self, driver, house: House, pages: Pages, *, name: str = "", scripts: bool = True):
        self.driver, self.house, self.pages, self.name, self.scripts = driver, house, pages, name, scripts

    # Where they are

    @property
    def path(self) -> str:
        return self.driver.current_url.removeprefix(self.house.url)

    @property
    def text(self) -> str:
        return self.driver.find_element(By.TAG_NAME, "body").text

    def go(self, path: str, *, status: int = 200) -> None:
        self.driver.get(path if path.startswith("http") else self.house.url + path)
        self.arrived(status)

    def arrived(self, status: int = 200) -> None:
        """What is true of every page they come to."""
        if self.scripts:
            inspect(self.driver, status)
            self.pages.keep(self.driver, f"{route_pattern(self.path)} {status}")

    # What they read

    def sees(self, *words: str, within: float = 5.0) -> None:
        for word in words:
            eventually(lambda: word.lower() in self.text.lower(), within=within, otherwise=self.complaint(f"“{word}” is not on the page"))

    def sees_not(self, *words: str) -> None:
        source = self.driver.page_source.lower()
        for word in words:
            assert word.lower() not in source, self.complaint(f"“{word}” is on the page, and must not be")

    def complaint(self, words: str) -> str:
        return f"{self.name or 'visitor'} at {self.path}: {words}. The page reads:\n{self.text[:700]}"

    # What they find

    def find(self, xpath: str, what: str):
        """The first such thing that shows; in an open dialog, when there is one."""
        def look():
            try:
                for root in ("//dialog[@open]", ""):
                    for element in self.driver.find_elements(By.XPATH, root + xpath):
                        if self.shows(element):
                            return element
            except StaleElementReferenceException:
                return None
        return eventually(look, within=5, otherwise=self.complaint(f"there is no {what}"))

    def shows(self, element) -> bool:
        """Selenium's own answer takes whatever is in a closed fold for hidden, also where the style shows it."""
        return self.driver.execute_script("return arguments[0].checkVisibility({visibilityProperty: true})", element) if self.scripts else (
            element.is_displayed() or element.rect["height"] > 0)

    def field(self, label: str):
        name = quoted(label)
        return self.find(
            f"//*[@id = //label[{TEXT} = {name} or {TEXT} = concat({name}, ' optional')]/@for]", f"field “{label}”")

    # What they do

    def click(self, xpath: str, what: str) -> None:
        """Brought to the middle of the window first, as a reader would, away from bars that stick to its edges."""
        element = self.find(xpath, what)
        if self.scripts:
            self.driver.execute_script("arguments[0].scrollIntoView({block: 'center', behavior: 'instant'})", element)
        try:
            element.click()
        except ElementNotInteractableException:         # for the same reason as in `shows`
            ActionChains(self.driver).move_to_element(element).click().perform()

    def fill(self, label: str, value: str) -> None:
        """Types into a field; the old text goes away first."""
        field = self.field(label)
        if field.get_attribute("type") == "date":
            year, month, day = value.split("-")
            field.send_keys(month + day + year)
        else:
            field.send_keys(Keys.CONTROL, "a")
            field.send_keys(Keys.DELETE)
            field.send_keys(value)
        assert field.get_attribute("value") == value, f"the field “{label}” holds “{field.get_attribute('value')}”, not “{value}”"

    def pick(self, label: str, option: str) -> None:
        """Chooses from a drop-down list."""
        select = self.field(label)
        entry = [o for o in select.find_elements(By.TAG_NAME, "option") if o.text.strip().startswith(option)]
        assert entry, self.complaint(f"the list “{label}” does not offer “{option}”")
        entry[0].click()

    def choose(self, legend: str, option: str) -> None:
        """Chooses a button of a group; the option may be said by its first words."""
        self.click(
            f"//fieldset[legend[{TEXT} = {quoted(legend)}]]//label[starts-with({TEXT}, {quoted(option)})]", f"“{option}” under “{legend}”")

    def tick(self, label: str) -> None:
        self.click(f"//label[starts-with({TEXT}, {quoted(label)})]", f"box “{label}”")

    def attach(self, label: str, file: Path) -> None:
        self.field(label).send_keys(str(file))

    def unfold(self, summary: str) -> None:
        self.click(f"//summary[starts-with({TEXT}, {quoted(summary)})]", f"fold “{summary}”")

    def press(self, button: str, *, confirm: str = "", status: int = 200) -> None:
        """Presses a button that leads somewhere; `confirm` is the button of the question that is asked first."""
        xpath = f"//button[{TEXT} = {quoted(button)}]"
        if confirm and self.scripts:
            self.click(xpath, f"button “{button}”")
            xpath = f"//dialog[@open]//button[{TEXT} = {quoted(confirm)}]"
        with self.turning():
            self.click(xpath, f"button “{confirm or button}”")
        self.arrived(status)

    def follow(self, link: str, *, status: int = 200) -> None:
        """Follows a link by its words, the whole of them or the first."""
        name = quoted(link)
        with self.turning():
            self.click(f"//a[{TEXT} = {name} or starts-with({TEXT}, {name})]", f"link “{link}”")
        self.arrived(status)

    @contextmanager
    def turning(self):
        """Around what leads to another page: goes on when that page is there."""
        old = self.driver.find_element(By.TAG_NAME, "html")
        yield
        eventually(lambda: self.turned(old), within=20, otherwise=f"nothing followed at {self.path}")

    def turned(self, old) -> bool:
        try:
            old.is_enabled()
            return False
        except WebDriverException:
            pass
        return not self.scripts or evaluate(self.driver, "document.readyState") == "complete"

    # What they have in other places

    def mail(self, to: str, about: str):
        return self.house.newest_mail(to=to, subject_contains=about)

    def keep_picture(self, name: str) -> None:
        shots(self.driver, name)


def source(driver) -> str:
    """The page as it is sent, before a browser mends it: asked for again, as the same person."""
    cookies = "; ".join(f"{cookie['name']}={cookie['value']}" for cookie in driver.get_cookies())
    try:
        with urllib.request.urlopen(urllib.request.Request(driver.current_url, headers={"Cookie": cookies}), timeout=10) as answer:
            return answer.read().decode()
    except urllib.error.HTTPError as refusal:
        with refusal:
            return refusal.read().decode()


def inspect(driver, status: int = 200) -> None:
    """One page: answered as it should, no complaint in the console, nothing for axe, no wider than a phone."""
    where = driver.current_url
    complaints = [entry["message"] for entry in driver.get_log("browser") if entry["level"] == "SEVERE" and not is_expected(entry, status)]
    answered = evaluate(driver, "performance.getEntriesByType('navigation')[0]?.responseStatus")
    assert answered == status, f"{where} answered {answered}, not {status}:\n{evaluate(driver, 'document.body.innerText')[:600]}"
    assert not complaints, f"the console at {where}:\n  " + "\n  ".join(complaints)
    shown = re.search(r"HTML\(bytes|</?(p|div|span|a|li|ul|ol|h[1-6]|strong|em|small|section|form|dl|dd)\b[^>]{0,80}>", evaluate(driver, "document.body.innerText"))
    assert not shown, f"{where} shows its markup: {shown.group()}"
    axe(driver)
    resize(driver, PHONE)
    wide = sideways(driver)
    assert wide == 0, f"{where} is {wide} px wider than a phone: {json.dumps(too_wide(driver))}"
    resize(driver, DESK)


def is_expected(entry: dict, status: int) -> bool:
    """Chromium complains of every page that comes with 4xx, also where that is the right answer."""
    return status >= 400 and f"status of {status}" in entry["message"]


def too_wide(driver) -> list[str]:
    return evaluate(driver, """[...document.querySelectorAll('main *, header *, footer *')].filter(e => e.getBoundingClientRect().right > innerWidth + 1
        && !e.closest('.scroll')).slice(0, 3).map(e => e.outerHTML.slice(0, 160))""")
