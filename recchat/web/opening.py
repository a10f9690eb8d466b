"""What answers before the page is there: a quiet sheet that opens the page as soon as it stands.

Gradio takes seconds to import. The port answers at once; what is typed into the address bar in
these seconds is not met by an error page of the browser.
"""

import asyncio
import threading
from collections.abc import Mapping
from pathlib import Path

from recchat.config import PROJECT
from recchat.web.guard import Asgi, Message, Receive, Send

ASSETS = PROJECT / "assets"
OWN = "/recchat/"  # our own paths; the rest is Gradio's
TYPES = {
    ".css": "text/css",
    ".js": "text/javascript",
    ".svg": "image/svg+xml",
    ".woff2": "font/woff2",
}
FOLDERS = ("css", "fonts", "icons")
SHEET = """<!doctype html><html lang="en"><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>recchat</title><link rel="icon" href="/recchat/icons/recchat.svg">
<link rel="stylesheet" href="/recchat/css/fonts.css">
<link rel="stylesheet" href="/recchat/css/opening.css">
<main><p class="wordmark">recchat</p><p class="line">opening the library …</p></main><script>
(async function wait() {
  try {
    const ready = await fetch("/recchat/ready", {cache: "no-store"});
    if (ready.ok) return location.reload();
  }
  catch (gone) { /* not up yet: ask again */ }
  setTimeout(wait, 150);
})();</script></html>"""


class Front:
    """The first application to answer: own files always, then the page once it stands."""

    def __init__(self) -> None:
        self.page: Asgi | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._started = threading.Event()
        self._running: Life | None = None

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Answer with a file of ours, the page, or the opening sheet."""
        if scope["type"] == "lifespan":
            await self.live(receive, send)
        elif scope["path"] == f"{OWN}ready":
            await answer(send, 200 if self.page else 503, b"", "text/plain")
        elif scope["path"].startswith(OWN):
            await own_file(scope["path"].removeprefix(OWN), send)
        elif self.page is not None:
            await self.page(scope, receive, send)
        else:
            await answer(send, 200, SHEET.encode(), "text/html")

    def open(self, page: Asgi) -> None:
        """Let the page answer from now on; called from another thread than the server's."""
        self._started.wait()
        assert self._loop is not None  # set before the event
        asyncio.run_coroutine_threadsafe(self._open(page), self._loop).result()

    async def _open(self, page: Asgi) -> None:
        self._running = Life(page)
        await self._running.begin()
        self.page = page

    async def live(self, receive: Receive, send: Send) -> None:
        """The server's start and stop; the page's own follow it."""
        await receive()
        self._loop = asyncio.get_running_loop()
        self._started.set()
        await send({"type": "lifespan.startup.complete"})
        await receive()
        if self._running is not None:
            await self._running.end()
        await send({"type": "lifespan.shutdown.complete"})


class Life:
    """The lifespan of an application that starts later than its server."""

    def __init__(self, app: Asgi) -> None:
        self._app = app
        self._to_app: asyncio.Queue[Message] = asyncio.Queue()
        self._from_app: asyncio.Queue[Message] = asyncio.Queue()
        self._task: asyncio.Task[None] | None = None

    async def begin(self) -> None:
        """Start the application; returns once it is up."""
        scope: Message = {"type": "lifespan", "asgi": {"version": "3.0"}, "state": {}}
        running = self._app(scope, self._to_app.get, self._from_app.put)
        self._task = asyncio.ensure_future(running)
        await self._to_app.put({"type": "lifespan.startup"})
        await self._from_app.get()

    async def end(self) -> None:
        """Stop it; returns once it is down."""
        await self._to_app.put({"type": "lifespan.shutdown"})
        await self._from_app.get()


async def own_file(name: str, send: Send) -> None:
    """One file of assets/css, assets/fonts or assets/icons, by its plain name."""
    folder, _, file = name.partition("/")
    path = own_path(folder, file)
    if path is None:
        await answer(send, 404, b"", "text/plain")
    else:
        await answer(send, 200, path.read_bytes(), TYPES[path.suffix])


def own_path(folder: str, file: str) -> Path | None:
    """The path of a file that may be served; names are looked up, never joined."""
    if folder not in FOLDERS:
        return None
    files: Mapping[str, Path] = {path.name: path for path in (ASSETS / folder).iterdir()}
    path = files.get(file)
    return path if path is not None and path.suffix in TYPES else None


async def answer(send: Send, status: int, body: bytes, kind: str) -> None:
    """One whole answer."""
    headers = [
        (b"content-type", f"{kind}; charset=utf-8".encode()),
        (b"content-length", str(len(body)).encode()),
    ]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
