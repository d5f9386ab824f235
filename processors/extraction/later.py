"""What is told of the harmed after the verb, or long before it."""

from processors.extraction import counts
from processors.extraction.dashes import stands_free
from processors.extraction.joints import Linked, is_subject, joins, past_object, shares_count
from processors.extraction.lists import list_at
from processors.extraction.row import Kind, Noun, Predicate, Row
from processors.text.lexicon import words


def add_later_parts(row: Row, index: int, linked: Linked) -> None:
    """Parts told after the predicate: "143 were killed on Monday, including 75 civilians"."""
    chunks = row.chunks
    k = index + 1
    while k < len(chunks):
        chunk = chunks[k]
        if chunk.kind is Kind.INCLUDING:
            _take_parts(row, k + 1, linked)
            return
        if chunk.kind is Kind.BESIDES and k + 1 < len(chunks):
            other = chunks[k + 1]
            if isinstance(other, Noun):
                linked.besides.append(other)
            return
        if chunk.kind in {Kind.EFFECT, Kind.REPORT, Kind.BOUNDARY}:
            return
        if isinstance(chunk, Noun) and (chunk.effect is not None or _counts_anew(row, k, chunk)):
            return
        if chunk.kind is Kind.VERB and not row.tokens.low[chunk.start].endswith("ing"):
            return
        k += 1


_SHARING = words("along together as")
_ALONG = (["along", "with"], ["together", "with"], ["as", "well", "as"])
_ENDS = {Kind.EFFECT, Kind.VERB, Kind.REPORT, Kind.BOUNDARY}
_ADVERBIAL = {Kind.DAYS, Kind.ADVERB, Kind.PREPOSITION, Kind.NOUN, Kind.COMMA}


def joined_after(row: Row, index: int) -> list[Noun]:
    """Who shares a passive told before: "… killed along with two guards", "…, as were two"."""
    chunks = row.chunks
    low = row.tokens.low
    if _SHARING.isdisjoint(low):
        return []
    k = index + 1
    while k < len(chunks) and chunks[k].kind in {Kind.DAYS, Kind.ADVERB}:
        k += 1
    along = k
    while along < len(chunks) and chunks[along].kind in _ADVERBIAL:
        along += 1
    if along < len(chunks) and low[chunks[along].start : chunks[along].end] in _ALONG:
        k = along
    if k + 1 < len(chunks) and chunks[k].kind is Kind.AND:
        if low[chunks[k].start : chunks[k].end] not in _ALONG:
            return []
        k += 1
    else:
        while k < len(chunks) and low[chunks[k].start] != "as":
            is_aside = k > 0 and chunks[k - 1].kind is Kind.RELATIVE  # "the fighting that followed"
            if chunks[k].kind in _ENDS and not (is_aside and chunks[k].kind is Kind.VERB):
                return []
            k += 1
        if k + 2 >= len(chunks) or low[chunks[k + 1].start : chunks[k + 1].end] not in (
            ["was"], ["were"], ["did"]
        ):  # fmt: skip
            return []
        k += 2
    if is_subject(row, k):
        return []
    return [noun for noun in list_at(row, k).nouns if joins(row, noun)]


def breakdown(row: Row, index: int, total: int) -> list[Noun]:
    """Counts that run on from a total and add up to it: "13 bodies; eight rebels, five …"."""
    chunks = row.chunks
    k = index + 1
    if _LISTING.isdisjoint(row.tokens.low):
        return []
    while k < len(chunks) and not _opens_list(row, k):
        if isinstance(chunks[k], Predicate) and k > index + 1:
            return []
        k += 1
    found: list[Noun] = []
    left = total
    for at, chunk in enumerate(chunks[k + 1 :], k + 1):
        if isinstance(chunk, Noun):
            if found and chunks[at - 1].kind is Kind.AND and shares_count(found[-1], chunk):
                found[-1].also.append(chunk)
                continue
            count = counts.of(row.tokens, chunk) if joins(row, chunk) else None
            if count is None or count[2] is None:
                break
            found.append(chunk)
            left -= count[0]
        elif chunk.kind not in {Kind.AND, Kind.COMMA}:
            break
    if found and row.tokens.low[found[0].end - 1] in _OF_THEM:
        return []  # "two were hurt; one of them, a student, died"
    if found and found[0].proper and len(found) == total:
        return []  # names of those counted
    return found if left == 0 and len(found) > 1 else []


