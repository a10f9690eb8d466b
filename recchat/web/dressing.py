"""Gradio's document in our clothes: title, fonts and style are there before its script runs."""

import re
from dataclasses import dataclass

from recchat.web.guard import Asgi, Message, Receive, Send

# Before the first paint: the theme that was chosen, so that nothing flashes.
HEAD = b"""<link rel="icon" href="/recchat/icons/recchat.svg">
<link rel="stylesheet" href="/recchat/css/fonts.css">
<link rel="stylesheet" href="/recchat/css/page.css">
<link rel="stylesheet" href="/recchat/css/steering.css">
<link rel="stylesheet" href="/recchat/css/bringing.css">
<link rel="stylesheet" href="/recchat/css/lab.css">
<script>try { const theme = localStorage.getItem("recchat.theme");
if (theme) document.documentElement.dataset.theme = theme;
} catch (no) { /* as the system */ }</script>
</head>"""
BODY = b'<p id="boot"><span>recchat</span></p>'
SOCIAL = re.compile(rb"<meta\s+(?:property|name)=\"(?:og|twitter):[^>]*>", re.DOTALL)
MANIFEST = re.compile(rb"<link rel=\"manifest\"[^>]*>")


@dataclass(frozen=True, slots=True)
class Dressed:
    """Rewrites the one HTML document; everything else passes as it is."""

    app: Asgi

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Collect the document, change it, send it."""
        if scope["type"] != "http" or scope["path"] != "/" or scope["method"] != "GET":
            await self.app(scope, receive, send)
            return
        plain = [pair for pair in scope["headers"] if pair[0].lower() != b"accept-encoding"]
        start: Message = {}
        body = bytearray()

        async def collecting(message: Message) -> None:
            if message["type"] == "http.response.start":
                start.update(message)
            else:
                body.extend(message.get("body", b""))

        # Gradio answers with a fault to some of its own words in the address: it gets none.
        asked = {**scope, "headers": plain, "query_string": b""}
        await self.app(asked, receive, collecting)
        document = dressed(bytes(body))
        kept = [pair for pair in start["headers"] if pair[0].lower() != b"content-length"]
        length = (b"content-length", str(len(document)).encode())
        await send({**start, "headers": [*kept, length]})
        await send({"type": "http.response.body", "body": document})


def dressed(document: bytes) -> bytes:
    """The document with our head, and without what speaks of Gradio to other sites."""
    document = MANIFEST.sub(b"", SOCIAL.sub(b"", document))
    document = document.replace(b"</head>", HEAD, 1)
    return document.replace(b"<gradio-app", BODY + b"<gradio-app", 1)
