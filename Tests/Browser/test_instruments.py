"""The instruments themselves: a judge that never finds fault proves nothing."""

import smtplib
import ssl
import threading
from email.message import EmailMessage
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from selenium.webdriver.common.by import By

from looking import PHONE, axe, dress, evaluate, resize, shot, sideways, vnu
from post_office import LOGIN, PASSWORD

POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"

GOOD = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>A good page</title>
<meta name="viewport" content="width=device-width"><link rel="stylesheet" href="/look.css"></head>
<body><main><h1>A good page</h1><p id="said">as sent</p>
<form action="/"><label>Name <input name="name" autocomplete="name"></label> <button>Send</button></form></main>
<script src="/act.js"></script></body></html>"""

BAD = GOOD.replace('<html lang="en">', "<html>").replace("<label>Name ", "").replace("</label>", "").replace("<h1>A good page</h1>", "<h1>A page</h3>")

FILES = {
    "/": ("text/html", GOOD),
    "/bad": ("text/html", BAD),
    "/look.css": ("text/css", ":root { color: #111; background: #fff } @media (prefers-color-scheme: dark) { :root { color: #fff; background: #111 } }"),
    "/act.js": ("text/javascript", "document.getElementById('said').textContent = 'as scripted'"),
}


class Site(BaseHTTPRequestHandler):
    def do_GET(self):
        kind, text = FILES.get(self.path, ("text/plain", ""))
        self.send_response(200 if self.path in FILES else 404)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Security-Policy", POLICY)
        self.end_headers()
        self.wfile.write(text.encode())

    def log_message(self, *_):
        pass


@pytest.fixture(scope="module")
def site():
    """A site of two pages under the policy that ours have."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def test_axe_passes_a_good_page_under_our_policy(site, browser):
    browser.get(site)
    assert axe(browser) == []


def test_axe_fails_a_page_without_language_and_label(site, browser):
    browser.get(site + "/bad")
    with pytest.raises(AssertionError) as fault:
        axe(browser)
    assert "html-has-lang" in str(fault.value) and "label" in str(fault.value)


def test_vnu_passes_a_good_page_and_fails_a_wrong_end_tag():
    vnu(GOOD, GOOD.replace("<p id", "<p popover id"))
    with pytest.raises(AssertionError, match="h3"):
        vnu(GOOD, BAD)


def test_a_visitor_without_scripts_still_finds_clicks_and_types(site, visitor):
    plain = visitor(scripts=False)
    plain.get(site)
    assert plain.find_element(By.ID, "said").text == "as sent"
    plain.find_element(By.NAME, "name").send_keys("Mina")
    plain.find_element(By.CSS_SELECTOR, "button").click()
    assert plain.current_url == f"{site}/?name=Mina"


def test_a_page_is_seen_narrow_dark_and_whole(site, browser):
    browser.get(site)
    assert browser.find_element(By.ID, "said").text == "as scripted"
    resize(browser, PHONE)
    dress(browser, "dark")
    assert evaluate(browser, "[innerWidth, getComputedStyle(document.documentElement).backgroundColor]") == [390, "rgb(17, 17, 17)"]
    assert sideways(browser) == 0
    evaluate(browser, "document.body.insertAdjacentHTML('beforeend', '<pre>' + 'wide '.repeat(200) + '</pre>')")
    assert sideways(browser) > 0
    picture = shot(browser, "instruments")
    assert picture.name == "instruments-390-dark.png" and picture.read_bytes().startswith(b"\x89PNG")


def letter(to: str) -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "post@foothold.example", to, "Hello"
    message.set_content("Read more at https://foothold.example/projects.")
    return message


def test_the_post_office_wants_encryption_and_a_login_and_refuses_as_told(post_office):
    host, port = post_office.url.removeprefix("smtp://").split(":")
    post_office.refusals["gone@example.org"] = "550 no such person"
    with smtplib.SMTP(host, int(port)) as client:
        with pytest.raises(smtplib.SMTPResponseException) as refusal:
            client.send_message(letter("mina@example.org"))
        assert refusal.value.smtp_code == 530
        client.starttls(context=ssl.create_default_context(cafile=post_office.certificate))
        with pytest.raises(smtplib.SMTPAuthenticationError):
            client.login(LOGIN, "wrong")
    with smtplib.SMTP(host, int(port)) as client:
        client.starttls(context=ssl.create_default_context(cafile=post_office.certificate))
        client.login(LOGIN, PASSWORD)
        with pytest.raises(smtplib.SMTPRecipientsRefused):
            client.send_message(letter("gone@example.org"))
        client.send_message(letter("mina@example.org"))
    [delivery] = post_office.deliveries
    assert (delivery.login, delivery.encrypted, delivery.recipients) == (LOGIN, True, ["mina@example.org"])
    assert delivery.message["Subject"] == "Hello"
