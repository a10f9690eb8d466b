"""The page as an ASGI application: one frame of ours inside Gradio, and a wire for turns.

Gradio gives the queue, the events and the named endpoints; the HTML, the script and the style are
ours. The frame is set once and then changed in place by assets/js/page.js, so that nothing that
has been read ever moves.
"""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

import fastapi
import gradio as gr

from recchat.config import PROJECT
from recchat.web.api import add_endpoints
from recchat.web.ask import Ask
from recchat.web.calm import calm, calm_lines
from recchat.web.doors import App
from recchat.web.dressing import Dressed
from recchat.web.guard import Asgi
from recchat.web.port import Said
from recchat.web.rooms import Room, Rooms

# One script for the browser: the page itself, what stands beside it, and then it opens.
SCRIPTS = ("page.js", "steering.js", "bringing.js", "lab.js", "opening.js")
MAX_UPLOAD = 200_000_000  # bytes: listening histories of ten years, zipped, have about 50 MB
HOURLY = (3600, 3600)  # seconds: uploads that were never imported go
AT_ONCE = 8  # turns of different tabs; the language model itself takes one at a time
WIRE_SCRIPT = (
    "watch('value', () => window.dispatchEvent("
    "new CustomEvent('recchat:wire', {detail: props.value || ''})))"
)


def make_page(app: App, uploads: Path) -> Asgi:
    """The page of an application; `uploads` is where Gradio puts files that people choose."""
    rooms = Rooms(app, uploads)
    blocks = make_blocks(rooms)
    blocks.queue(max_size=64, default_concurrency_limit=AT_ONCE)
    mounted = gr.mount_gradio_app(
        fastapi.FastAPI(openapi_url=None),
        blocks,
        path="/",
        app_kwargs={"openapi_url": None, "docs_url": None, "redoc_url": None},
        allowed_paths=[],
        blocked_paths=[str(app.settings.home)],
        enable_monitoring=False,
        favicon_path=None,
        footer_links=[],
        max_file_size=MAX_UPLOAD,
        mcp_server=False,
        pwa=False,
        root_path="",
        run_history=False,
        show_error=False,
        ssr_mode=False,
        theme=gr.themes.Base(),
    )
    return Dressed(mounted)


def make_blocks(rooms: Rooms) -> gr.Blocks:
    """The frame, the wire, and the endpoints."""
    answer = calm(lambda values: rooms.of(Ask(values)).desk.answer(values))
    first = rooms.first

    def ask(values: Mapping[str, object]) -> Mapping[str, object]:
        return answer(values if isinstance(values, dict) else {})

    def turn(event: gr.EventData) -> Iterator[str]:
        asked = Ask(event._data or {})
        yield from wire_of(rooms.of(asked), asked)

    with gr.Blocks(
        title="recchat", analytics_enabled=False, fill_width=True, delete_cache=HOURLY
    ) as blocks:
        frame = gr.HTML(
            first.views.shell(first.port.model_line),
            js_on_load=script(),
            server_functions=[ask],
            apply_default_css=False,
            elem_id="recchat",
        )
        wire = gr.HTML(
            "",
            html_template="<i hidden></i>",
            js_on_load=WIRE_SCRIPT,
            apply_default_css=False,
            elem_id="wire",
        )
        frame.turn(
            turn,
            None,
            wire,
            show_progress="hidden",
            trigger_mode="multiple",
            concurrency_limit=AT_ONCE,
            api_visibility="private",
        )
        add_endpoints(rooms)
    return blocks


def script() -> str:
    """The page's behaviour, from its files."""
    folder = PROJECT / "assets" / "js"
    return "\n".join((folder / name).read_text(encoding="utf-8") for name in SCRIPTS)


def wire_of(room: Room, ask: Ask) -> Iterator[str]:
    """The wire of one turn, its failure as a line of its own."""
    ticket = ask.text("ticket")
    follows = None if ask.values.get("parent") is None else ask.text("parent")
    said = Said(ask.text("text"), follows, ask.ids("struck"), room.desk.steering.steering(ask))

    def banner(text: str) -> str:
        return json.dumps({"ticket": ticket, "zone": "banner", "text": text}) + "\n"

    def end(text: str) -> str:
        return text + json.dumps({"ticket": ticket, "zone": "over"}) + "\n"

    last = ""
    for last in calm_lines(room.turns.wire(ticket, ask.person, ask.dialogue, said), banner):
        yield last
    yield end(last)
