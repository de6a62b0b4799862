"""A post office that takes every letter over TLS, and counts how often each one came."""

import re
import socketserver
import ssl
import subprocess
import threading
from collections import Counter
from pathlib import Path


class PostOffice(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True

    def __init__(self, folder: Path):
        self.certificate, key = folder / "post.pem", folder / "post.key"
        subprocess.run(
            ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=127.0.0.1", "-addext",
             "subjectAltName=IP:127.0.0.1", "-keyout", key, "-out", self.certificate], check=True, capture_output=True)
        self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.context.load_cert_chain(self.certificate, key)
        self.letters: Counter[str] = Counter()
        super().__init__(("127.0.0.1", 0), Window)
        threading.Thread(target=self.serve_forever, daemon=True).start()

    @property
    def url(self) -> str:
        return f"smtps://127.0.0.1:{self.server_address[1]}"

    def handle_error(self, request, client_address):
        """A caller that hangs up, or was killed, is no error of the post office."""


class Window(socketserver.StreamRequestHandler):
    def setup(self):
        self.request = self.server.context.wrap_socket(self.request, server_side=True)
        super().setup()

    def say(self, line: str) -> None:
        self.wfile.write(line.encode() + b"\r\n")

    def handle(self):
        self.say("220 soak")
        while line := self.rfile.readline():
            word = line.split(None, 1)[0].upper() if line.strip() else b""
            if word == b"DATA":
                self.say("354 go on")
                if not self.take():
                    return
                self.say("250 kept")
            elif word == b"QUIT":
                return self.say("221 bye")
            else:
                self.say("250 soak")

    def take(self) -> bool:
        """Counted when it is whole, before it is acknowledged: a caller killed in between has sent it all the same."""
        letter = b""
        while (line := self.rfile.readline()) != b".\r\n":
            if not line:
                return False
            letter += line
        name = re.search(rb"^Message-ID: <([^@>]+)", letter, re.M | re.I)
        self.server.letters[name.group(1).decode() if name else "?"] += 1
        return True
