"""Lists of phrases before the word of harm, read to the left."""

from collections.abc import Set as AbstractSet

from processors.extraction.heads import head_of
from processors.extraction.joints import Linked, joins, shares_count
from processors.extraction.row import Kind, Noun, Predicate, Row
from processors.text.lexicon import words


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
        if (listed := _including(row, k, _IN_PHRASES)) is not None and any(
            isinstance(chunk, Predicate) for chunk in chunks[:listed]
        ):  # fmt: skip
            return  # parts of those counted before
        if chunks[k - 1].kind is Kind.BESIDES and any(
            isinstance(chunk, Predicate) for chunk in chunks[:k]
        ):  # fmt: skip
            return  # on top of those counted before
        if chunks[k].kind is Kind.VERB and row.tokens.low[chunks[k].start] in _FINITE:
            return  # "nine were shot, and four died": two clauses
        head = k if _is_listed(row, k, linked) else head_of(row, k, linked)
        if head is None or any(isinstance(chunk, Predicate) for chunk in chunks[head : k + 1]):
            return  # "seven killed and nine others wounded": two clauses
        noun = chunks[head]
        if not isinstance(noun, Noun) or not joins(row, noun):
            return
        if _is_clause(row, head, k, linked.nouns[-1]):
            return  # "3,000 people attended and 12 were hurt": two clauses
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


def _is_clause(row: Row, head: int, last: int, after: Noun) -> bool:
    """Whether the past behind the phrase at `head` is its verb, and no participle on it."""
    low = row.tokens.low
    pasts = [
        low[chunk.start]
        for chunk in row.chunks[head + 1 : last + 1]
        if chunk.kind is Kind.VERB and low[chunk.end - 1].endswith("ed")
    ]
    bare = after.quantity is not None and after.head < 0
    return any(bare or past not in _PARTICIPLES for past in pasts)


_PARTICIPLES = words(
    "named identified known called nicknamed suspected accused armed dressed aged based "
    "stationed posted deployed employed detained arrested wanted trained linked affiliated "
    "believed described displaced kidnapped abducted assigned attached hired recruited tasked "
    "trapped parked stranded seated contracted related married used disguised convicted "
    "charged imprisoned jailed released freed rescued evicted expelled exiled retired masked "
    "uniformed allied aligned opposed connected associated tied involved implicated engaged "
    "sentenced dragged pulled forced ordered followed accompanied pursued chased captured "
    "seized targeted attacked crushed burned"
)
"""Those that stand behind whom they describe."""


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


_FINITE = words("was were is are has have had been")
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


def _including(row: Row, k: int, joints: AbstractSet[Kind]) -> int | None:
    """Index of the "including" whose list, of phrases and `joints`, the chunk at `k` ends."""
    while k > 0 and (isinstance(row.chunks[k], Noun) or row.chunks[k].kind in joints):
        k -= 1
    return k if row.chunks[k].kind is Kind.INCLUDING else None


def _ends_parts(row: Row, comma: int) -> bool:
    """As in "were killed, among them a monk and a pupil of a school, and": parts of a whole."""
    k = _including(row, comma - 1, _IN_LISTS)
    return k is not None and any(isinstance(chunk, Predicate) for chunk in row.chunks[:k])


_IN_PHRASES = {Kind.AND, Kind.PREPOSITION}
_IN_LISTS = _IN_PHRASES | {Kind.COMMA}


_ALL_OF = words("most mostly mainly all many some several largely almost nearly both")


_MOSTLY = words("mostly mainly largely all both")


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
    if row.tokens.low[first.start] in _MOSTLY and comma - k in {2, 3}:
        return k - 1  # "1,200 people, mostly civilians, and"
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
