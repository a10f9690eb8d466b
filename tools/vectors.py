"""Make the vectors that ship beside each bundled library anew: tools/vectors.py.

What has not changed is taken over; only new or changed items are encoded.
"""

import sys

from recchat.catalogue.exchange import read_catalogue
from recchat.config import BUNDLED_LIBRARIES
from recchat.embed.encoder import NAME, SentenceEncoder, find_encoder
from recchat.embed.vectors import encode_items, read_shipped, text_hash, write_shipped


def main() -> None:
    """Bring every library's file up to date."""
    for path in sorted(BUNDLED_LIBRARIES.glob("*.jsonl")):
        items = read_catalogue(path).items
        shipped = path.with_suffix(".vectors.npz")
        known = read_shipped(shipped)
        missing = [item for item in items if text_hash(NAME, item) not in known]
        if missing:
            known |= encode_items(missing, SentenceEncoder(find_encoder(), threads=1))
        write_shipped(shipped, {key: known[key] for key in (text_hash(NAME, i) for i in items)})
        sys.stdout.write(f"{path.name}: {len(items)} items, {len(missing)} encoded\n")


if __name__ == "__main__":
    main()
