"""Items and their facts: stored, filtered, imported."""
