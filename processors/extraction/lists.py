"""Lists of phrases, read to the right; `lists_before` reads to the left."""

from itertools import pairwise

from processors.extraction import gapping
from processors.extraction.joints import (
    Linked,
    are_names_of,
    closes_list,
    counted,
    is_subject,
    joins,
    past_object,
    shares_count,
)
from processors.extraction.row import Kind, Noun, Row
from processors.text.lexicon import words


def list_at(row: Row, index: int) -> Linked:
    """The phrases of a list that begins at chunk `index`: "the killing of two men and a girl"."""
    linked = Linked()
    if index < len(row.chunks) and isinstance(row.chunks[index], Noun):
        take(row, index, linked)
        extend_right(row, index, linked)
    return linked


def take(row: Row, j: int, linked: Linked) -> None:
    """Add the phrase at `j` to those the predicate is said of."""
    noun = row.chunks[j]
    if isinstance(noun, Noun):
        linked.nouns.append(counted(row, j, noun))


def _is_his_name(row: Row, before: Noun, j: int) -> bool:
    """As in "a judge, Omar Nour, and his guard": the name of one told before it, between commas."""
    chunks = row.chunks
    name = chunks[j]
    closed = j + 1 < len(chunks) and chunks[j + 1].kind is Kind.COMMA
    single = before.indefinite and before.person is not None and not before.person.plural
    return (
        single and closed and isinstance(name, Noun) and name.proper and name.end > name.start + 1
    )


def extend_right(row: Row, first: int, linked: Linked) -> None:
    """Coordinated and included phrases after the noun at `first`."""
    chunks = row.chunks
    j = first + 1
    if _is_named_after(row, first):
        return
    in_parts = False
    joint: Kind | None = None
    while j < len(chunks):
        chunk = chunks[j]
        kind = chunk.kind
        if kind in {Kind.AND, Kind.COMMA}:
            if in_parts and len(linked.parts) == 1 and _closes_aside(row, first, j):
                in_parts = False
            joint = Kind.AND if kind is Kind.AND or joint is Kind.AND else Kind.COMMA
            j += 1
            continue
        if kind is Kind.INCLUDING:
            in_parts, joint = True, Kind.AND
            j += 1
            continue
        if kind is Kind.BESIDES:
            if j + 1 < len(chunks) and isinstance(other := chunks[j + 1], Noun):
                linked.besides.append(other)
                j += 1
            j += 1
            continue
        if isinstance(chunk, Noun):
            if joint is None:
                # A phrase straight after another: an apposition or an adverbial; looked through.
                j += 1
                continue
            if joint is Kind.COMMA and linked.nouns and _is_his_name(row, linked.nouns[-1], j):
                joint = None
                j += 1
                continue
            if is_subject(row, j) or not joins(row, chunk) or gapping.victims_of(row, j, j + 1):
                return
            if joint is Kind.COMMA and _speak(row, j):
                return
            if joint is Kind.COMMA and not in_parts and not closes_list(row, j):
                return
            taken = linked.parts if in_parts else linked.nouns
            if taken and joint is Kind.AND and shares_count(taken[-1], chunk):
                taken[-1].also.append(chunk)
            else:
                taken.append(counted(row, j, chunk))
            joint = None
            j += 1
            continue
        if kind is Kind.PREPOSITION:
            if joint is not None:
                if joint is Kind.COMMA and not in_parts:
                    j = past_object(row, j)
                    joint = None
                    continue
                return
            j = past_object(row, j)
            continue
        if kind in {Kind.DAYS, Kind.ADVERB}:
            if joint is Kind.COMMA and row.tokens.low[chunk.start] == "then":
                joint = Kind.AND  # "killed three in Goma, then two in Beni"
            j += 1
            continue
        if joint is Kind.COMMA and (close := _past_aside(row, j)) is not None:
            joint = None
            j = close
            continue
        if kind is Kind.VERB and joint is None and _is_busy(row, j):
            j += 2 if isinstance(chunks[j + 1], Noun) else 1
            continue
        return


def _past_aside(row: Row, j: int) -> int | None:
    """The comma that closes an aside on one victim before "and" and the next.

    As in "killed the mayor, who was on his way, and two guards", ", identified as Abu Ali, and".
    """
    chunks = row.chunks
    opener = chunks[j]
    said = row.tokens.low[opener.start]
    named = opener.kind in {Kind.VERB, Kind.REPORT} and said in _CALLED
    if not named and said not in {"who", "whom"}:
        return None
    for k in range(j + 1, len(chunks) - 2):
        if chunks[k].kind in {Kind.BOUNDARY, Kind.EFFECT}:
            return None
        if chunks[k].kind is Kind.COMMA:
            after = chunks[k + 2]
            ends = chunks[k + 1].kind is Kind.AND and isinstance(after, Noun)
            counted_next = isinstance(after, Noun) and after.quantity is not None
            return k if ends and counted_next and not is_subject(row, k + 2) else None
    return None


_CALLED = words("identified known named called nicknamed")


def _speak(row: Row, j: int) -> bool:
    """As in "killed 30 men, doctors and witnesses said": a pair behind a comma that tells it."""
    chunks = row.chunks
    k = j + 1
    while k < len(chunks) and chunks[k].kind in {Kind.PREPOSITION, Kind.AND, Kind.ADVERB}:
        k = k + 1 if chunks[k].kind is Kind.ADVERB else past_object(row, k)
    return k < len(chunks) and chunks[k].kind is Kind.REPORT


def _closes_aside(row: Row, first: int, comma: int) -> bool:
    """As in "killed nine people, including two boys, and four guards": the aside is over."""
    chunks = row.chunks
    opens = any(
        a.kind is Kind.COMMA and b.kind is Kind.INCLUDING for a, b in pairwise(chunks[first:comma])
    )
    after = chunks[comma + 2] if comma + 2 < len(chunks) else None
    # "two women, both of them teachers, and a man"
    of_them = any(a.kind is Kind.INCLUDING and a.start == a.end for a in chunks[first:comma])
    return (
        opens
        and isinstance(after, Noun)
        and chunks[comma].kind is Kind.COMMA
        and chunks[comma + 1].kind is Kind.AND
        and (after.quantity is not None or (of_them and after.indefinite))
        and not is_subject(row, comma + 2)
    )


def _is_busy(row: Row, j: int) -> bool:
    """As in "killed a woman selling beans and a porter": what a victim was doing."""
    chunk = row.chunks[j]
    return (
        j + 1 < len(row.chunks)
        and chunk.end == chunk.start + 1
        and row.tokens.low[chunk.start].endswith("ing")
        and isinstance(doer := row.chunks[j - 1], Noun)
        and doer.person is not None
    )


def _is_named_after(row: Row, first: int) -> bool:
    """As in "two envoys, Omar Deng and Paul Biro": as many names as were counted."""
    counted_noun = row.chunks[first]
    if not isinstance(counted_noun, Noun) or counted_noun.quantity is None:
        return False
    named: list[Noun] = []
    for chunk in row.chunks[first + 1 :]:
        if isinstance(chunk, Noun):
            named.append(chunk)
        elif chunk.kind not in {Kind.COMMA, Kind.AND} or (not named and chunk.kind is Kind.AND):
            break
    return are_names_of(counted_noun, named)
