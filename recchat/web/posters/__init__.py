"""Posters drawn from an item's own facts: nothing is fetched, the same item looks the same."""

from recchat.web.posters.poster import poster

__all__ = ["poster"]
