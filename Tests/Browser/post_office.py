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

    @property
    def settings(self) -> dict[str, str]:
        """For House(…, **settings)."""
        return {
            "FOOTHOLD_SMTP_URL": self.url, "FOOTHOLD_SMTP_LOGIN": LOGIN, "FOOTHOLD_SMTP_PASSWORD": PASSWORD,
            "FOOTHOLD_SMTP_CA": str(self.certificate), "FOOTHOLD_MAIL_FROM": "post@foothold.example"}

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


def check_login(server, session, envelope, mechanism, auth_data) -> AuthResult:
    if isinstance(auth_data, LoginPassword) and auth_data == LoginPassword(LOGIN.encode(), PASSWORD.encode()):
        return AuthResult(success=True, auth_data=LOGIN)
    return AuthResult(success=False, handled=False)     # handled=True, the default, would leave the client waiting


@contextmanager
def post_office(folder: Path):
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
        office, hostname="127.0.0.1", port=port, tls_context=context, require_starttls=True,
        authenticator=check_login, auth_required=True, auth_require_tls=True)
    controller.start()
    try:
        yield office
    finally:
        controller.stop()
