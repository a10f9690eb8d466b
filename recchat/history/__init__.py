"""People and what they did with items."""
