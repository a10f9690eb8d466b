import asyncio
import itertools

import httpx
import pytest

from recchat.web.guard import Guard, Message, Receive, Send, names_of

OWN = "127.0.0.1:7860"


async def behind(scope: Message, receive: Receive, send: Send) -> None:
    """An application that lets everyone read it, as Gradio does."""
    headers = [(b"access-control-allow-origin", b"*"), (b"cache-control", b"public")]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": b"inside"})


def request(method: str = "GET", **headers: str) -> httpx.Response:
    guard = Guard(behind, names_of("127.0.0.1", 7860))
    sent = {name.replace("_", "-"): value for name, value in {"host": OWN, **headers}.items()}

    async def ask() -> httpx.Response:
        transport = httpx.ASGITransport(app=guard)
        async with httpx.AsyncClient(transport=transport, base_url=f"http://{OWN}") as client:
            return await client.request(method, "/gradio_api/queue/join", headers=sent)

    return asyncio.run(ask())


HOSTS = (
    "localhost.:7860", "evil.example", "127.0.0.1", "127.0.0.1:7861", "127.0.0.1:7860.evil.example",
    "evil.example:7860", "0.0.0.0:7860", "2130706433:7860", "127.1:7860", "user@127.0.0.1:7860",
)  # fmt: skip
ORIGINS = (
    "null", "http://evil.example", "https://127.0.0.1:7860", "http://127.0.0.1", "file://",
    "http://localhost.:7860", "http://127.0.0.1:7861", "http://127.0.0.1:7860.evil.example",
)  # fmt: skip


@pytest.mark.parametrize("host", HOSTS)
def test_another_host_name_is_refused(host: str) -> None:
    assert request(host=host).status_code == 403


@pytest.mark.parametrize(("origin", "method"), itertools.product(ORIGINS, ("GET", "POST")))
def test_another_origin_is_refused(origin: str, method: str) -> None:
    assert request(method, origin=origin).status_code == 403


@pytest.mark.parametrize(
    ("site", "method"), itertools.product(("cross-site", "same-site", ""), ("GET", "POST", "PUT"))
)
def test_a_fetch_from_another_site_is_refused(site: str, method: str) -> None:
    assert request(method, sec_fetch_site=site, sec_fetch_mode="cors").status_code == 403


def test_a_link_from_elsewhere_may_open_the_page_but_not_frame_it() -> None:
    top = request(sec_fetch_site="cross-site", sec_fetch_mode="navigate", sec_fetch_dest="document")
    framed = request(
        sec_fetch_site="cross-site", sec_fetch_mode="navigate", sec_fetch_dest="iframe"
    )
    assert (top.status_code, framed.status_code) == (200, 403)


def test_a_form_on_another_site_cannot_post_here() -> None:
    posted = request(
        "POST", sec_fetch_site="cross-site", sec_fetch_mode="navigate", sec_fetch_dest="document"
    )
    assert posted.status_code == 403


@pytest.mark.parametrize("origin", [None, f"http://{OWN}", "http://localhost:7860"])
def test_our_own_page_and_programs_pass(origin: str | None) -> None:
    given = {"origin": origin} if origin else {}
    assert request("POST", **given, sec_fetch_site="same-origin").text == "inside"


def test_nothing_is_kept_and_no_origin_may_read() -> None:
    headers = request().headers
    assert headers["cache-control"] == "no-store"
    assert "access-control-allow-origin" not in headers


def test_every_answer_has_the_policy_a_refusal_too() -> None:
    for answer in (request(), request(host="evil.example")):
        policy = answer.headers["content-security-policy"]
        assert {"frame-src 'none'", "object-src 'none'", "form-action 'self'"} <= set(
            policy.split("; ")
        )


def test_two_host_headers_are_refused() -> None:
    guard = Guard(behind, names_of("127.0.0.1", 7860))
    pair = [(b"host", OWN.encode()), (b"host", b"evil.example")]
    assert not guard.allows({"type": "http", "method": "GET", "headers": pair})
