"""Somebody without a browser: HTTP with cookies, forms as they are sent, redirects that are not followed."""

import http.cookiejar
import re
import urllib.error
import urllib.parse
import urllib.request
from dataclasses import dataclass

from urllib3 import encode_multipart_formdata

from house import House


@dataclass(frozen=True)
class Answer:
    status: int
    text: str
    location: str
    wait: str = ""
    """What Retry-After says."""


class Unfollowed(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


class Session:
    """One person's cookies. An OSError means that nobody answered."""

    def __init__(self, house: House):
        self.house = house
        self.opener = urllib.request.build_opener(
            urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()), Unfollowed(), urllib.request.ProxyHandler({}))

    def get(self, path: str) -> Answer:
        return self.ask(urllib.request.Request(self.house.url + path))

    def post(self, path: str, **form: str) -> Answer:
        return self.ask(urllib.request.Request(self.house.url + path, urllib.parse.urlencode(form).encode(), method="POST"))

    def post_files(self, path: str, files: list[tuple[str, bytes]], *, field: str = "files", **form: str) -> Answer:
        """A form with files (name, bytes), in parts, as browsers send it."""
        body, kind = encode_multipart_formdata([*form.items(), *((field, file) for file in files)])
        return self.ask(urllib.request.Request(self.house.url + path, body, {"Content-Type": kind}, method="POST"))

    def ask(self, request: urllib.request.Request) -> Answer:
        try:
            with self.opener.open(request, timeout=10) as answer:
                return Answer(answer.status, answer.read().decode(), answer.headers.get("Location", ""))
        except urllib.error.HTTPError as answer:
            with answer:
                return Answer(
                    answer.code, answer.read().decode(errors="replace"), answer.headers.get("Location", ""),
                    answer.headers.get("Retry-After", ""))

    def sign_in(self, email: str, password: str = "foothold-demo") -> "Session":
        answer = self.post("/sign-in", email=email, password=password)
        assert answer.status == 303, f"{email} could not sign in: {answer.status} {titles(answer.text)}"
        return self

    def join(self, email: str, name: str = "Zoë Ångström") -> Answer:
        answer = self.post(
            "/sign-up", **{"as": "participant"}, name=name, email=email, password="a long pass phrase", zone="UTC", adult="yes")
        assert answer.status == 200, f"{email} could not join: {answer.status} {titles(answer.text)}"
        return answer


def titles(page: str) -> str:
    """What a page says it is, for complaints."""
    return " / ".join(re.sub(r"<[^>]+>", "", found) for found in re.findall(r"<h1.*?</h1>|class=\"error\".*?</p>", page, re.S))