def _opens_list(row: Row, k: int) -> bool:
    chunk = row.chunks[k]
    if chunk.kind is Kind.COMMA or stands_free(row.tokens, chunk.start):
        return True
    return chunk.kind is Kind.BOUNDARY and row.tokens.low[chunk.start] in _OPENERS


_OF_THEM = words("them whom")
_OPENERS = frozenset({";", ":", "—", "–", "(", "--"})
_LISTING = _OPENERS | {",", "-", "[", ")"}
"""Without one of them nothing opens a list."""


def _counts_anew(row: Row, k: int, noun: Noun) -> bool:
    """Whether a phrase counts other people, so that what follows is part of them."""
    return (
        noun.quantity is not None
        and row.chunks[k - 1].kind is not Kind.PREPOSITION
        and not noun.thing
    )


def _take_parts(row: Row, k: int, linked: Linked) -> None:
    chunks = row.chunks
    while k < len(chunks):
        chunk = chunks[k]
        if isinstance(chunk, Noun):
            if is_subject(row, k) or _opens_clause(row, k):
                return
            if row.tokens.low[chunk.start : chunk.end] == ["those"]:
                k += 2  # "23 bodies, including those of seven children"
                continue
            is_next = chunks[k - 1].kind is Kind.AND and bool(linked.parts)
            if is_next and shares_count(linked.parts[-1], chunk):
                linked.parts[-1].also.append(chunk)  # "including 24 soldiers and policemen"
            elif joins(row, chunk):
                linked.parts.append(chunk)
        elif chunk.kind is Kind.PREPOSITION:
            k = past_object(row, k)
            continue
        elif chunk.kind is Kind.INCLUDING and chunk.end == chunk.start:
            pass  # "including nine traders, four of them women"
        elif chunk.kind not in {Kind.AND, Kind.COMMA}:
            return
        k += 1


def _opens_clause(row: Row, k: int) -> bool:
    """As in "including a nurse, and two guards and a cook were hurt": a subject behind ", and"."""
    chunks = row.chunks
    if chunks[k - 1].kind is not Kind.AND or chunks[k - 2].kind is not Kind.COMMA:
        return False
    k += 1
    while k < len(chunks) and (chunks[k].kind is Kind.AND or isinstance(chunks[k], Noun)):
        k += 1
    return k < len(chunks) and isinstance(verb := chunks[k], Predicate) and verb.be


def add_earlier_parts(row: Row, index: int, linked: Linked) -> None:
    """As in "Including the bomber, four were killed"."""
    chunks = row.chunks
    for k in range(min(index, 4)):
        if chunks[k].kind is Kind.INCLUDING and isinstance(part := chunks[k + 1], Noun):
            if k == 0 or chunks[k - 1].kind is Kind.BOUNDARY:
                linked.parts.append(part)
            return


def add_earlier_besides(row: Row, index: int, linked: Linked) -> None:
    """As in "In addition to the bomber, four were killed": those who come on top."""
    chunks = row.chunks
    for k in range(min(index, len(chunks) - 1)):
        if chunks[k].kind is Kind.EFFECT:
            return  # on top of those it tells of
        if chunks[k].kind is Kind.BESIDES and k + 1 < len(chunks):
            other = chunks[k + 1]
            between = chunks[k + 2 : index]
            if isinstance(other, Noun) and not any(
                chunk.kind in {Kind.EFFECT, Kind.REPORT} for chunk in between
            ):
                linked.besides.append(other)
                if k + 3 < index and chunks[k + 2].kind is Kind.AND:
                    also = chunks[k + 3]  # "in addition to the bomber and the four gunmen"
                    linked.besides += [also] if isinstance(also, Noun) else []
