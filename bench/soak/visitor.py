"""Somebody without a browser: one connection, one jar of cookies, an address of their own. Nothing is ever tried twice."""

import http.client
import itertools
import secrets
import time
import urllib.parse
from dataclasses import dataclass

from page import Page

PASSWORD = "foothold-demo"


@dataclass(frozen=True)
class Answer:
    """Status 0: nobody answered, or the connection broke before the answer was whole."""

    status: int
    text: str = ""
    retry_after: str = ""

    @property
    def page(self) -> Page:
        return Page(self.text)


@dataclass(frozen=True)
class Request:
    """One request, as the report counts it."""

    at: float
    seconds: float
    method: str
    path: str
    status: int
    reason: str = ""
    says_when: bool = False         # when to ask again, as a 503 must

    @property
    def is_good(self) -> bool:
        """The site answered: also a refusal is an answer."""
        return 0 < self.status < 500


class Tally:
    """Every request of every visitor; appending to a list needs no lock."""

    def __init__(self):
        self.requests: list[Request] = []


class Visitor:
    """`address` is one of this machine's 127.0.x.x, so that limits by address see many people, as they would."""

    addresses = itertools.count(2)

    def __init__(self, port: int, tally: Tally, email: str = "", address: str = ""):
        self.port, self.tally, self.email = port, tally, email
        number = 0 if address else next(Visitor.addresses)
        self.address = address or f"127.0.{number // 250}.{number % 250 + 2}"
        self.cookies: dict[str, str] = {}
        self.connection: http.client.HTTPConnection | None = None
        self.last_used = 0.0

    def get(self, path: str) -> Answer:
        return self.ask("GET", path)

    def post(self, path: str, form: dict[str, str], file: tuple[str, str, bytes] | None = None) -> Answer:
        """`file` is a field, a name and the bytes."""
        if file is None:
            return self.ask("POST", path, urllib.parse.urlencode(form).encode(), "application/x-www-form-urlencoded")
        boundary = secrets.token_hex(12)
        parts = [f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode() for name, value in form.items()]
        head = f'--{boundary}\r\nContent-Disposition: form-data; name="{file[0]}"; filename="{file[1]}"\r\nContent-Type: text/csv\r\n\r\n'
        body = b"".join(parts) + head.encode() + file[2] + f"\r\n--{boundary}--\r\n".encode()
        return self.ask("POST", path, body, f"multipart/form-data; boundary={boundary}")

    def ask(self, method: str, path: str, body: bytes | None = None, kind: str = "") -> Answer:
        began = time.time()
        answer, reason = Answer(0), ""
        try:
            answer = self.exchange(method, path.split("#")[0], body, kind)
        except (OSError, http.client.HTTPException) as problem:
            reason = type(problem).__name__
            self.hang_up()
        self.tally.requests.append(Request(time.time(), time.time() - began, method, path, answer.status, reason, bool(answer.retry_after)))
        return answer

    def exchange(self, method: str, path: str, body: bytes | None, kind: str) -> Answer:
        # The balancer ends a connection that was quiet for half a minute: so does a browser, which then is not surprised.
        if time.monotonic() - self.last_used > 20:
            self.hang_up()
        self.last_used = time.monotonic()
        if self.connection is None:
            self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20, source_address=(self.address, 0))
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())} if self.cookies else {}
        if kind:
            headers["Content-Type"] = kind
        self.connection.request(method, path, body, headers)
        response = self.connection.getresponse()
        text = response.read().decode(errors="replace")
        for cookie in response.headers.get_all("Set-Cookie") or []:
            name, _, value = cookie.split(";")[0].partition("=")
            self.cookies[name] = value
        if response.will_close:
            self.hang_up()
        return Answer(response.status, text, response.headers.get("Retry-After", ""))

    def double(self) -> "Visitor":
        """The same person, over another connection."""
        other = Visitor(self.port, self.tally, self.email, self.address)
        other.cookies = dict(self.cookies)
        return other

    def hang_up(self) -> None:
        if self.connection:
            self.connection.close()
        self.connection = None

    def sign_in(self) -> bool:
        return self.post("/sign-in", {"email": self.email, "password": PASSWORD}).status == 303
