"""Taste models: what people took before says what they will like; one contract for all of them."""
