"""What stands left of a word of harm and is its subject."""

from processors.extraction import counts
from processors.extraction.coordination import first_verb
from processors.extraction.heads import head_of, links_adjective
from processors.extraction.joints import Linked, are_names_of, joins, past_object
from processors.extraction.lists_before import extend_left
from processors.extraction.relatives import is_of_event, is_of_one
from processors.extraction.row import Kind, Noun, Predicate, Row
from processors.text.lexicon import words


def subjects(row: Row, index: int) -> Linked:
    """What stands left of a predicate: "a nurse, two guards and, it said, a child were killed"."""
    if (first := first_verb(row, index)) is not None:
        shared = row.chunks[first]
        passive = isinstance(shared, Predicate) and shared.be
        return subjects(row, first) if passive else subjects_before(row, first)
    linked = Linked()
    predicate = row.chunks[index]
    subject = row.chunks[index - 1] if index else None
    if row.tokens.low[predicate.start] == "being" and isinstance(subject, Noun):
        linked.nouns.append(subject)  # "resulted in six people being killed"
        extend_left(row, index - 1, linked)
        return linked
    if isinstance(predicate, Predicate) and predicate.at == predicate.start and (
        predicate.verb is None or predicate.verb.transitive
    ):  # fmt: skip
        # "suffered dead": a bare word of harm belongs to a phrase only if it stands beside it.
        before = index - 1
        while before >= 0 and row.chunks[before].kind in {Kind.DAYS, Kind.ADVERB}:
            before -= 1
        beside = row.chunks[before] if before >= 0 else None
        if beside is not None and row.tokens.low[beside.start] in _ANY:
            return linked  # "ten soldiers for each rebel killed"
        if isinstance(beside, Noun) and _stands_alone(row, before, beside):
            linked.nouns.append(beside)
            return linked
        if beside is not None and beside.kind is Kind.VERB:
            if not links_adjective(row, before):
                return linked
            return _subjects_from(row, before - 1, linked)
    return _subjects_from(row, index - 1, linked)


def _stands_alone(row: Row, k: int, noun: Noun) -> bool:
    """As in "among the five people killed": a counted phrase that a preposition governs."""
    if noun.quantity is None or k == 0 or row.chunks[k - 1].kind is not Kind.PREPOSITION:
        return False
    # Not in "members of two families killed", where the members were.
    outer = row.chunks[k - 2] if k > 1 else None
    if (
        isinstance(outer, Noun) and outer.quantity and outer.head < 0 and noun.person
        and noun.quantity.low > outer.quantity.low
    ):  # fmt: skip
        return True  # "was one of four people killed"
    return not (isinstance(outer, Noun) and (outer.quantity is not None or outer.person))


def subjects_before(row: Row, index: int) -> Linked:
    """The subject of any verb, at chunk `index`."""
    return _subjects_from(row, index - 1, Linked())


def _subjects_from(row: Row, index: int, linked: Linked) -> Linked:
    if _is_share(row, index):
        return linked  # "350 people, most of them wounded"
    j = _subject_index(row, index, linked)
    if j is None:
        return linked
    noun = row.chunks[j]
    if not isinstance(noun, Noun):
        return linked
    linked.nouns.append(noun)
    if not is_of_one(row, index, noun):
        extend_left(row, j, linked)
    linked.nouns.reverse()
    if are_names_of(linked.nouns[0], linked.nouns[1:]):
        del linked.nouns[1:]
    if _is_share(row, _before(row, linked.nouns[0])):
        linked.nouns.clear()  # "17 people, most of them women and children hurt in a raid"
    return linked


def _before(row: Row, noun: Noun) -> int:
    return next((k for k, chunk in enumerate(row.chunks) if chunk is noun), 0) - 1


def _is_share(row: Row, k: int) -> bool:
    """Whether chunk `k` is "most of them": some of those told, nobody says how many."""
    chunk = row.chunks[k] if k >= 0 else None
    if chunk is None or chunk.kind is not Kind.ADVERB:
        return False
    return row.tokens.low[chunk.start] == "most" and chunk.end > chunk.start + 1


