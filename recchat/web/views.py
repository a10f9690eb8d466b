"""Values into HTML: every template renders with autoescape, so that text stays text."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from recchat.catalogue.items import Catalogue
from recchat.talk.dialogues import Message
from recchat.talk.saying.chips import chip_label
from recchat.talk.saying.noun_words import in_words
from recchat.types import (
    Card,
    Claim,
    ClaimKind,
    Dial,
    Evidence,
    EvidenceSource,
    Intent,
    Item,
    Notice,
    Reason,
    Reply,
    Slate,
    Steering,
    Suggestion,
    Wish,
)
from recchat.web.evidence import arranged, curly, numbered
from recchat.web.posters import poster
from recchat.web.steering import all_tone_words, dial_views, in_force
from recchat.web.struck import wish_of
from recchat.web.wording import chip_origin, counted, evidence_source, spoke

TEMPLATES = Path(__file__).parent / "templates"
GENRES_SHOWN = 3
NOBODY: Mapping[str, str] = MappingProxyType({})
COMPOSED = "Put together from the facts by code; the language model did not write this one."
REPLACED = "The language model’s sentence did not hold, so this one stands in its place."
KEYBOARD = (
    (("/",), "type a message"),
    (("Enter",), "send it; Shift and Enter starts a new line"),
    (("j", "k"), "next and previous card"),
    (("l",), "like"),
    (("d",), "not for me"),
    (("s",), "{seen}"),
    (("m",), "more like this"),
    (("w",), "why this one"),
    (("z",), "undo the last press"),
    (("Esc",), "close, or stop the answer"),
    (("?",), "this list"),
)


ASK = {
    "film": "Tell me what you are in the mood for",
    "book": "Tell me what you would like to read",
}


@dataclass(frozen=True, slots=True)
class ChipView:
    """A wish as a chip."""

    key: str
    text: str
    origin: str
    struck: bool = False
    known: bool = True
    hard: bool = False


@dataclass(frozen=True, slots=True)
class CardView:
    """A card, ready for its template."""

    id: str
    title: str
    meta: str
    original: str
    lang: str
    poster: Markup
    reason: str
    claims: str
    spoke: str  # which sources brought it up
    together: tuple[tuple[str, str], ...]  # for each who chooses along: name, why
    marks: Mapping[str, str] = field(default_factory=dict)

    def on(self, judgment: str) -> bool:
        """Whether this judgment stands."""
        return judgment in self.marks


@dataclass(frozen=True, slots=True)
class Thumb:
    """An item in a list: poster, title and a line of facts."""

    id: str
    title: str
    year: int | None
    meta: str
    poster: Markup


def environment() -> Environment:
    """The one environment of the page: autoescape always, undefined variables forbidden."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["curly"] = curly
    return made


