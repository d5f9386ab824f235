"""Lists of phrases, read to the right and to the left."""

from itertools import pairwise

from processors.extraction import gapping
from processors.extraction.heads import head_of
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
from processors.extraction.row import Kind, Noun, Predicate, Row
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
        if kind is Kind.VERB and joint is None and _is_busy(row, j):
            j += 2 if isinstance(chunks[j + 1], Noun) else 1
            continue
        return


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
    return (
        opens
        and isinstance(after, Noun)
        and chunks[comma].kind is Kind.COMMA
        and chunks[comma + 1].kind is Kind.AND
        and after.quantity is not None
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


def extend_left(row: Row, j: int, linked: Linked) -> None:
    """Earlier members of a list that ends at `j`."""
    chunks = row.chunks
    joined = False
    k = j - 1
    while k >= 0:
        kind = chunks[k].kind
        if kind is Kind.AND:
            joined = True
            k -= 1
            if k >= 0 and chunks[k].kind is Kind.COMMA:
                if _ends_parts(row, k):
                    return
                k = _before_aside(row, k, linked)
        elif kind is Kind.COMMA:
            if not joined and not _is_telegraphic(row, k):
                return
            k -= 1
        else:
            return
        if (listed := _including(row, k)) is not None and any(
            isinstance(chunk, Predicate) for chunk in chunks[:listed]
        ):  # fmt: skip
            return  # parts of those counted before
        if chunks[k - 1].kind is Kind.BESIDES and any(
            isinstance(chunk, Predicate) for chunk in chunks[:k]
        ):  # fmt: skip
            return  # on top of those counted before
        head = k if _is_listed(row, k, linked) else head_of(row, k, linked)
        if head is None or any(isinstance(chunk, Predicate) for chunk in chunks[head : k + 1]):
            return  # "seven killed and nine others wounded": two clauses
        noun = chunks[head]
        if not isinstance(noun, Noun) or not joins(row, noun):
            return
        if head > 0 and row.tokens.low[chunks[head - 1].start] in {"did", "was", "were"}:
            return  # "…, as did the bomber, and"
        along = row.tokens.low[chunks[head - 1].end - 1] == "with" if head else False
        if along and chunks[head - 1].kind is Kind.AND:
            return  # "died along with four gunmen, and six were hurt"
        if chunks[k + 1].kind is Kind.COMMA and _is_object(row, head):
            return  # "as sons chased the raiders, one son and a raider were shot dead"
        if head > 0 and isinstance(doing := chunks[head - 1], Predicate) and not doing.be:
            return  # "led away five nurses, and two guards are missing"
        if _opens_clause(row, k + 1, j + 1) and _is_object(row, head):
            return  # "pulled two boys from the rubble, and a porter is missing"
        if joined and len(linked.nouns) > 1 and _names(row, noun, linked.nouns[-1]):
            linked.nouns.pop()
        if joined and shares_count(noun, linked.nouns[-1]) and chunks[k].end <= noun.end:
            noun.also += [linked.nouns.pop()]
        linked.nouns.append(noun)
        k = head - 1


def _is_listed(row: Row, k: int, linked: Linked) -> bool:
    """As in "figures of 79 rebels and 8 soldiers killed": counted like the next, and governed."""
    noun, after = row.chunks[k], linked.nouns[-1]
    if k < 1 or not isinstance(noun, Noun) or row.chunks[k - 1].kind is not Kind.PREPOSITION:
        return False
    outer = row.chunks[k - 2] if k > 1 else None
    figures = outer is not None and row.tokens.low[outer.end - 1] in _FIGURES
    return (
        noun.quantity is not None and after.quantity is not None
        and noun.person is not None and after.person is not None
        and row.tokens.low[row.chunks[k - 1].start] == "of" and figures
    )  # fmt: skip


_FIGURES = words(
    "figure figures number numbers total toll count tally report reports losses spoke speaking told"
)


def _opens_clause(row: Row, k: int, verb: int) -> bool:
    """Whether a comma and "and" stand at `k`, or "and" before one whose `verb` is singular."""
    chunks = row.chunks
    if chunks[k].kind is Kind.COMMA:
        return chunks[k + 1].kind is Kind.AND
    said = row.tokens.low[chunks[verb].start] if verb < len(chunks) else ""
    return chunks[k].kind is Kind.AND and said in {"was", "is", "has"}


def _is_object(row: Row, k: int) -> bool:
    """Whether the phrase at `k` is what a verb before it governs, by itself or by a preposition."""
    chunks = row.chunks
    if k > 1 and chunks[k - 1].kind is Kind.PREPOSITION:
        k -= 1
        while k > 1 and (isinstance(chunks[k - 1], Noun) or chunks[k - 1].kind is Kind.PREPOSITION):
            k -= 1  # "held talks with two mayors"
    if k == 0 or chunks[k - 1].kind is not Kind.VERB:
        return False
    return row.tokens.low[chunks[k - 1].end - 1] not in _LEAVING


_LEAVING = words("left leaving leave leaves found saw was were")
"""Verbs whose object may be told dead: "left two men, and a guard, dead"."""


def _including(row: Row, k: int) -> int | None:
    """Index of the "including" whose list the phrase at `k` ends."""
    while k > 0 and (
        isinstance(row.chunks[k], Noun) or row.chunks[k].kind in {Kind.AND, Kind.PREPOSITION}
    ):
        k -= 1
    return k if row.chunks[k].kind is Kind.INCLUDING else None


def _ends_parts(row: Row, comma: int) -> bool:
    """As in "were killed, among them a monk and a pupil of a school, and": parts of a whole."""
    chunks = row.chunks
    k = comma - 1
    while k > 0 and (isinstance(chunks[k], Noun) or chunks[k].kind in _IN_LISTS):
        k -= 1
    told = chunks[k].kind is Kind.INCLUDING
    return told and any(isinstance(chunk, Predicate) for chunk in chunks[:k])


_IN_LISTS = {Kind.AND, Kind.COMMA, Kind.PREPOSITION}


_ALL_OF = words("most mostly mainly all many some several largely almost nearly both")


def _before_aside(row: Row, comma: int, linked: Linked) -> int:
    """Index of what stands before the aside a comma closes: "20 men, most of them farmers,"."""
    chunks = row.chunks
    k = comma - 1
    while k > 0 and chunks[k].kind is not Kind.COMMA:
        if isinstance(chunks[k], Predicate) or chunks[k].kind in {Kind.AND, Kind.BOUNDARY}:
            return comma - 1
        k -= 1
    before, first = chunks[k - 1], chunks[k + 1]
    if k < 1 or not isinstance(before, Noun) or before.quantity is None:
        return comma - 1
    if row.tokens.low[first.start] in _ALL_OF and {"them", "whom"} & set(
        row.tokens.low[first.start : chunks[comma].start]
    ):
        return k - 1
    if first.kind is Kind.RELATIVE:
        return k - 1
    if first.kind is Kind.INCLUDING and isinstance(part := chunks[k + 2], Noun):
        linked.parts.append(part)
        return k - 1
    return comma - 1


def _names(row: Row, noun: Noun, name: Noun) -> bool:
    """As in "the driver, Nabil Aoun, and his sister": a name between commas is the driver's."""
    return (
        name.proper and name.person is None
        and noun.person is not None and not noun.person.plural
        and noun.quantity is None and (noun.definite or noun.indefinite)
        and row.tokens.word(noun.end) == "," and row.tokens.word(name.end) == ","
    )  # fmt: skip


def _is_telegraphic(row: Row, comma: int) -> bool:
    """As in "3 soldiers, 11 militants dead": counted persons side by side open the sentence."""
    chunks = row.chunks
    k = comma - 1
    while k >= 0 and isinstance(noun := chunks[k], Noun):
        if noun.quantity is None or noun.person is None or noun.definite:
            return False
        if k == 0 or chunks[k - 1].kind is Kind.BOUNDARY:
            after = chunks[comma + 1]
            return (
                isinstance(after, Noun)
                and after.quantity is not None
                and after.person is not None
                and isinstance(said := chunks[comma + 2], Predicate)
                and said.at == said.start
            )
        if chunks[k - 1].kind is not Kind.COMMA:
            return False
        k -= 2
    return False
