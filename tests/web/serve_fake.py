"""Serve the page over the small application; run as a process by the browser tests."""

import sys
from pathlib import Path

from recchat.config import Settings
from recchat.types import Dial, Item
from recchat.web.server import serve
from tests.web.fake_app import FakeApp

HOSTILE_TITLE = "<img src=x onerror=window.__p=1>${window.__p=2}{{7*7}}`"
TONES = dict.fromkeys(Dial, 5)
HOSTILE = Item(
    "hostile",
    HOSTILE_TITLE,
    2001,
    creators=("<script>window.__p=3</script>",),
    minutes=99,
    genres=("drama",),
    themes=("<b onmouseover=window.__p=4>theme</b>",),
    tones=TONES,
)
LONG = Item(
    "long", "狂った一頁 と とても長い題名の映画", 1926, minutes=70, genres=("drama",), tones=TONES
)

if __name__ == "__main__":
    settings = Settings(home=Path(sys.argv[1]), port=0)
    serve(settings, lambda given: FakeApp(given, extra=(HOSTILE, LONG), pause=0.05))
