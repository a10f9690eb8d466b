"""What must hold after a turn of a written conversation, checked against what was seen of it.

Every key of an "expect" object names one check; a check gives one line for each thing that does
not hold.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from recchat.catalogue.items import Catalogue
from recchat.evaluate import said_checks as said
from recchat.evaluate import shown_checks as shown
from recchat.evaluate import understood_checks as understood
from recchat.evaluate.turn_seen import Check, TurnSeen

CHECKS: Mapping[str, Callable[[Check, object], list[str]]] = MappingProxyType(
    {
        "acts": understood.has_acts,
        "control": understood.has_control,
        "question": understood.asks_about,
        "about": understood.points_at,
        "wish": understood.wishes_stand(lambda wish: True, "such"),
        "hard": understood.wishes_stand(lambda wish: wish.hard and wish.wanted, "hard"),
        "not": understood.wishes_stand(lambda wish: not wish.wanted, "unwanted"),
        "wishes_gone": understood.wishes_gone,
        "liked": understood.likes,
        "judged": understood.judges,
        "not_known": understood.not_in_history,
        "cards": shown.has_cards,
        "no_cards": shown.has_no_cards,
        "all": shown.share_holds(1.0, "all"),
        "most": shown.share_holds(shown.MOST, "most"),
        "some": shown.share_holds(0.0, "one"),
        "mean_up": shown.mean_moves(1),
        "mean_down": shown.mean_moves(-1),
        "none_of": shown.has_none_of,
        "includes": shown.includes,
        "not_repeated": shown.repeats_nothing,
        "slate": shown.same_slate,
        "reply_contains": said.says,
        "reply_contains_any": said.says_any,
        "reply_names": said.names,
        "unknown": understood.unknown,
        "reply_lacks": said.lacks,
        "answers": said.answers,
        "questions_max": said.asks_at_most,
        "asks_anew": said.asks_anew,
        "about_person": understood.points_at_work_of,
        "notice": said.notices,
        "suggests": shown.offers,
        "relax": shown.relaxes,
    }
)


def broken(expect: Mapping[str, object], seen: TurnSeen, catalogue: Catalogue) -> list[str]:
    """Each expectation that does not hold, in words; raises KeyError for an unknown one."""
    check = Check(seen, catalogue)
    return [line for name, value in expect.items() for line in CHECKS[name](check, value)]
