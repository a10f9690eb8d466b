#!/bin/sh
# The page is tested in a real browser: find chromium, or install it where apt-get can.
set -eu
for name in chromium chromium-browser google-chrome; do
    if command -v "$name" >/dev/null 2>&1; then exit 0; fi
done
if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
    echo "recchat: installing chromium for the tests of the page"
    apt-get update -qq >/dev/null && apt-get install -yqq chromium >/dev/null
else
    echo "recchat: no chromium here; the tests of the page will be skipped." >&2
    echo "         Install it (for example: sudo apt-get install chromium) to run them." >&2
fi
