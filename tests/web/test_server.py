import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from recchat.config import PROJECT
from recchat.db import Store
from recchat.errors import RecchatError
from recchat.web.server import bind


def test_a_port_in_use_is_said_with_what_to_do() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(RecchatError, match="Choose another port"):
            bind("127.0.0.1", taken.getsockname()[1])


def test_a_second_instance_on_the_same_data_stops_with_its_reason(store: Store, home: Path) -> None:
    started = subprocess.run(
        [sys.executable, str(PROJECT / "app.py")],
        env={**os.environ, "RECCHAT_HOME": str(home), "RECCHAT_PORT": "0"},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert started.returncode == 1
    assert started.stderr.splitlines()[-1].startswith("recchat: another recchat is using")
