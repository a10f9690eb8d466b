"""Serve the real page with the settings of the environment; run as a process by browser tests."""

from recchat.config import read_settings
from recchat.web.server import serve

if __name__ == "__main__":
    serve(read_settings())
