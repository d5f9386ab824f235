"""Asides that say who some of the people just named are: "four of them children"."""

from itertools import pairwise

from processors.extraction.row import Chunk, Kind, Noun, Predicate, Row
from processors.extraction.sites import SITES
from processors.extraction.vocabulary import BE, BOUNDARIES, HAVE, VERBS
from processors.text.lexicon import words
from processors.text.tokens import Tokens


def mark_parts(row: Row) -> None:
    """Give the parts that an aside tells the mark of a part before them."""
    low = row.tokens.low
    _mark_shares(row)
    if "by" in low and "or" in low:
        _drop_others_counts(row)
    if "them" in low or "included" in low:
        _turn_round(row)
    if "all" not in low:
        return
    for chunk, after in pairwise(list(row.chunks)):
        if not isinstance(chunk, Noun) or low[chunk.start : chunk.end] != ["all"]:
            continue
        if isinstance(after, Predicate) and (after.be or after.verb is not None):
            chunk.pronoun = True  # "seven attackers were involved; all were killed"
        elif isinstance(after, Noun) and after.definite and after.start == chunk.end:
            row.chunks.remove(chunk)  # "five guards and all the attackers"


def is_bracketed_aside(tokens: Tokens, i: int) -> bool:
    """Whether the bracket at `i` stands before the verb: "ten people (six of them boys) were"."""
    low = tokens.low
    for k in range(i + 1, min(i + _LONGEST, len(low))):
        if low[k] == ")":
            return tokens.word(k + 1) in BE | HAVE or tokens.word(k + 1) in _DYING
        if low[k] in BE or low[k] in VERBS or low[k] in BOUNDARIES:
            return False
    return False


_LONGEST = 16
"""Words of an aside in brackets."""
_DYING = words("died perished dead")


def _turn_round(row: Row) -> None:
    """Read "20 people, a priest among them, were" as "20 people, among them a priest, were"."""
    chunks = row.chunks
    low = row.tokens.low
    for k in range(len(chunks) - 1, 1, -1):
        if chunks[k].kind is not Kind.INCLUDING or low[chunks[k].end - 1] not in _BEHIND:
            continue
        closes = k + 1 == len(chunks) or chunks[k + 1].kind is Kind.COMMA
        if not closes or not isinstance(chunks[k - 1], Noun):
            continue
        first = k - 1
        while first > 0 and (isinstance(chunks[first], Noun) or chunks[first].kind is Kind.AND):
            first -= 1
        if chunks[first].kind is Kind.COMMA:
            at = chunks[first].end
            del chunks[k]
            chunks.insert(first + 1, Chunk(Kind.INCLUDING, at, at))


_BEHIND = words("them included")
"""Last words of "among them" and the like where they stand behind the part."""
_OF_THEM = words("them whom which")
_FRACTIONS = words("half third thirds quarter quarters")


def _drop_others_counts(row: Row) -> None:
    """Look through ", or seven by some accounts,": what others count of the same people."""
    chunks = row.chunks
    low = row.tokens.low
    for k in range(len(chunks) - 3, -1, -1):
        opens = chunks[k].kind is Kind.COMMA and low[chunks[k + 1].start] == "or"
        count = chunks[k + 2]
        if not opens or not isinstance(count, Noun) or count.quantity is None or count.head >= 0:
            continue
        end = next((j for j in range(k + 3, len(chunks)) if chunks[j].kind is Kind.COMMA), None)
        if end is not None and low[count.end] == "by":
            chunks[k : end + 1] = [Chunk(Kind.ADVERB, chunks[k].start, chunks[end].end)]


_EACH = words("all both most")


