"""Questions for a doctor: recchat has no business there, and shows no films in answer."""

import re

PART = r"(head|chest|heart|stomach|tummy|back|tooth|teeth|throat|leg|arm|eye|ear|knee|foot|skin)s?"
# A body that hurts, or how much of a medicine to take; said of now, not of a plot.
HEALTH = re.compile(
    rf"\b(my|his|her|our) (\S+ ){{0,3}}{PART} (\S+ )?"
    r"(hurts?|aches?|is (sore|bleeding|swollen|numb))|"
    r"\b(ibuprofen|paracetamol|acetaminophen|aspirin|antibiotics?|painkillers?|antidepressants?|"
    r"insulin|sleeping pills?)\b|"
    r"\b(what|how much|how many) (\S+ ){0,4}(dose|dosage|milligrams?|mg|pills|tablets)\b|"
    r"\b(do|should) i (see|call|need) (a|the|my) (doctor|ambulance|dentist)\b",
    re.IGNORECASE,
)
OF_ITEMS = re.compile(
    r"\b(films?|movies?|books?|novels?|stor(y|ies)|watch|read|series|documentar(y|ies)|"
    r"something|laugh\w*|comed(y|ies))\b",
    re.IGNORECASE,
)


def asks_a_doctor(text: str) -> bool:
    """Whether a message asks for advice on health, and for nothing to watch or read."""
    return bool(HEALTH.search(text)) and not OF_ITEMS.search(text)
