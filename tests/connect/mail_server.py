"""A mail server of a few lines on loopback, which takes what it is given (RFC 5321)."""

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage

__all__ = ["Letters", "mail_server"]


@dataclass
class Letters:
    """What a server took, and its port; recipients it knows to refuse, with their code."""

    port: int = 0
    taken: list[EmailMessage] = field(default_factory=list)
    refused: dict[str, int] = field(default_factory=dict)


@contextmanager
def mail_server(**refused: int) -> Iterator[Letters]:
    """Serve; a recipient whose name is in `refused` is answered with that code."""
    letters = Letters(refused=refused)

    class Session(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            self.say("220 here")
            while line := self.rfile.readline():
                word = line.split()[0].upper() if line.split() else b""
                if word == b"RCPT":
                    name = line.split(b"<")[1].split(b"@")[0].decode()
                    code = letters.refused.get(name, 250)
                    self.say(f"{code} so")
                elif word == b"DATA":
                    self.say("354 go on")
                    letters.taken.append(self.letter())
                    self.say("250 taken")
                elif word == b"QUIT":
                    self.say("221 bye")
                    return
                else:
                    self.say("250 yes")

        def say(self, words: str) -> None:
            self.wfile.write(f"{words}\r\n".encode())

        def letter(self) -> EmailMessage:
            lines = []
            while (line := self.rfile.readline()) != b".\r\n":
                lines.append(line)
            found = message_from_bytes(b"".join(lines), policy=policy.default)
            assert isinstance(found, EmailMessage)
            return found

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Session) as server:
        server.daemon_threads = True
        letters.port = server.server_address[1]
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        try:
            yield letters
        finally:
            server.shutdown()
            thread.join()