@dataclass(frozen=True)
class Views:
    """The parts of the page over one library."""

    catalogue: Catalogue
    templates: Environment = field(default_factory=environment)

    def render(self, template: str, /, **values: object) -> Markup:
        """One template, filled."""
        return Markup(self.templates.get_template(f"{template}.html.j2").render(values))

    def shell(self, model: str) -> str:
        """The page's frame: the same for everyone."""
        return self.render(
            "shell",
            noun=self.catalogue.noun,
            said=self.words(),
            model=model,
            keyboard=KEYBOARD,
            dials=dial_views(),
            tones=all_tone_words(),
            blank_turn=self.turn_frame(),
        )

    def said(self, text: str) -> str:
        """A text of ours with the words for this kind of item: a book is read."""
        return in_words(text, self.catalogue.noun)

    def words(self) -> dict[str, str]:
        """The words of the frame that differ from library to library."""
        seen = self.said("{seen}")
        return {
            "noun": self.catalogue.noun,
            "library": self.catalogue.library.capitalize(),
            "size": counted(len(self.catalogue), self.catalogue.noun),
            "seen": seen,
            "Seen": seen.capitalize(),
            "ask": ASK.get(self.catalogue.noun, ASK["film"]),
        }

    def turn_frame(self, **given: object) -> Markup:
        """A turn with its zones, empty where nothing is given."""
        zones = dict.fromkeys(("chips", "notices", "reply", "slate", "suggest"), "")
        plain = {"id": "", "parent": "", "text": "", "struck": "[]"}
        versions: dict[str, object] = {"versions": (), "before": "", "after": "", "place": 1}
        return self.render("turn", **(plain | zones | versions | given))

    def chips(
        self, intent: Intent, struck: Sequence[str], milliseconds: float = 0, steered: str = ""
    ) -> Markup:
        """What was understood of a message, and how the dials stood when it was answered."""
        return self.render(
            "chips",
            chips=[
                self.chip(wish, struck) for wish in (*intent.wishes, *struck_out(intent, struck))
            ],
            unsure=intent.unsure,
            steered=steered,
            milliseconds=f"{milliseconds:.0f}" if milliseconds else "",
        )

    def steered(self, steering: Steering | None, names: Mapping[str, str]) -> str:
        """How the dials stood, where they made a difference."""
        if steering is None:
            return ""
        company = [names.get(key, "somebody") for key in steering.company]
        return in_force(steering, self.catalogue.noun, company)

    def chip(self, wish: Wish, struck: Sequence[str] = ()) -> ChipView:
        """One wish as a chip."""
        text, origin = chip_label(wish, self.catalogue), chip_origin(wish)
        return ChipView(wish.key, text, origin, wish.key in struck, wish.known, wish.hard)

    def slate(
        self,
        slate: Slate,
        marks: Mapping[str, Mapping[str, str]],
        reasons: Mapping[str, Reason] | None = None,
    ) -> Markup:
        """The cards of a turn, their reasons still empty or all there."""
        done = reasons or {}
        cards = [self.card(one, marks.get(one.item.id, {}), done) for one in slate.cards]
        return self.render(
            "slate",
            cards=cards,
            seen=self.said("{seen}"),
            seen_icon="read" if self.catalogue.noun == "book" else "seen",
            fitting=slate.fitting,
            fitting_text=f"{slate.fitting:,}",
            relax=[self.chip(wish) for wish in slate.relax],
        )

    def card(self, card: Card, marks: Mapping[str, str], reasons: Mapping[str, Reason]) -> CardView:
        """One card for its template."""
        item, reason = card.item, reasons.get(card.item.id)
        return CardView(
            item.id,
            item.title,
            meta_of(item),
            item.original_title if item.original_title.casefold() != item.title.casefold() else "",
            "",
            Markup(poster(item)),
            self.reason(reason) if reason else Markup(),
            self.claims(reason.claims if reason else card.claims, reason, item.id),
            spoke(card.sources),
            card.together,
            marks,
        )

    def reason(self, reason: Reason) -> Markup:
        """A reason with its evidence numbers."""
        pieces = numbered(reason.text, arranged(reason.text, reason.claims))
        return Markup(self.render("reason", pieces=pieces).strip())

    def claims(
        self, claims: Sequence[Claim], reason: Reason | None = None, item_id: str = ""
    ) -> Markup:
        """Claims with where each comes from; `item_id` is the item that they are about."""
        note = ""
        if reason:
            claims = arranged(reason.text, claims)
            note = REPLACED if reason.replaced else COMPOSED if reason.composed else ""
        return self.render("claims", claims=[self.claim(one, item_id) for one in claims], note=note)

    def claim(self, claim: Claim, item_id: str) -> dict[str, object]:
        """One claim for its template: its evidence by where it comes from, nothing said twice."""
        said = claim.text.casefold()
        evidence: dict[str, list[str]] = {}
        for one in claim.evidence:
            values = evidence.setdefault(evidence_source(one.source, self.catalogue.noun), [])
            value = self.evidence_value(one, item_id)
            if value.casefold() not in said and value not in values:
                values.append(value)
        drawback = claim.kind is ClaimKind.DRAWBACK
        return {"text": claim.text, "evidence": list(evidence.items()), "drawback": drawback}

    def evidence_value(self, one: Evidence, item_id: str) -> str:
        """A piece of evidence in few words: quoted, or with its dial, or with its other item."""
        if one.source is EvidenceSource.WORDS:
            return f"“{one.value}”" if one.value else ""
        value = f"{one.field} {one.value}" if one.field in set(Dial) else one.value
        other = self.catalogue.items.get(one.item_id)
        if other is not None and one.item_id != item_id and other.title not in value:
            return f"{other.title}, {value}" if value else other.title
        return value

    def reply(self, reply: Reply | None) -> Markup:
        """What recchat says beside the cards."""
        if reply is None:
            return Markup()
        paragraphs = [line for line in reply.text.split("\n") if line.strip()]
        claims = self.claims(reply.claims) if reply.claims else ""
        return self.render("reply", paragraphs=paragraphs, claims=claims)

    def notices(self, notices: Sequence[Notice]) -> Markup:
        """What was left out."""
        return self.render("notices", notices=notices)

    def suggest(self, suggestions: Sequence[Suggestion]) -> Markup:
        """Critiques as chips to press."""
        return self.render("suggest", suggestions=suggestions)

    def stored_turn(
        self,
        message: Message,
        marks: Mapping[str, Mapping[str, str]],
        versions: Sequence[str],
        names: Mapping[str, str] = NOBODY,
    ) -> Markup:
        """A turn as it was, from the store; `names` are the people's, by id."""
        answer = message.answer
        place = versions.index(message.id) if message.id in versions else 0
        frame: dict[str, object] = {
            "id": message.id,
            "parent": message.parent_id or "",
            "text": message.text,
            "struck": struck_text(message.struck),
            "versions": versions,
            "before": versions[place - 1] if place else "",
            "after": versions[place + 1] if place + 1 < len(versions) else "",
            "place": place + 1,
        }
        if answer is None:
            cut = Notice("cut_off", "This turn was cut off before it was answered.")
            return self.turn_frame(**frame, notices=self.notices([cut]))
        slate = Slate(answer.shown_cards(self.catalogue), answer.fitting, answer.relax)
        shows = slate.cards or slate.relax
        return self.turn_frame(
            **frame,
            chips=self.chips(
                answer.intent,
                message.struck,
                answer.timings.get("understand", 0),
                self.steered(message.steering, names),
            ),
            notices=self.notices(answer.notices),
            reply=self.reply(answer.reply),
            slate=self.slate(slate, marks, answer.reasons) if shows else "",
            suggest=self.suggest(answer.suggestions),
        )


def struck_out(intent: Intent, struck: Sequence[str]) -> list[Wish]:
    """Wishes that were struck out by hand and that the intent has no more: only keys are kept."""
    there = {wish.key for wish in intent.wishes}
    return [wish for key in struck if key not in there and (wish := wish_of(key))]


def struck_text(struck: Sequence[str]) -> str:
    """Keys of struck wishes as JSON, to stand in the page."""
    return json.dumps(list(struck))


def thumb(item: Item) -> Thumb:
    """An item for a list."""
    return Thumb(item.id, item.title, item.year, meta_of(item), Markup(poster(item)))


def year_of(year: int) -> str:
    """A year; one of few digits says what it is."""
    return str(year) if year > 999 else f"AD {year}"


def meta_of(item: Item) -> str:
    """Year, length and genres on one line; a book is known by its author first."""
    parts = [
        ", ".join(item.creators[:2]) if item.pages else "",
        year_of(item.year) if item.year else "",
        f"{item.minutes} min" if item.minutes else "",
        f"{item.pages:,} pages" if item.pages else "",
        ", ".join(item.genres[:GENRES_SHOWN]),
    ]
    return " · ".join(part for part in parts if part)
