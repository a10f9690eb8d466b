"""What is a question for a doctor, and what only sounds like one."""

import pytest

from recchat.talk.reading.health import asks_a_doctor


@pytest.mark.parametrize(
    ("text", "medical"),
    [
        ("my knee hurts, which cream helps?", True),
        ("can I give my daughter paracetamol twice", True),
        ("how many mg is safe", True),
        ("should I call a doctor", True),
        ("my head hurts, something gentle please", False),
        ("a film about antidepressants", False),
        ("Dallas Buyers Club", False),
        ("something to make my heart ache", False),
    ],
)
def test_questions_for_a_doctor(text: str, medical: bool) -> None:
    assert asks_a_doctor(text) is medical
