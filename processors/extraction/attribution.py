"""Whom the article says it from: the speaker a claim hangs on, carried through his quotation."""

import re

from processors.extraction import sayers, speakers
from processors.extraction.row import Kind, Noun, Row
from processors.extraction.sayings import is_of_the_deed, tells
from processors.text.document import Document
from processors.text.lexicon import words
from processors.text.tokens import Tokens


def speaker(document: Document, row: Row, first: int, last: int) -> str | bool | None:
    """Who says tokens `first` up to `last` of a sentence.

    None: the sentence names nobody. True: it names somebody by a pronoun, or the words stand in
    his quotation, so the speaker before holds.
    """
    tokens = row.tokens
    chunks = row.chunks
    told = first
    if (cited := _according_to(document, row, first)) is not None:
        return cited
    found: str | bool | None = None
    for k, chunk in enumerate(chunks):
        if first <= chunk.start < last or not tells(row, k) or is_of_the_deed(row, k):
            continue
        before = chunk.start < first
        if not before and _opens_a_clause(row, k, last):
            continue
        if _is_open(tokens.low, chunk.start) and not _is_open(tokens.low, first):
            continue  # what somebody says in a quotation says nothing of what stands outside
        if found is not None and not before and not _is_parted(tokens, told, first):
            break  # who speaks before it is nearer, unless another clause begins between
        is_nested = found is not None and before and not _is_parted(tokens, told, chunk.start)
        if is_nested and not opens_relative(row, k):
            continue  # "the ministry said that witnesses told": the outer one says it all
        said = sayers.sayer(document, row, k, before=before)
        if said is None or (found is not None and said is True):
            continue
        found, told = said, chunk.end
        if not before:
            break
    return _is_open(tokens.low, first) if found is None else found


_PARTING = words("and but while whereas although though ;")


def opens_relative(row: Row, k: int) -> bool:
    """As in "the raid, which residents say killed 20": said by them, whoever speaks of the raid."""
    teller = row.chunks[k - 1] if k > _RELATIVE else None
    if not isinstance(teller, Noun) or row.chunks[k - 2].kind is not Kind.RELATIVE:
        return False
    # No relative is "said that medics counted 20": that opens what is said.
    return isinstance(row.chunks[k - 3], Noun) or row.chunks[k - 3].kind is Kind.COMMA


_RELATIVE = 2


def _is_parted(tokens: Tokens, told: int, first: int) -> bool:
    """Whether a new clause begins between a verb of saying and the claim."""
    return told < first and not _PARTING.isdisjoint(tokens.low[told:first])


def _opens_a_clause(row: Row, k: int, last: int) -> bool:
    """As in "six died, and a nurse says two more fled": it says only what stands behind it."""
    chunks, low = row.chunks, row.tokens.low
    if k == 0 or k + 1 >= len(chunks) or '"' in low[last : chunks[k].start]:
        return False
    start, follows = chunks[k - 1].start, chunks[k + 1]
    if not isinstance(follows, Noun) and low[follows.start] != "that":
        return False
    return start > last and low[start - 1] in _PARTING and isinstance(chunks[k - 1], Noun)


def _is_open(low: list[str], first: int) -> bool:
    return low[:first].count('"') % 2 == 1


def _according_to(document: Document, row: Row, first: int) -> str | None:
    low = row.tokens.low
    for i, word in enumerate(low):
        if word not in _CITING or not (length := _cites(low, i)):
            continue
        if length == _COUNT_WORDS and i < first and (
            first >= len(low) or _is_parted(row.tokens, i, first)
        ):  # fmt: skip
            continue  # a count is that of one figure
        return _phrase_from(document, row, i + length)
    return None


_CITING = words("according citing quoting as by on")
_COUNT_WORDS = 4
"""Of "by the count of"."""
_BY_COUNT = words("count counts tally tallies estimate estimates reckoning records figures")


_WITH = {"according": "to", "as": "per"}


def _cites(low: list[str], i: int) -> int:
    """How many words from `i` on say that the next phrase is whose word it is; 0 if none do."""
    after = low[i + 1 : i + 4]
    if low[i] in {"citing", "quoting"}:
        return 1
    if low[i] in {"according", "as"}:
        return 2 if low[i + 1 : i + 2] == [_WITH[low[i]]] else 0
    counts = after[:1] == ["the"] and after[-1:] == ["of"] and after[1] in _BY_COUNT
    return _COUNT_WORDS if counts else 0  # "by the count of the union"


def reported_by(document: Document, row: Row) -> str | None:
    """Whom "as reported by" or "according to" names."""
    low = row.tokens.low
    for i in range(len(low) - 1):
        if low[i : i + 2] in (["reported", "by"], ["according", "to"]):
            return _phrase_from(document, row, i + 2)
    return None


def _phrase_from(document: Document, row: Row, i: int) -> str | None:
    i, is_nobodys = speakers.past_record(row.tokens.low, i)
    if is_nobodys:
        return None
    for k, chunk in enumerate(row.chunks):
        if isinstance(chunk, Noun) and chunk.start <= i < chunk.end:
            return None if speakers.is_nobodys(row, chunk) else sayers.named(document, row, k)
    end = i
    while end < len(row.tokens) and row.tokens.is_capital(end):
        end += 1
    return sayers.text(document, row, i, end) if end > i else None


_TITLES = ("minister", "secretary", "president", "governor", "mayor", "chief", "premier", "judge")
"""What a man is called by once he has been named."""


_OF_ANY_SIDE = words("Army Navy Police Military Government Force Forces Party State")
"""Said of one side, though the other's name may end in it: "the Army", "New People's Army"."""


def fullest(text: str, name: str) -> str:
    """The fullest form in the text of a one-word name, or of a title: "Okaidi", "Army Chief"."""
    if name in speakers.BODIES_THAT_SPEAK:
        known = re.search(rf"\b(?!The )(?:[A-Z][\w’'-]+ ){{1,5}}{name}\b", text[:20_000])
        return known[0] if known else name
    if not name[:1].isupper() or len(name) < 4 or name.isupper() or name in _OF_ANY_SIDE:
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
    longest = max(re.findall(pattern, text[:20_000]), key=len, default=name).removeprefix("The ")
    return longest if len(longest) > len(name) else name
