"""A message becomes an intent: lexicons, the catalogue, and what the model proposes."""
