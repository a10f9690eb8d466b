"""Judgments in words ("seen the second, hated it") go into the history, and can be taken back."""

from collections.abc import Sequence
from dataclasses import dataclass

from recchat.catalogue.items import Catalogue
from recchat.history.interactions import Interactions
from recchat.talk.records import Answer
from recchat.types import Act, Intent, Judgment

ORIGIN = "chat"


@dataclass(frozen=True, slots=True)
class Written:
    """Ids of the interactions that a message wrote, and of those that they replaced."""

    wrote: tuple[str, ...] = ()
    replaced: tuple[str, ...] = ()


def write_judged(
    interactions: Interactions, person_id: str, intent: Intent, catalogue: Catalogue
) -> Written:
    """Record what a message says of items; "I have not seen it" takes back that it was seen."""
    judged = [one for one in intent.judged if one.item_id in catalogue.items]
    unseen = intent.references if Act.UNSEEN in intent.acts else ()
    if not judged and not unseen:
        return Written()
    before = standing_ids(interactions, person_id)
    with interactions.store.transaction():
        for item_id in unseen:
            interactions.withdraw(person_id, item_id, Judgment.SEEN)
        wrote = [
            interactions.judge(person_id, one.item_id, one.judgment, ORIGIN).id for one in judged
        ]
    after = set(standing_ids(interactions, person_id))
    return Written(tuple(wrote), tuple(key for key in before if key not in after))


def take_back(interactions: Interactions, person_id: str, answer: Answer | None) -> None:
    """Undo what a message wrote into the history; what was said since then stays."""
    if answer is None or not (answer.wrote or answer.replaced):
        return
    standing = set(standing_ids(interactions, person_id))
    own = [key for key in answer.wrote if key in standing]
    with interactions.store.transaction():
        for key in own:
            interactions.remove(person_id, key)
        for key in answer.replaced if own or not answer.wrote else ():
            interactions.restore(person_id, key)


def standing_ids(interactions: Interactions, person_id: str) -> Sequence[str]:
    """Ids of a person's interactions that stand."""
    return [one.id for one in interactions.of(person_id)]
