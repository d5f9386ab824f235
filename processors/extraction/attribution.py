"""Whom the article says it from: the speaker a claim hangs on, carried through his quotation."""

import re

from processors.extraction.row import Kind, Noun, Row
from processors.extraction.sayings import RECORDS, is_of_the_deed, tells
from processors.extraction.vocabulary import REPORT_PAST
from processors.text.document import Document
from processors.text.lexicon import words
from processors.text.tokens import Tokens

_ARTICLES = words("the a an")
_SAYINGS = words(
    "tally toll count statement report figures estimate estimates data bulletin spokesman"
)
_PRONOUNS = words("he she it they")
_SPEAKING_THINGS = words(
    "hospital clinic radio newspaper television channel tv media press statement communique "
    "message embassy camp court council base headquarters morgue website newsletter paper magazine "
    "office station department bureau agency directorate company site portal feed service school "
    "university church mission bank factory plant studio post page account"
)
"""Things that say something: a place for those in it, a message for who sent it."""


def speaker(document: Document, row: Row, first: int, last: int) -> str | bool | None:
    """Who says tokens `first` up to `last` of a sentence.

    None: the sentence names nobody. True: it names somebody by a pronoun, or the words stand in
    his quotation, so the speaker before holds.
    """
    tokens = row.tokens
    chunks = row.chunks
    told = first
    if (named := _according_to(document, row)) is not None:
        return named
    found: str | bool | None = None
    for k, chunk in enumerate(chunks):
        if first <= chunk.start < last or not tells(row, k) or is_of_the_deed(row, k):
            continue
        before = chunk.start < first
        if found is not None and not before and not _is_parted(tokens, told, first):
            break  # who speaks before it is nearer, unless another clause begins between
        if found is not None and before and not _is_parted(tokens, told, chunk.start):
            continue  # "the ministry said that witnesses told": the outer one says it all
        said = _sayer(document, row, k, before=before)
        if said is None or (found is not None and said is True):
            continue
        found, told = said, chunk.end
        if not before:
            break
    return _is_open(tokens.low, first) if found is None else found


_PARTING = words("and but while whereas although though ;")


def _is_parted(tokens: Tokens, told: int, first: int) -> bool:
    """Whether a new clause begins between a verb of saying and the claim."""
    return told < first and not _PARTING.isdisjoint(tokens.low[told:first])


def _is_open(low: list[str], first: int) -> bool:
    return low[:first].count('"') % 2 == 1


def _according_to(document: Document, row: Row) -> str | None:
    tokens = row.tokens
    for i, word in enumerate(tokens.low):
        if word == "according" and tokens.word(i + 1) == "to":
            return _phrase_from(document, row, i + 2)
        if word in {"citing", "quoting"}:
            return _phrase_from(document, row, i + 1)
    return None


def _phrase_from(document: Document, row: Row, i: int) -> str | None:
    for k, chunk in enumerate(row.chunks):
        if isinstance(chunk, Noun) and chunk.start <= i < chunk.end:
            return _named(document, row, k)
    end = i
    while end < len(row.tokens) and row.tokens.is_capital(end):
        end += 1
    return _text(document, row, i, end) if end > i else None


def _sayer(document: Document, row: Row, k: int, *, before: bool) -> str | bool | None:
    """The subject of the verb of saying at chunk `k`."""
    chunks = row.chunks
    tokens = row.tokens
    said = chunks[k]
    word = tokens.low[said.start]
    if isinstance(said, Noun) and said.end > said.start + 1 and word != "assurances":
        return _text(document, row, said.start, said.end - 1)
    j = k - 1
    while j >= 0 and chunks[j].kind in {Kind.ADVERB, Kind.DAYS}:
        j -= 1
    if word in {"assurances", "known"}:
        j -= 1  # the verb of "gave assurances", "made known"
    if word.endswith("ing") and j >= 0 and (
        chunks[j].kind is Kind.COMMA or tokens.low[chunks[j].end - 1] in _MESSAGES
        or tokens.low[chunks[j].start] == "as"
    ):  # fmt: skip
        return _main_subject(document, row, k, before=before)
    if j >= 0 and chunks[j].kind is Kind.VERB and tokens.low[chunks[j].start] in {
        "has", "have", "had", "also", "was", "were", "is"
    }:  # fmt: skip
        if tokens.low[chunks[j].start] in {"was", "were", "is"}:
            return None
        j -= 1
    if j >= 0 and isinstance(chunks[j], Noun):
        return _subject(document, row, j)
    inverted = not before or tokens.word(chunks[k].start - 1) in {",", '"'}
    after = chunks[k + 1] if k + 1 < len(chunks) else None
    if (
        inverted and isinstance(after, Noun) and not after.pronoun
        and not tokens.low[after.start].endswith("ly")
        and word in REPORT_PAST and word not in _NEED_HEARERS
    ):  # fmt: skip
        return _named(document, row, k + 1)  # ", said the mayor"
    if j >= 0 and chunks[j].kind is Kind.COMMA and j >= 2:
        # "Col. Nour, a spokesman for the army, said"
        m = j - 1
        while m >= 0 and chunks[m].kind is not Kind.COMMA:
            if chunks[m].kind in {Kind.EFFECT, Kind.REPORT}:
                return None
            m -= 1
        if m > 0 and isinstance(person := chunks[m - 1], Noun):
            return _text(document, row, person.start, person.end)
    return None