def _subject_index(row: Row, j: int, linked: Linked) -> int | None:
    """Index of the head phrase that ends at or before `j`."""
    chunks = row.chunks
    while j >= 0 and chunks[j].kind in {Kind.DAYS, Kind.ADVERB}:
        j -= 1
    if j >= 0 and chunks[j].kind is Kind.RELATIVE:
        j -= 1
        if j >= 0 and chunks[j].kind is Kind.COMMA:
            j -= 1
        agent = j > 0 and row.tokens.low[chunks[j - 1].start] == "by"
        if agent and isinstance(noun := chunks[j], Noun) and noun.person is not None:
            return j  # "by a gunman, who was himself wounded"
        if _is_counted_behind(row, j):
            return j  # "among the 37 people who died"
        if is_of_event(row, j):
            return j  # "over the killing of a judge, who was shot"
    if j >= 0 and chunks[j].kind is Kind.COMMA:
        if (opener := clause_opener(row, j)) is not None:
            _note_parts(row, opener, j, linked)
            return opener
        j = _before_parenthesis(row, j, linked)
    return head_of(row, j, linked)


def _is_counted_behind(row: Row, j: int) -> bool:
    """Whether people counted at chunk `j` hang on a preposition that is no "of"."""
    noun = row.chunks[j] if j > 0 else None
    return (
        isinstance(noun, Noun)
        and noun.quantity is not None
        and noun.quantity.best is not None
        and noun.person is not None
        and row.chunks[j - 1].kind is Kind.PREPOSITION
        and row.tokens.low[row.chunks[j - 1].start] in _HOLDING
    )


_HOLDING = words("among amongst for with to from")


def clause_opener(row: Row, comma: int) -> int | None:
    """Index of the persons that open a clause and are parted from their verb by long asides.

    As in "Ana Ruiz, a midwife seized in Homs, Syria, in May, was killed"; `comma` closes the aside.
    None if it is shorter than that, or no aside.
    """
    chunks = row.chunks
    start = comma
    while start > 0 and chunks[start - 1].kind not in {Kind.BOUNDARY, Kind.RELATIVE}:
        start -= 1
    while start < comma and not isinstance(chunks[start], Noun):
        if chunks[start].kind is Kind.PREPOSITION:
            start += 1
            while start < comma and isinstance(chunks[start], Noun):
                start += 1  # "In Homs, …"
            continue
        if chunks[start].kind not in _OPENING:
            return None
        start += 1
    opener = chunks[start]
    if not isinstance(opener, Noun) or (opener.quantity and opener.quantity.high == 0):
        return None
    if not joins(row, opener) or not counts.is_person(row.tokens, opener):
        return None
    after = start + 1
    while after < comma and chunks[after].kind is Kind.PREPOSITION:
        after = past_object(row, after)
    if after >= comma or chunks[after].kind is not Kind.COMMA:
        return None
    if chunks[after + 1].kind is Kind.AND or not _is_aside(row, after + 1, comma):
        return None
    return start


_ANY = words("each every")
_OPENING = {Kind.DAYS, Kind.ADVERB, Kind.COMMA}


def _is_aside(row: Row, k: int, end: int) -> bool:
    """Whether no finite verb and no second subject stands from `k` to `end`."""
    chunks = row.chunks
    low = row.tokens.low
    first = chunks[k]
    if isinstance(first, Noun) and low[first.end - 1] in {"whom", "them"}:
        return True  # ", one of whom lost a leg,"
    if isinstance(first, Noun) and first.quantity and low[first.start] not in _OF_ALL:
        return False
    commas = 0
    for at in range(k, end):
        chunk = chunks[at]
        if isinstance(chunk, Predicate) or chunk.kind in {Kind.VERB, Kind.REPORT}:
            if chunk.end != chunk.start + 1 or not low[chunk.start].endswith(("ed", "ing")):
                return False
        elif chunk.kind in {Kind.BOUNDARY, Kind.RELATIVE} or (
            chunk.kind is Kind.AND and chunks[at - 1].kind is Kind.COMMA
        ):
            return False
        commas += chunk.kind is Kind.COMMA
    return commas > 0 or low[chunks[k].start] in _OF_ALL


def _note_parts(row: Row, opener: int, comma: int, linked: Linked) -> None:
    """Parts told in an aside: ", all guards and including a boy,"."""
    for k in range(opener, comma):
        if row.chunks[k].kind is Kind.INCLUDING and isinstance(part := row.chunks[k + 1], Noun):
            linked.parts.append(part)


_OF_ALL = words("most mostly mainly all many some largely almost nearly both")


