"""The server: the port answers at once, the page opens behind it, the models load behind that."""

import socket
import sys
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

import uvicorn

from recchat.config import Settings
from recchat.errors import RecchatError
from recchat.web.environment import settle
from recchat.web.guard import Guard, names_of
from recchat.web.opening import Front

if TYPE_CHECKING:  # half a second of imports that the opening sheet does not wait for
    from recchat.web.doors import App

Build = Callable[[Settings], "App"]


def serve(settings: Settings, build: Build | None = None) -> None:
    """Serve the page until it is interrupted; raises RecchatError when it cannot start."""
    listening = bind(settings.host, settings.port)
    port = listening.getsockname()[1]
    front = Front()
    guarded = Guard(front, names_of(settings.host, port))
    config = uvicorn.Config(
        guarded,
        log_level="warning",
        access_log=False,
        server_header=False,
        lifespan="on",
        timeout_graceful_shutdown=1,  # open tabs hold a stream for ever
    )
    server = uvicorn.Server(config)
    opener = Opener(settings, front, server, build or assembled_app)
    opener.start()
    sys.stderr.write(f"recchat is at http://{settings.host}:{port} (Ctrl+C stops it)\n")
    try:
        server.run(sockets=[listening])
    finally:  # an interrupt comes out of here as well
        opener.close()
    opener.complain()


def bind(host: str, port: int) -> socket.socket:
    """A listening socket; raises RecchatError when the port is taken."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
    except OSError as problem:
        listening.close()
        raise RecchatError(
            f"cannot listen on {host}:{port} ({problem.strerror}). "
            "Is recchat running already? Choose another port with RECCHAT_PORT or --port."
        ) from problem
    return listening


class Opener(threading.Thread):
    """Imports Gradio while the application is wired, and then lets the page answer."""

    def __init__(
        self, settings: Settings, front: Front, server: uvicorn.Server, build: Build
    ) -> None:
        super().__init__(name="recchat-opener", daemon=True)
        self.settings, self.front, self.server, self.build = settings, front, server, build
        self.app: App | None = None
        self.trouble: RecchatError | None = None
        self.is_open = False

    def run(self) -> None:
        """Open the page, or stop the server and remember why."""
        try:
            uploads = settle(self.settings.cache)
            importing = threading.Thread(target=import_gradio, name="recchat-import")
            importing.start()
            self.app = self.build(self.settings)
            importing.join()
            from recchat.web.page import make_page  # after settle: this imports Gradio

            self.front.open(make_page(self.app, uploads))
            self.is_open = True
            self.app.start()
        except RecchatError as problem:
            self.trouble = problem
        finally:
            if not self.is_open:
                self.server.should_exit = True

    def close(self) -> None:
        """Close the application, if it came so far."""
        if self.app is not None:
            self.app.close()

    def complain(self) -> None:
        """Raise what kept the page from opening, if anything did."""
        if self.trouble is not None:
            raise self.trouble
        if not self.is_open and not self.is_alive():
            raise RecchatError("the page could not be opened: see the lines above")


def import_gradio() -> None:
    """Gradio alone takes seconds; they pass beside the wiring."""
    import gradio  # noqa: F401


def assembled_app(settings: Settings) -> "App":
    """The real application."""
    from recchat.assemble import assemble  # seconds of imports: after the port answers

    return assemble(settings)
