"""The door of the page: only this machine's own page may talk to it, and nothing is kept.

Gradio's own check of origins lets any page in whose host name resolves to this machine, and
sends uploads through without a question. So every request passes here first, by exact names.
"""

from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from dataclasses import dataclass
from typing import Any

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Asgi = Callable[[Message, Receive, Send], Awaitable[None]]

POLICY = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self' 'unsafe-inline' 'unsafe-eval'",  # Gradio's front end needs both
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "media-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self'",
        "frame-src 'none'",
        "object-src 'none'",
        "frame-ancestors 'none'",
        "base-uri 'self'",
        "form-action 'self'",
    )
)
HEADERS = (
    (b"content-security-policy", POLICY.encode()),
    (b"cache-control", b"no-store"),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (
        b"permissions-policy",
        b"camera=(), microphone=(), geolocation=(), payment=(), usb=(), display-capture=()",
    ),
)
REPLACED = frozenset(name for name, _ in HEADERS) | {b"server", b"pragma", b"expires"}
REFUSED = b"This address answers only the recchat page on this computer."


def names_of(host: str, port: int) -> frozenset[str]:
    """The Host headers that are us: the loopback names, and the address that was asked for."""
    hosts = {"127.0.0.1", "localhost", "[::1]"}
    if host not in {"0.0.0.0", "::", ""}:
        hosts.add(f"[{host}]" if ":" in host and not host.startswith("[") else host)
    ends = [f":{port}"] + ([""] if port == 80 else [])
    return frozenset(f"{name.lower()}{end}" for name in hosts for end in ends)


@dataclass(frozen=True, slots=True)
class Guard:
    """An ASGI application in front of another one."""

    app: Asgi
    names: frozenset[str]

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Pass what is ours, refuse the rest, and set the headers on every answer."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
        elif scope["type"] == "http" and self.allows(scope):
            await self.app(scope, receive, self.sealed(send))
        elif scope["type"] == "http":
            await refuse(self.sealed(send))
        else:
            await send({"type": "websocket.close", "code": 1008})

    def allows(self, scope: Message) -> bool:
        """Whether a request comes from our own page, or from no page at all."""
        headers = scope["headers"]
        hosts, origins = values(headers, b"host"), values(headers, b"origin")
        if len(hosts) != 1 or hosts[0].lower() not in self.names or len(origins) > 1:
            return False
        if origins and origins[0].lower() not in {f"http://{name}" for name in self.names}:
            return False
        return is_own_fetch(scope)

    def sealed(self, send: Send) -> Send:
        """Answers with our headers, and without any that lets another origin read them."""

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                kept = [
                    (name, value)
                    for name, value in message.get("headers", [])
                    if name.lower() not in REPLACED
                    and not name.lower().startswith(b"access-control-")
                ]
                message = {**message, "headers": [*kept, *HEADERS]}
            await send(message)

        return sending


def is_own_fetch(scope: Message) -> bool:
    """What the browser says of where a request was made; other programs say nothing."""
    headers = scope["headers"]
    sites = values(headers, b"sec-fetch-site")
    if not sites or sites in (["same-origin"], ["none"]):
        return True
    mode, dest = values(headers, b"sec-fetch-mode"), values(headers, b"sec-fetch-dest")
    return scope["method"] == "GET" and mode == ["navigate"] and dest == ["document"]


def values(headers: Iterable[tuple[bytes, bytes]], name: bytes) -> list[str]:
    """Every value of a header."""
    return [value.decode("latin-1") for key, value in headers if key.lower() == name]


async def refuse(send: Send) -> None:
    """Answer 403 with one line."""
    headers = [(b"content-type", b"text/plain; charset=utf-8")]
    await send({"type": "http.response.start", "status": 403, "headers": headers})
    await send({"type": "http.response.body", "body": REFUSED})
