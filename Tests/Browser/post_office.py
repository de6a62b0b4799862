"""An SMTP server of our own, to send mail to: STARTTLS with a certificate of the day, and AUTH."""

import subprocess
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import default
from pathlib import Path
from ssl import PROTOCOL_TLS_SERVER, SSLContext

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, LoginPassword

from house import free_port

LOGIN, PASSWORD = "foothold", "correct horse battery"


@dataclass
class Delivery:
    sender: str
    recipients: list[str]
    message: EmailMessage
    login: str | None
    encrypted: bool


@dataclass
class PostOffice:
    """What aiosmtpd asks, and what a test reads. `refusals`: by address, the line it is refused with."""

    url: str
    certificate: Path
    deliveries: list[Delivery] = field(default_factory=list)
    refusals: dict[str, str] = field(default_factory=dict)
    # Every login that somebody tried, right or wrong.
    logins: list[str] = field(default_factory=list)
    # Whether the house is told to trust the certificate.
    trusted: bool = True

    @property
    def settings(self) -> dict[str, str]:
        """For House(…, **settings)."""
        return {
            "FOOTHOLD_SMTP_URL": self.url, "FOOTHOLD_SMTP_LOGIN": LOGIN, "FOOTHOLD_SMTP_PASSWORD": PASSWORD,
            "FOOTHOLD_MAIL_FROM": "post@foothold.example"} | ({"FOOTHOLD_SMTP_CA": str(self.certificate)} if self.trusted else {})

    def check_login(self, server, session, envelope, mechanism, auth_data) -> AuthResult:
        self.logins.append(mechanism)
        if isinstance(auth_data, LoginPassword) and auth_data == LoginPassword(LOGIN.encode(), PASSWORD.encode()):
            return AuthResult(success=True, auth_data=LOGIN)
        return AuthResult(success=False, handled=False)     # handled=True, the default, would leave the client waiting

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address in self.refusals:
            return self.refusals[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        message = BytesParser(policy=default).parsebytes(envelope.content)
        self.deliveries.append(Delivery(
            envelope.mail_from, envelope.rcpt_tos, message, session.auth_data, session.ssl is not None))
        return "250 OK"


@contextmanager
def post_office(folder: Path, *, encrypts: bool = True):
    """The office, open while the block runs. One that does not encrypt takes anything from anyone, which nobody should give it."""
    key, certificate = folder / "smtp.key", folder / "smtp.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost",
         "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1", "-keyout", key, "-out", certificate],
        check=True, capture_output=True)
    context = SSLContext(PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    port = free_port()
    office = PostOffice(f"smtp://127.0.0.1:{port}", certificate)
    controller = Controller(
        office, hostname="127.0.0.1", port=port, tls_context=context if encrypts else None, require_starttls=encrypts,
        authenticator=office.check_login, auth_required=encrypts, auth_require_tls=encrypts)
    controller.start()
    try:
        yield office
    finally:
        controller.stop()
