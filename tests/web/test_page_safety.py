"""What hostile text and hostile pages cannot do."""

import httpx
import pytest

from tests.web.conftest import Visit

pytestmark = pytest.mark.browser
PAYLOADS = (
    "<img src=x onerror=window.__p=1>",
    "<script>window.__p=1</script>",
    "<svg/onload=window.__p=1>",
    "${window.__p=1}",
    "{{constructor.constructor('window.__p=1')()}}",
    "`+window.__p=1+`",
    '"><iframe srcdoc="<script>parent.__p=1</script>">',
    "javascript:window.__p=1",
    "![x](http://evil.example/x.png)",
    "</textarea><img src=x onerror=window.__p=1>",
)


def test_hostile_messages_are_text(visit: Visit) -> None:
    visit.enter("Mallory")
    for payload in (" ".join(PAYLOADS), "hello " + PAYLOADS[0], "vibey " + PAYLOADS[2]):
        visit.say(payload)
    visit.open()
    assert visit.page.evaluate("window.__p") is None
    assert PAYLOADS[0] in visit.page.inner_text(".words >> nth=0")


def test_a_hostile_title_is_text_in_cards_posters_and_lists(visit: Visit) -> None:
    visit.enter("Titles")
    visit.say("strange titles")
    visit.page.click(".card .why")
    visit.page.click(".card [data-do=liked]")
    visit.page.wait_for_selector(".side .fact:has-text('onerror')")
    visit.page.click(".side [data-kind=liked]")
    visit.page.wait_for_selector("#shelf-body li")
    assert visit.page.evaluate("window.__p") is None
    assert visit.titles()[0].startswith("<img src=x onerror")
    assert visit.titles()[1].startswith("狂った一頁")


def test_a_hostile_name_is_text(visit: Visit) -> None:
    visit.open()
    visit.page.click("[data-do=who]")
    visit.page.fill("#new-name", "<img src=x onerror=window.__p=1>")
    visit.page.press("#new-name", "Enter")
    visit.page.wait_for_function("document.querySelector('.who-name').innerText.startsWith('<img')")
    assert visit.page.evaluate("window.__p") is None


def test_an_image_from_elsewhere_is_not_fetched(visit: Visit) -> None:
    visit.open()
    blocked = visit.page.evaluate(
        """() => new Promise(done => {
            const told = event => done(event.violatedDirective);
            document.addEventListener('securitypolicyviolation', told, {once: true});
            document.body.insertAdjacentHTML('beforeend', '<img src="http://127.0.0.2:9/x.png">');
        })"""
    )
    visit.complaints.clear()
    visit.hosts.discard("127.0.0.2:9")  # the browser names what its policy kept from leaving
    assert blocked == "img-src"


def test_nothing_of_the_talk_stays_in_the_browsers_stores(visit: Visit) -> None:
    visit.enter("Private")
    visit.say("canary7391 warmer")
    kept = visit.page.evaluate(
        "JSON.stringify({...localStorage}) + JSON.stringify({...sessionStorage})"
    )
    assert "canary7391" not in kept


@pytest.mark.parametrize(
    "path",
    [
        "/gradio_api/runs",
        "/gradio_api/mcp/",
        "/monitoring",
        "/gradio_api/vibe-code/",
        "/openapi.json",
    ],
)
def test_doors_of_gradio_that_nobody_needs_are_shut(address: str, path: str) -> None:
    assert httpx.get(f"{address}{path}").status_code in {403, 404, 405}


@pytest.mark.parametrize("path", ["/etc/passwd", "/proc/self/environ", "recchat.db", "../app.py"])
def test_no_file_is_served_by_path(address: str, path: str) -> None:
    assert httpx.get(f"{address}/gradio_api/file={path}").status_code in {403, 404}


def test_a_page_elsewhere_cannot_drive_or_read_this_one(address: str) -> None:
    port = address.rsplit(":", 1)[1]
    for headers in ({"host": f"localhost.:{port}"}, {"origin": "http://evil.example"}):
        assert httpx.get(f"{address}/config", headers=headers).status_code == 403
        upload = {"files": ("evil.csv", b"x")}
        posted = httpx.post(f"{address}/gradio_api/upload", files=upload, headers=headers)
        assert posted.status_code == 403


def test_every_answer_forbids_storing(address: str) -> None:
    for path in ("/", "/config", "/recchat/css/page.css", "/assets/none.js"):
        assert httpx.get(f"{address}{path}").headers["cache-control"] == "no-store"


def test_the_named_endpoint_recommends(address: str) -> None:
    call = f"{address}/gradio_api/call/recommend"
    event = httpx.post(call, json={"data": ["something warmer", "Guest"]}).json()["event_id"]
    text = httpx.get(f"{call}/{event}", timeout=20).text
    assert "Starman" in text
    assert "event: complete" in text