def _subject(document: Document, row: Row, j: int) -> str | bool | None:
    """The phrase that ends at chunk `j`: True for a pronoun, None for what cannot speak."""
    chunks = row.chunks
    tokens = row.tokens
    head = j
    # "a spokesman for the army said": back to the head of the phrase.
    while (
        head >= 2 and chunks[head - 1].kind is Kind.PREPOSITION
        and isinstance(chunks[head - 2], Noun)
        and tokens.low[chunks[head - 1].start] in _OF
    ):  # fmt: skip
        head -= 2
    noun = chunks[head]
    if not isinstance(noun, Noun):
        return None
    if noun.thing and not (
        tokens.low[noun.head] in RECORDS | _SPEAKING_THINGS or _is_named(document, row, noun)
    ):
        return None
    if noun.effect is not None and noun.person is None:
        return None  # "no casualties were reported"
    if noun.pronoun or tokens.low[noun.start] in _PRONOUNS:
        return True
    outer = chunks[head - 1] if head else noun
    if isinstance(outer, Noun) and outer.end == noun.start and not noun.definite:
        noun = outer  # "the Emergency Lawyers" and "group" are one name
    return _text(document, row, noun.start, chunks[j].end)


def _is_named(document: Document, row: Row, noun: Noun) -> bool:
    """Whether a thing has a name with a capital: "the World Food Programme"."""
    return noun.head > 1 and row.tokens.is_capital(noun.head) and not document.shouts


_OF = words("of for in from at on with by linked loyal allied affiliated aligned")
_MESSAGES = words(
    "statement statements communique message messages post tweet video letter bulletin report note"
)
_NEED_HEARERS = words("told informed")
"""Who stands after them has heard, not said it."""


def _main_subject(document: Document, row: Row, k: int, *, before: bool) -> str | bool | None:
    """As in "the group issued a statement saying": who does what the sentence opens with."""
    for j, chunk in enumerate(row.chunks[:k]):
        if chunk.kind is Kind.EFFECT:
            return None
        if chunk.kind is Kind.REPORT:
            return _sayer(document, row, j, before=before)
        if chunk.kind is Kind.VERB and j > 0 and isinstance(row.chunks[j - 1], Noun):
            if row.tokens.low[chunk.start] in _BE and "quoted" not in row.tokens.low[
                chunk.start : chunk.end
            ]:  # fmt: skip
                return None
            return _subject(document, row, j - 1)
    return None


_BE = words("was were is are")


def _named(document: Document, row: Row, k: int) -> str:
    """A phrase with the "of" and "for" phrases that belong to a name."""
    chunks = row.chunks
    end = chunks[k].end
    j = k + 1
    while (
        j + 1 < len(chunks) and chunks[j].kind is Kind.PREPOSITION
        and row.tokens.low[chunks[j].start] in {"of", "for"}
        and isinstance(chunks[j + 1], Noun)
    ):  # fmt: skip
        end = chunks[j + 1].end
        j += 2
    return _text(document, row, chunks[k].start, end)


def _text(document: Document, row: Row, first: int, end: int) -> str:
    tokens = row.tokens
    while first < end - 1 and tokens.low[first] in _ARTICLES:
        first += 1
    if end - first > 2 and tokens.low[end - 2] == "'s" and tokens.low[end - 1] in _SAYINGS:
        end -= 2  # "the Observatory's tally" is told by the Observatory
    return document.text[tokens.start[first] : tokens.end[end - 1]]


_TITLES = ("minister", "secretary", "president", "governor", "mayor", "chief", "premier", "judge")
"""What a man is called by once he has been named."""


def fullest(text: str, name: str) -> str:
    """The fullest form in the text of a one-word name, or of a title: "Okaidi", "Army Chief"."""
    if not name[:1].isupper() or len(name) < 4 or name.isupper():
        return name
    if name.lower().endswith(_TITLES):
        named = re.search(rf"\b{re.escape(name)}(?: [A-Z][a-z][\w’'-]*){{1,2}}", text[:20_000])
        return named[0] if named else name
    if " " in name:
        return name
    pattern = (
        rf"(?:[A-Z][\w’'-]{{0,3}}\. |[A-Z][\w’'-]* ){{0,4}}{re.escape(name)}\b"
        r"(?: (?:for|of|on) (?:the )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?)?"
    )
    longest = max(re.findall(pattern, text[:20_000]), key=len, default=name)
    return longest if len(longest) > len(name) else name
