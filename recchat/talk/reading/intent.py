"""From marks to an intent: wishes, judgments, the question, the command, and the acts."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from recchat.talk.reading.acts import Signs, acts_of
from recchat.talk.reading.conflicts import consistent
from recchat.talk.reading.controls import control_of, lifted_slots
from recchat.talk.reading.judged import Verdicts
from recchat.talk.reading.keywords import find_keywords
from recchat.talk.reading.lexicons.control_cues import FINE
from recchat.talk.reading.lexicons.stance_cues import Cue
from recchat.talk.reading.link_keys import key_of
from recchat.talk.reading.marks import Marked, Marker
from recchat.talk.reading.model_frame import Proposed
from recchat.talk.reading.proposed import confirmed
from recchat.talk.reading.questions import Asked, main_question, questions_in
from recchat.talk.reading.stance import Stances
from recchat.talk.reading.terms import Term
from recchat.talk.reading.titles import Verdict, judge_titles
from recchat.talk.reading.wishes import Wisher
from recchat.types import (
    BOUNDED,
    Control,
    Dial,
    DialogueState,
    Intent,
    Judgment,
    Question,
    Slot,
    Topic,
    Wish,
)

FINE_MARK = re.compile(rf"<w(\d+)>(?: \S+)? (?:{FINE})(?!\S)")
TOPICS = {
    Slot.GENRE: Topic.GENRE,
    Slot.LANGUAGE: Topic.LANGUAGE,
    Slot.COUNTRY: Topic.LANGUAGE,
    Slot.AGE_RATING: Topic.AGE_RATING,
    Slot.YEAR: Topic.YEAR,
    Slot.MINUTES: Topic.LENGTH,
    Slot.PAGES: Topic.LENGTH,
    Slot.THEME: Topic.ABOUT,
}

# A question says these words as well: "why did you pick it".
TALKED_OVER = frozenset({Control.MORE, Control.JUST_SHOW, Control.FORGET, Control.GO_BACK})
PLACES = (Slot.LANGUAGE, Slot.COUNTRY)
VALUED = frozenset({Slot.GENRE, Slot.MOOD, Slot.THEME, Slot.TONE, Slot.KEYWORD})


def reading_of(
    marker: Marker, marked: Marked, state: DialogueState, proposed: Proposed
) -> "Reading":
    """The verdicts of a marked message, and what goes with them."""
    stances = Stances(marked.line)
    judged = tuple(judge_titles(marked.line, stances, marked.spoken))
    steps = any(term.relative for terms in marked.terms for term in terms)
    verdicts = Verdicts(marked, judged, proposed.values, steps=steps).settled()
    return Reading(marker, marked, state, proposed, stances, verdicts)


@dataclass(frozen=True)
class Reading:
    """One message on its way to an intent."""

    marker: Marker
    marked: Marked
    state: DialogueState
    proposed: Proposed
    stances: Stances
    verdicts: Verdicts

    def intent(self, text: str, last: str) -> Intent:
        """The whole intent."""
        wishes, question, control = self.wishes, self.question, self.control
        lifted, kept = self.lifted
        signs = Signs(
            verdicts=tuple(self.signs_of_verdicts(last)),
            question=question,
            control=control,
            has_wishes=bool(wishes),
            describes=any(wish.slot is not Slot.TITLE for wish in wishes),
            has_steps=self.has_steps,
            lifts=bool(lifted),
            is_answer=bool(self.state.turn or self.state.slate),
            is_asked=last.rstrip().endswith("?"),
            has_shown=bool(self.state.shown),
        )
        return Intent(
            text=text,
            acts=acts_of(self.marked.spoken.plain, signs, self.proposed.acts),
            wishes=(*wishes, *kept),
            judged=tuple(dict.fromkeys(self.verdicts.judgments())),
            references=tuple(dict.fromkeys(self.verdicts.references())),
            question=question,
            control=control,
            lifted=lifted,
            unsure=self.unsure,
        )

    @cached_property
    def asked(self) -> list[Asked]:
        """Every question in the message."""
        return questions_in(self.marked.line.plain)

    @cached_property
    def silent(self) -> frozenset[int]:
        """The tokens of questions, and what is lifted: what they name is not asked for."""
        return frozenset(
            place
            for one in self.asked
            if one.topic not in {Topic.APP, Topic.ME}
            for place in range(*self.tokens_of(one))
        ) | {
            place
            for place in self.lifted_places
            if all(term.slot not in BOUNDED for term in self.terms_at(place))
        }

    def tokens_of(self, asked: Asked) -> tuple[int, int]:
        """The tokens of a question, first and one past the last."""
        return self.marked.line.place(asked.start + 1 if asked.start else 0, asked.end)

    @cached_property
    def control(self) -> Control | None:
        """The command that the message gives, unless it says more than that."""
        control = control_of(self.marked.line.plain)
        if control in TALKED_OVER and self.asked:
            return None
        return None if control is Control.MORE and self.wishes else control

    @cached_property
    def unsure(self) -> tuple[str, ...]:
        """Words that look like a name and were read as nothing else."""
        words = (*self.verdicts.unsure(), *self.marked.unsure)
        read = " ".join(wish.words.lower() for wish in self.wishes)
        return tuple(dict.fromkeys(word for word in words if word.lower() not in read))

    @cached_property
    def has_steps(self) -> bool:
        """Whether a wish turns what is on screen, rather than telling of a taste."""
        turned = [
            self.marked.line.words(place, place + 1)
            for place, token in enumerate(self.marked.line.tokens)
            if token.form.startswith("<w") and self.is_turned(place)
        ]
        return any(words in wish.words for wish in self.wishes for words in turned)

    def is_turned(self, place: int) -> bool:
        """Whether the term at a token is relative, or asked for in more or less of it."""
        cue = self.stances.of(place).cue
        relative = any(term.relative for term in self.terms_at(place))
        return (relative and cue is not Cue.LIKE) or cue in {Cue.LESS, Cue.MORE, Cue.TOO}

    def signs_of_verdicts(self, last: str) -> Iterator[tuple[Verdict, bool]]:
        """Each verdict, and whether it is of something that recchat has shown or named."""
        named = f" {key_of(last)} "
        items = self.marker.catalogue.items
        for one in self.verdicts.judged:
            ids = [key for key in self.marked.items_at(one.places[0]) if key in items]
            was_named = any(f" {key_of(items[key].title)} " in named for key in ids)
            shown = was_named or self.marked.mark_at(one.places[0])[0] == "r"
            yield one.verdict, shown
            if one.seen and one.verdict is not Verdict.SEEN:
                yield Verdict.SEEN, shown

    @cached_property
    def wishes(self) -> tuple[Wish, ...]:
        """Every wish in the order of the words, each once."""
        wisher = Wisher(
            self.marked,
            self.stances,
            self.marker.this_year,
            than=self.verdicts.compared(),
            has_slate=bool(self.state.slate or self.state.focus),
        )
        found = [
            *self.verdicts.wishes(self.silent),
            *wisher.wishes(self.silent),
            *self.keywords(),
        ]
        lexicon = self.marker.lexicon
        found = confirmed(found, self.marked, self.proposed.values, lexicon)
        ordered = [
            (self.stances.sentence(place)[0], lexicon.known(wish))
            for place, wish in sorted(found, key=by_place)
        ]
        judged = self.verdicts.judgments()
        disliked = {one.item_id for one in judged if one.judgment is Judgment.DISLIKED}
        kept = consistent(ordered, disliked)
        return tuple({wish.key: wish for wish in reversed(kept)}.values())[::-1]

    def keywords(self) -> Iterator[tuple[int, Wish]]:
        """Words behind a cue such as 'about' that no lexicon has."""
        for first, last in find_keywords(self.marked.line):
            stance = self.stances.of(first)
            if first in self.silent or stance.statement or stance.cue is Cue.LIFT:
                continue
            words = " ".join(self.marked.line.words(first, last).split())
            wish = Wish(Slot.KEYWORD, words, wanted=stance.wanted, words=words)
            yield first, self.marker.lexicon.as_theme(wish)

    @cached_property
    def question(self) -> Question | None:
        """The question to answer, with the items and the dial it names."""
        asked = main_question(self.asked)
        if asked is None:
            return None
        first, last = self.tokens_of(asked)
        places = [place for place in range(first, last) if self.is_item(place)]
        items = dict.fromkeys(key for place in places for key in self.marked.items_at(place))
        term = self.marked.terms[int(asked.mark[2:-1])][0] if asked.mark else None
        topic = asked.topic
        if topic is Topic.TONE and term:
            topic = TOPICS.get(term.slot, Topic.TONE)
        dial, direction = dial_of(term)
        return Question(topic, tuple(items), dial, direction, self.marked.line.words(first, last))

    def is_item(self, place: int) -> bool:
        """Whether a title or a card stands at a token."""
        return self.marked.line.tokens[place].form[:2] in {"<t", "<r"}

    @cached_property
    def lifted(self) -> tuple[tuple[Slot, ...], tuple[Wish, ...]]:
        """Slots whose constraints end, and standing wishes of them that do not."""
        length = self.marker.lexicon.length
        named = lifted_slots(self.marked.line.plain)
        lifted = [length if slot is Slot.MINUTES else slot for slot in named]
        kept: list[Wish] = []
        for term in (term for place in self.lifted_places for term in self.terms_at(place)):
            slots = PLACES if term.slot in PLACES else (term.slot,)
            lifted += slots
            kept += [
                wish
                for wish in self.state.wishes
                if wish.slot in slots and wish.slot in VALUED and wish.value not in term.values
            ]
        return tuple(dict.fromkeys(lifted)), tuple(dict.fromkeys(kept))

    @cached_property
    def lifted_places(self) -> list[int]:
        """Terms under 'doesn't have to be', and those called fine that were ruled out before."""
        fine = {f"<w{match[1]}>" for match in FINE_MARK.finditer(self.marked.line.plain)}
        return [
            place
            for place, token in enumerate(self.marked.line.tokens)
            if token.form.startswith("<w")
            and (
                self.stances.of(place).cue is Cue.LIFT
                or any(self.ends(term, token.form in fine) for term in self.terms_at(place))
            )
        ]

    def terms_at(self, place: int) -> tuple[Term, ...]:
        """The terms of the mark at a token."""
        return self.marked.terms[self.marked.mark_at(place)[1]]

    def ends(self, term: Term, is_fine: bool) -> bool:
        """Whether calling a term fine ends a constraint: it was refused, or bounded otherwise."""
        if term.slot is Slot.AGE_RATING and term.values == ("",):
            return True
        if term.slot is Slot.LANGUAGE and not term.wanted:  # "subtitles are fine"
            return is_fine
        return is_fine and any(
            wish.slot is term.slot
            and (wish.slot in BOUNDED or (not wish.wanted and wish.value in term.values))
            for wish in self.state.wishes
        )


def by_place(found: tuple[int, Wish]) -> int:
    """Where a wish stood."""
    return found[0]


def dial_of(term: Term | None) -> tuple[Dial | None, int]:
    """The dial that a term turns, and which way."""
    if term is None or term.step is None:
        return None, 1
    return term.step[0], term.step[1]
