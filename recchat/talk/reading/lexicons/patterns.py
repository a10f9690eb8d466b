"""Patterns over tokens: they start and end where a word, a sign or a mark does."""

import re


def whole(pattern: str) -> re.Pattern[str]:
    """A pattern that covers whole tokens."""
    return re.compile(rf"(?<!\S)(?:{pattern})(?!\S)")


def begins(pattern: str) -> re.Pattern[str]:
    """A pattern that starts at a token, and may end within one."""
    return re.compile(rf"(?<!\S)(?:{pattern})")
