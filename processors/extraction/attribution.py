"""Whom the article says it from: the speaker a claim hangs on, carried through his quotation."""

# ruff: noqa: FURB171 - a grammar is a list of cases

import re

from processors.extraction.row import Chunk, Kind, Noun, Row
from processors.extraction.vocabulary import REPORT, REPORT_PAST
from processors.text.document import Document
from processors.text.lexicon import words
from processors.text.tokens import Tokens

_ARTICLES = words("the a an")
_SAYINGS = words(
    "tally toll count statement report figures estimate estimates data bulletin spokesman"
)
_PRONOUNS = words("he she it they")
_SPEAKER_NOUNS = words(
    "source sources spokesman spokeswoman spokesperson official officials statement report reports "
    "communique bulletin ministry observatory group agency military army police authorities "
    "correspondent witness witnesses resident residents activist activists commander colonel "
    "general minister president governor monitor newspaper radio television channel media press "
    "organization organisation un hospital doctors doctor medics committee command brigade "
    "battalion headquarters chief coalition network center centre office department service "
    "government rebels militants commission secretary observers"
)
_IMPERSONAL = words("it there this that which who")
_NOT_SAYING = words("claims report reports put counted issued states continued")


_OPENERS = REPORT | words('according citing quoting "')


def may_name(tokens: Tokens) -> bool:
    """Whether a sentence can name a speaker, or stand in a quotation."""
    return not _OPENERS.isdisjoint(tokens.low)


def speaker(document: Document, row: Row, first: int, last: int) -> str | bool | None:
    """Who says tokens `first` up to `last` of a sentence.

    None: the sentence names nobody. True: it names somebody by a pronoun, or the words stand in
    his quotation, so the speaker before holds.
    """
    tokens = row.tokens
    chunks = row.chunks
    if (named := _according_to(document, row)) is not None:
        return named
    for k, chunk in enumerate(chunks):
        if chunk.kind is not Kind.REPORT and not _has_said(tokens, chunk):
            continue
        after = tokens.word(chunk.end)
        if after in _NOT_TELLING or (after == "by" and tokens.low[chunk.end - 1] == "claimed"):
            continue  # "claimed responsibility", "claimed by": of the deed, not of the toll
        if first <= chunk.start < last:
            continue
        before = chunk.start < first
        said = _sayer(document, row, k, before=before)
        if said is not None:
            return said
    return any(word == '"' for word in tokens.low[:first]) and _is_open(tokens.low, first)


_NOT_TELLING = words("responsibility credit")


def _has_said(tokens: Tokens, chunk: Chunk) -> bool:
    """As in "has announced", "have confirmed"."""
    return (
        chunk.kind is Kind.VERB
        and tokens.low[chunk.start] in {"has", "have", "had"}
        and tokens.low[chunk.end - 1] in REPORT_PAST
    )


def _is_open(low: list[str], first: int) -> bool:
    return sum(word == '"' for word in low[:first]) % 2 == 1


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
    j = k - 1
    while j >= 0 and chunks[j].kind in {Kind.ADVERB, Kind.DAYS}:
        j -= 1
    if j >= 0 and chunks[j].kind is Kind.VERB and tokens.low[chunks[j].start] in {
        "has", "have", "had", "also", "was", "were", "is"
    }:  # fmt: skip
        if tokens.low[chunks[j].start] in {"was", "were", "is"}:
            return None
        j -= 1
    if j >= 0 and isinstance(chunks[j], Noun):
        head = j
        # "a spokesman for the army said": back to the head of the phrase.
        while (
            head >= 2 and chunks[head - 1].kind is Kind.PREPOSITION
            and isinstance(chunks[head - 2], Noun)
            and tokens.low[chunks[head - 1].start] in {"of", "for", "in", "from", "at"}
        ):  # fmt: skip
            head -= 2
        noun = chunks[head]
        if isinstance(noun, Noun) and not noun.thing:
            if noun.pronoun or tokens.low[noun.start] in _PRONOUNS:
                return tokens.low[noun.start] not in {"it"} or before
            outer = chunks[head - 1] if head else noun
            if isinstance(outer, Noun) and outer.end == noun.start and not noun.definite:
                noun = outer  # "the Emergency Lawyers" and "group" are one name
            return _text(document, row, noun.start, chunks[j].end)
        return None
    if not before and k + 1 < len(chunks) and isinstance(chunks[k + 1], Noun):
        # ", said the mayor"
        word = tokens.low[chunks[k].start]
        noun = chunks[k + 1]
        if word in REPORT_PAST and isinstance(noun, Noun) and not noun.pronoun:
            return _named(document, row, k + 1)
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


def fullest(text: str, name: str) -> str:
    """The fullest form in the text of a one-word name: "Observatory", "Okaidi"."""
    if " " in name or not name[:1].isupper() or len(name) < 4:
        return name
    pattern = (
        rf"(?:[A-Z][\w’'-]{{0,3}}\. |[A-Z][\w’'-]* ){{0,4}}{re.escape(name)}\b"
        r"(?: (?:for|of|on) (?:the )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?)?"
    )
    longest = max(re.findall(pattern, text[:20_000]), key=len, default=name)
    return longest if len(longest) > len(name) else name
