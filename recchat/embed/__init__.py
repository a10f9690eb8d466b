"""Item text as vectors, and the index over them."""
