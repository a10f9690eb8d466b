"""What the process around us may not decide: Gradio's environment variables, and its temp folder.

Gradio reads some thirty variables when it is imported; several open a tunnel, serve folders or
loosen the check of origins. All of them go, and ours are set, before the first import.
"""

import os
from collections.abc import MutableMapping
from pathlib import Path

from recchat.errors import StoreUnwritable

OURS = {
    "GRADIO_ANALYTICS_ENABLED": "False",
    "GRADIO_RUN_HISTORY": "False",
    "GRADIO_SHARE": "False",
    "GRADIO_MCP_SERVER": "False",
}


def settle(cache: Path, variables: MutableMapping[str, str] = os.environ) -> Path:
    """Drop every GRADIO_ variable, set ours, and make the private folder for uploads."""
    for name in [name for name in variables if name.startswith("GRADIO_")]:
        del variables[name]
    uploads = cache / "uploads"
    try:
        uploads.mkdir(parents=True, exist_ok=True, mode=0o700)
        uploads.chmod(0o700)
    except OSError as problem:
        raise StoreUnwritable(
            f"{cache} cannot be written ({problem.strerror}). "
            "Choose another folder with --home or RECCHAT_HOME."
        ) from problem
    variables.update(OURS, GRADIO_TEMP_DIR=str(uploads))
    return uploads
