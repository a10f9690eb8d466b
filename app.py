"""Start recchat: read the settings, wire the application, serve the page."""

import sys

from recchat.config import read_settings
from recchat.errors import RecchatError
from recchat.web.server import serve

if __name__ == "__main__":
    try:
        serve(read_settings())
    except RecchatError as problem:
        sys.exit(f"recchat: {problem}")
    except KeyboardInterrupt:
        pass