def _before_parenthesis(row: Row, comma: int, linked: Linked) -> int:
    """Index of what precedes ", including a nurse," or ", a baker,"; parts are noted."""
    chunks = row.chunks
    if (whole := _before_breakdown(row, comma, linked)) is not None:
        return whole
    k = comma - 1
    while k >= 0 and chunks[k].kind in {Kind.DAYS, Kind.ADVERB}:
        k -= 1
    while k >= 0:
        if chunks[k].kind is Kind.INCLUDING:
            for chunk in chunks[k + 1 : comma]:
                if isinstance(chunk, Noun) and _is_head(row, chunk) and joins(row, chunk):
                    linked.parts.append(chunk)
            k -= 1
            while k >= 0 and chunks[k].kind is Kind.COMMA:
                k -= 1
            return k
        if chunks[k].kind is Kind.BESIDES and not _has_comma(row, k, comma):
            other = chunks[k + 1]
            if isinstance(other, Noun) and k > 0:
                linked.besides.append(other)
            k -= 1
            while k >= 0 and chunks[k].kind is Kind.COMMA:
                k -= 1
            return k
        k -= 1
    start = comma - 1
    while start >= 0 and chunks[start].kind is not Kind.COMMA:
        start -= 1
    if (
        start > 0
        and row.tokens.low[chunks[start + 1].start] in _OF_ALL
        and isinstance(chunks[start - 1], Noun)
    ):
        return start - 1  # ", most of them women and children,"
    if start > 0 and chunks[start + 1].kind is Kind.RELATIVE:
        return start - 1  # ", who was wounded on Friday,"
    if start > 0 and isinstance(chunks[start - 1], Noun) and _is_participle(row, start + 1):
        return start - 1  # ", identified as two clerks and a cook,"
    # An apposition or an aside between two commas: step over it if a phrase stands before.
    k = comma - 1
    while k >= 0 and chunks[k].kind is not Kind.COMMA:
        if isinstance(chunk := chunks[k], Predicate):
            return comma - 1
        if chunk.kind is Kind.AND:
            return comma - 1
        k -= 1
    if k > 0 and isinstance(before := chunks[k - 1], Noun):
        inside = chunks[k + 1 : comma]
        first = inside[0] if inside else None
        if (
            isinstance(first, Noun) and len(inside) == 1 and _is_where(first)
            and k > 1 and chunks[k - 2].kind is Kind.PREPOSITION and _is_where(before)
        ):  # fmt: skip
            return k - 1  # "in Winnipeg, Canada,"
        if isinstance(first, Noun) and row.tokens.low[first.end - 1] in {"whom", "them"}:
            return k - 1  # ", three of whom were children,"
        if isinstance(first, Noun) and first.quantity is not None and before.quantity is not None:
            return comma - 1
        if counts.is_person(row.tokens, before) and not isinstance(
            chunks[k - 2] if k > 1 else None, Noun
        ):
            return k - 1
    return comma - 1


def _has_comma(row: Row, k: int, end: int) -> bool:
    """As in "in addition to the bomber, 17 people, most of them": the aside ends before."""
    return any(chunk.kind is Kind.COMMA for chunk in row.chunks[k:end])


def _before_breakdown(row: Row, comma: int, linked: Linked) -> int | None:
    """Index of a total before the parts that add up to it: "80 people, 65 men, 15 women, died"."""
    chunks = row.chunks
    found: list[Noun] = []
    counted = 0
    for k in range(comma - 1, -1, -1):
        chunk = chunks[k]
        if chunk.kind in {Kind.AND, Kind.COMMA}:
            continue
        if not isinstance(chunk, Noun):
            return None
        best = 1 if chunk.indefinite else chunk.quantity.best if chunk.quantity else None
        if best is None:
            return None
        if len(found) > 1 and best == counted:
            linked.parts += reversed(found)
            return k
        counted += best
        found.append(chunk)
    return None


def _is_participle(row: Row, k: int) -> bool:
    chunk = row.chunks[k]
    return (
        chunk.kind in {Kind.VERB, Kind.REPORT, Kind.EFFECT}
        and row.tokens.low[chunk.start].endswith("ed")
        and row.chunks[k + 1].kind in {Kind.PREPOSITION, Kind.DAYS}
    )


def _is_where(noun: Noun) -> bool:
    return noun.place or noun.proper


def _is_head(row: Row, noun: Noun) -> bool:
    before = noun.start - 1
    return row.tokens.word(before) not in {"of", "in", "at", "from", "with", "by"}
