"""The one door to a language model, and what stands behind it."""
