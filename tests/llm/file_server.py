"""A file server on loopback that can be told to misbehave."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Manners:
    """What the server serves and how."""

    body: bytes
    headers: dict[str, str] = field(default_factory=dict)
    ranges: bool = True
    stop_after: int | None = None  # bytes, then the connection is cut
    status: int = 200
    redirect: str = ""
    asked: list[str] = field(default_factory=list)  # Range headers, "" for none


class Handler(BaseHTTPRequestHandler):
    """Serves as its manners say."""

    protocol_version = "HTTP/1.1"
    manners: Manners

    def do_GET(self) -> None:
        manners, asked = self.manners, self.headers.get("Range", "")
        manners.asked.append(asked)
        if manners.redirect and self.path != "/there":
            self.answer(302, b"", {"Location": manners.redirect, **manners.headers})
        elif manners.status != 200:
            self.answer(manners.status, b"no", {})
        elif asked and manners.ranges:
            self.part(int(asked.removeprefix("bytes=").removesuffix("-")))
        else:
            self.answer(200, manners.body, manners.headers)

    def part(self, start: int) -> None:
        size = len(self.manners.body)
        if start >= size:
            self.answer(416, b"", {"Content-Range": f"bytes */{size}"})
            return
        where = {"Content-Range": f"bytes {start}-{size - 1}/{size}"}
        self.answer(206, self.manners.body[start:], where | self.manners.headers)

    def answer(self, status: int, body: bytes, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in ({"Content-Length": str(len(body))} | headers).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body[: self.manners.stop_after])
        self.close_connection = True

    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def serving(manners: Manners) -> Iterator[str]:
    """The address of a running server."""
    handler = type("Mannered", (Handler,), {"manners": manners})
    with running(handler) as address:
        yield address


@contextmanager
def running(handler: type[BaseHTTPRequestHandler]) -> Iterator[str]:
    """The address of a server on loopback with that handler."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    server.block_on_close = False
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