def _mark_shares(row: Row) -> None:
    """Make "four of them children" and "four of whom were children" a part: four children."""
    chunks = row.chunks
    low = row.tokens.low
    if _OF_THEM.isdisjoint(low):
        return
    for k in range(len(chunks) - 2, -1, -1):
        share = chunks[k]
        following = chunks[k + 1]
        if (
            share.end == share.start + 1
            and low[share.start] in _EACH
            and following.kind is Kind.INCLUDING
            and low[following.start] == "of"
        ):
            after = chunks[k + 2] if k + 2 < len(chunks) else None
            if isinstance(after, Predicate) and after.be:
                chunks[k : k + 2] = [Noun(Kind.NOUN, share.start, following.end, pronoun=True)]
                continue
            # "all of them members of one family"
            chunks[k : k + 2] = [Chunk(Kind.ADVERB, share.start, following.end)]
            continue
        if (
            isinstance(share, Noun)
            and low[share.end - 1] in _FRACTIONS
            and low[following.start : following.start + 1] == ["of"]
            and k + 2 < len(chunks)
            and (comma := _comma_before(row, k)) is not None
        ):
            # ", half of them women,": how many is worked out from the whole
            aside = Chunk(Kind.ADVERB, chunks[comma].end, chunks[k + 2].end)
            chunks[comma + 1 : k + 3] = [aside]
            continue
        if not isinstance(share, Noun) or share.quantity is None or share.head >= 0:
            continue
        if low[share.start - 2 : share.start] == ["all", "but"] and k > 1:
            at = next(j for j in range(k) if chunks[j].end >= share.start - 1)
            # "40 hostages, all but one of them foreigners,": nobody is counted
            chunks[at : k + 2] = [Chunk(Kind.ADVERB, share.start - 2, chunks[k + 1].end)]
            continue
        turned = k > 0 and low[chunks[k - 1].start : chunks[k - 1].end] == ["of", "whom"]
        if low[share.end - 1] not in _OF_THEM and not turned:
            continue
        at = k + 1
        if chunks[at].kind is Kind.VERB and low[chunks[at].start] in {"were", "was", "are"}:
            at += 1
        kind = chunks[at] if at < len(chunks) else None
        before = chunks[k - 1] if k else None
        if (
            at == k + 1
            and not turned
            and kind is not None
            and before is not None
            and (_is_of_some(low, before, kind) or _is_somewhere(low, chunks, k))
        ):
            chunks[k:k] = [Chunk(Kind.INCLUDING, share.start, share.start)]
            continue
        if isinstance(kind, Noun) and kind.person is not None and kind.quantity is None:
            share.person, share.head, share.end = kind.person, kind.head, kind.end
            share.definite = False
            if turned:
                chunks[k : at + 1] = [share]  # "of whom 12 were children"
                continue
            chunks[k : at + 1] = [Chunk(Kind.INCLUDING, share.start, share.start), share]


def _comma_before(row: Row, k: int) -> int | None:
    """The comma before a fraction at chunk `k` and its own words: ", about a third"."""
    k -= 1
    while k > 0 and _BEFORE_FRACTIONS.issuperset(
        row.tokens.low[row.chunks[k].start : row.chunks[k].end]
    ):
        k -= 1
    return k if k > 0 and row.chunks[k].kind is Kind.COMMA else None


_BEFORE_FRACTIONS = words("a one about around nearly almost roughly more than at least")


def _is_of_some(low: list[str], before: Chunk, after: Chunk) -> bool:
    """As in ", three of them by beheading": how, whence or how old some of those told are."""
    is_aside = before.kind is Kind.COMMA or low[before.start] == "and"
    return is_aside and after.kind is Kind.PREPOSITION and low[after.start] in _HOW


def _is_somewhere(low: list[str], chunks: list[Chunk], k: int) -> bool:
    """As in ", 30 of them on Friday", ", 12 of them in Homs": a day or place of some alone."""
    where = chunks[k + 1]
    if where.kind is Kind.PREPOSITION and k + 2 < len(chunks):
        where = chunks[k + 2]
    is_aside = chunks[k - 1].kind in {Kind.COMMA, Kind.AND}
    if not is_aside or where.kind is Kind.DAYS:
        return is_aside
    return isinstance(where, Noun) and (where.place or low[where.end - 1] in _SITES)


_SITES = SITES - {"hospital", "clinic"}
"""The wounded are in hospital, the dead die there: that says nothing of the attack."""
_HOW = words("by with from over under")
