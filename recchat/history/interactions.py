"""What people did with items. Every removal can be undone until it is purged."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, replace

from recchat.db import Store
from recchat.history.people import now
from recchat.types import History, Interaction, Judgment

# A rating from here up counts as liked, up to there as disliked, between them as seen.
LIKED_FROM, DISLIKED_TO = 0.7, 0.4
# Judgments of the same kind of statement: the newest one stands.
OPINIONS = frozenset({Judgment.LIKED, Judgment.DISLIKED, Judgment.RATED, Judgment.DISMISSED})
OPINION_NAMES = ", ".join(f"'{judgment}'" for judgment in sorted(OPINIONS))  # in SQL


@dataclass(frozen=True, slots=True)
class Interactions:
    """The interactions table."""

    store: Store

    def add(self, interactions: Sequence[Interaction]) -> None:
        """Write interactions, in one transaction; an opinion replaces the one before it."""
        with self.store.transaction() as connection:
            for one in interactions:
                same = OPINIONS if one.judgment in OPINIONS else {one.judgment}
                marks = ", ".join("?" for _ in same)
                connection.execute(
                    f"""UPDATE interactions SET removed = ? WHERE person_id = ? AND item_id = ?
                    AND judgment IN ({marks}) AND removed IS NULL""",
                    [one.at, one.person_id, one.item_id, *sorted(same)],
                )
                connection.execute(
                    """INSERT INTO interactions
                    (id, person_id, item_id, judgment, value, at, origin)
                    VALUES (?, ?, ?, ?, ?, ?, ?)""",
                    [
                        one.id,
                        one.person_id,
                        one.item_id,
                        one.judgment,
                        one.value,
                        one.at,
                        one.origin,
                    ],
                )

    def judge(self, person_id: str, item_id: str, judgment: Judgment, origin: str) -> Interaction:
        """Record one judgment made now."""
        one = Interaction(uuid.uuid4().hex, person_id, item_id, judgment, now(), origin)
        self.add([one])
        return one

    def remove(self, person_id: str, interaction_id: str) -> bool:
        """Take one back; false when this person has no such interaction."""
        return self._set_removed(person_id, interaction_id, now())

    def restore(self, person_id: str, interaction_id: str) -> bool:
        """Undo a removal."""
        return self._set_removed(person_id, interaction_id, None)

    def withdraw(self, person_id: str, item_id: str, judgment: Judgment) -> bool:
        """Take back what a person said of an item, of one kind."""
        ids = [
            one.id
            for one in self.of(person_id)
            if one.item_id == item_id and one.judgment == judgment
        ]
        return any([self.remove(person_id, one) for one in ids])

    def of(self, person_id: str) -> list[Interaction]:
        """A person's interactions, newest first."""
        rows = self.store.db.execute(
            """SELECT id, person_id, item_id, judgment, at, origin, value FROM interactions
            WHERE person_id = ? AND removed IS NULL ORDER BY at DESC, rowid DESC""",
            [person_id],
        )
        return [replace(Interaction(*row), judgment=Judgment(row[3])) for row in rows]

    def history(self, person_id: str) -> History:
        """A person's interactions as sets of items."""
        return history_of(self.of(person_id))

    def stamps(self) -> dict[str, str]:
        """For each person a text that is another one as soon as what stands of them is."""
        rows = self.store.db.execute(
            """SELECT person_id, group_concat(rowid) FROM interactions
            WHERE removed IS NULL GROUP BY person_id"""
        )
        return dict(rows.fetchall())

    def batches(self, person_id: str) -> dict[str, int]:
        """The imports that stand, with how many interactions each holds."""
        rows = self.store.db.execute(
            """SELECT origin, count(*) FROM interactions WHERE person_id = ?
            AND origin LIKE 'import:%' AND removed IS NULL GROUP BY origin""",
            [person_id],
        )
        return dict(rows.fetchall())

    def remove_batch(self, person_id: str, origin: str) -> int:
        """Undo a whole import; says how many went. Opinions that it replaced stand again.

        What a later judgment had replaced stays so, and is handed down: if that one is undone
        too, what stood before the import comes back, not the import.
        """
        same_kind = f"(batch.judgment IN ({OPINION_NAMES})) = (judgment IN ({OPINION_NAMES}))"
        replaced_by = f"""FROM interactions AS batch WHERE batch.origin = ?
            AND batch.person_id = interactions.person_id AND batch.item_id = interactions.item_id
            AND batch.id != interactions.id AND batch.at = interactions.removed AND {same_kind}"""
        with self.store.transaction() as connection:
            connection.execute(
                f"""UPDATE interactions SET removed = (SELECT batch.removed {replaced_by})
                WHERE person_id = ? AND removed IS NOT NULL AND origin != ?
                AND EXISTS (SELECT 1 {replaced_by})""",
                [origin, person_id, origin, origin],
            )
            done = connection.execute(
                """UPDATE interactions SET removed = ? WHERE person_id = ? AND origin = ?
                AND removed IS NULL""",
                [now(), person_id, origin],
            )
            connection.execute(
                "UPDATE interactions SET removed = ? WHERE person_id = ? AND origin = ?",
                [now(), person_id, origin],
            )
            return int(done.rowcount)

    def _set_removed(self, person_id: str, interaction_id: str, at: str | None) -> bool:
        """Mark one interaction of this person, and of nobody else."""
        with self.store.transaction() as connection:
            done = connection.execute(
                "UPDATE interactions SET removed = ? WHERE id = ? AND person_id = ?",
                [at, interaction_id, person_id],
            )
            return done.rowcount > 0


def history_of(interactions: Sequence[Interaction]) -> History:
    """Fold interactions, newest first, into sets of item ids."""
    liked, disliked, seen, saved = [], [], [], []
    for one in interactions:
        rating = one.value if one.judgment is Judgment.RATED else None
        if one.judgment is Judgment.LIKED or (rating is not None and rating >= LIKED_FROM):
            liked.append(one.item_id)
        elif one.judgment in {Judgment.DISLIKED, Judgment.DISMISSED} or (
            rating is not None and rating <= DISLIKED_TO
        ):
            disliked.append(one.item_id)
        elif one.judgment in {Judgment.SEEN, Judgment.RATED}:
            seen.append(one.item_id)
        elif one.judgment is Judgment.SAVED:
            saved.append(one.item_id)
    return History(*(tuple(dict.fromkeys(ids)) for ids in (liked, disliked, seen, saved)))
