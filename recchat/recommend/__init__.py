"""A request becomes a slate."""
