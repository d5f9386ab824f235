"""Who is speaking at a place in the text: his sentence, his quotation, or what goes on from it."""

from collections.abc import Callable

from processors.extraction import attribution, sayings
from processors.extraction.row import Row
from processors.extraction.vocabulary import PERSONS, VERBS
from processors.text.document import Document
from processors.text.lexicon import words
from processors.text.tokens import Tokens

_REACH = 6
"""Sentences back in which the speaker of a pronoun or a quotation is named."""
_AHEAD = 3
"""Sentences on in which the speaker of an open quotation is named."""
_OPENING = 6
"""Sentences in which a text says that all the rest is somebody's statement."""
_OTHER = words("another other")
_GOING_ON = _OTHER | words("others also")
_ANEW = words("meanwhile elsewhere separately earlier it in on")
"""Openings of what somebody else may tell."""
_HEARSAY = words("reportedly allegedly")
"""Somebody's words, who was named before."""
_FIRST = words("i we our my us")

Rows = Callable[[int], Row]


def origin(document: Document, rows: Rows, index: int, first: int, last: int) -> str | None:
    """Whom tokens `first` up to `last` of sentence `index` are said from; None: the article."""
    tokens = document.sentences[index].tokens
    said: str | bool | None = None
    if sayings.may_name(tokens):
        said = attribution.speaker(document, rows(index), first, last)
    if isinstance(said, str) and is_own(said):
        if not _in_quotation(document, index, first):
            return None
        said = True
    if not said and is_quoted(document, index):
        named = _named_ahead(document, rows, index)
        said = named or True
    if said is True:
        is_open = (tokens.low.count('"') + is_quoted(document, index)) % 2 == 1
        after = _named_ahead(document, rows, index + 1) if is_open else None
        return after or _named_before(document, rows, index)
    if isinstance(said, str):
        return said
    return (
        _told_before(document, rows, index, goes_on=_goes_on(tokens, last))
        or _stated(document, rows, index)
        or (None if _HEARSAY.isdisjoint(tokens.low) else _named_before(document, rows, index))
    )


def _goes_on(tokens: Tokens, last: int) -> bool:
    """Whether it goes on with a list of somebody's figures: "three others", "another rebel"."""
    low = tokens.low
    if low[0] in _ANEW or _GOING_ON.isdisjoint(low):
        return False
    return any(
        low[i] in {"others", "also"}
        or (low[i] in _OTHER and (tokens.word(i + 1) in PERSONS or tokens.word(i + 1) in VERBS))
        for i in range(min(last + 1, len(low)))
    )


def is_own(said: str) -> bool:
    """Whether a speaker is the one whose words these are: "our network", "we"."""
    return said.split(maxsplit=1)[0].lower() in _FIRST - {"us"}


def _in_quotation(document: Document, index: int, first: int) -> bool:
    low = document.sentences[index].tokens.low
    return (low[:first].count('"') + is_quoted(document, index)) % 2 == 1


def is_quoted(document: Document, index: int) -> bool:
    """Whether a quotation is open where the sentence begins: each paragraph opens its own."""
    sentences = document.sentences
    start = index
    while start > 0 and sentences[start - 1].paragraph == sentences[index].paragraph and (
        index - start < _REACH
    ):  # fmt: skip
        start -= 1
    marks = sum(sentences[k].tokens.low.count('"') for k in range(start, index))
    return marks % 2 == 1


def _speaker(document: Document, rows: Rows, index: int) -> str | bool | None:
    """Who speaks in a whole sentence."""
    if not sayings.may_name(document.sentences[index].tokens):
        return None
    row = rows(index)
    said = attribution.speaker(document, row, len(row.tokens), len(row.tokens))
    return None if isinstance(said, str) and is_own(said) else said


def _named_ahead(document: Document, rows: Rows, index: int) -> str | None:
    """Who is named at the end of the quotation that goes on here: "…," said the mayor."""
    sentences = document.sentences
    for ahead in range(index, min(index + _AHEAD + 1, len(sentences))):
        if ahead and sentences[ahead].paragraph != sentences[ahead - 1].paragraph:
            return None
        if '"' in sentences[ahead].tokens.low:
            said = _speaker(document, rows, ahead)
            return said if isinstance(said, str) else None
    return None


def _named_before(document: Document, rows: Rows, index: int) -> str | None:
    """The last who was named as speaking."""
    for back in range(index - 1, max(-1, index - _REACH - 1), -1):
        if isinstance(said := _speaker(document, rows, back), str):
            return said
    return None


def _told_before(document: Document, rows: Rows, index: int, *, goes_on: bool) -> str | None:
    """Who was speaking in the sentence before: in its paragraph, or where a list goes on."""
    sentences = document.sentences
    if index == 0:
        return None
    if sentences[index - 1].paragraph != sentences[index].paragraph and not goes_on:
        return None
    said = _speaker(document, rows, index - 1)
    if said is True:
        return _named_before(document, rows, index - 1)
    return said if isinstance(said, str) else None


_OTHERWISE = (["stated", "otherwise"], ["otherwise", "stated"], ["otherwise", "noted"])


def _stated(document: Document, rows: Rows, index: int) -> str | None:
    """Who says all of a text that opens with "The minister said:" and goes on in his words.

    Or with "as reported by the police unless stated otherwise".
    """
    sentences = document.sentences
    for k in range(min(index, _OPENING)):
        low = sentences[k].tokens.low
        if "unless" in low and low[low.index("unless") :][1:3] in _OTHERWISE:
            return attribution.reported_by(document, rows(k))
        after = sentences[k + 1].tokens.low
        if low and low[-1] == ":" and '"' not in after and not _FIRST.isdisjoint(after):
            said = _speaker(document, rows, k)
            return said if isinstance(said, str) else None
    return None
