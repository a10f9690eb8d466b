"""A message becomes events."""
