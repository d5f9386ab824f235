"""The phrase that no preposition governs: the head of "the guard of a depot in Kherson"."""

from processors.extraction.joints import Linked, is_accused
from processors.extraction.participles import (
    is_contact,
    is_deed,
    is_gerund,
    is_infinitive,
    is_reduced,
    is_reduced_harm,
    whose_object,
)
from processors.extraction.row import Kind, Noun, Predicate, Row
from processors.extraction.vocabulary import ADVERBS
from processors.text.lexicon import words

_FOUND = words("found left lay lying declared pronounced believed feared reported shot")


def links_adjective(row: Row, k: int) -> bool:
    """Whether a verb joins subject and adjective: "were found dead"."""
    chunk = row.chunks[k]
    return any(word in _FOUND for word in row.tokens.low[chunk.start : chunk.end])


def head_of(row: Row, j: int, linked: Linked) -> int | None:
    """Index of the phrase at or left of `j` that no preposition governs."""
    chunks = row.chunks
    while j >= 0:
        chunk = chunks[j]
        if isinstance(chunk, Noun):
            if (
                chunk.pronoun
                and row.tokens.low[chunk.start] in _OBJECTIVE
                and is_gerund(row, j - 1)
            ):
                j -= 1  # "a youth accused of throwing them was killed"
                continue
            if j > 0 and chunks[j - 1].kind is Kind.PREPOSITION:
                if chunk.quantity is not None and row.tokens.low[chunks[j - 1].start] in {
                    "with", "after", "left", "leaving"
                }:  # fmt: skip
                    return j
                outer = _left_of_preposition(row, j - 1)
                if outer is None:
                    return None
                if _counts_inner(row, outer, j):
                    group = chunks[outer]
                    if chunk.person is None and isinstance(group, Noun):
                        chunk.person = group.person
                    return j
                j = outer
                continue
            if j > 0 and chunks[j - 1].kind is Kind.BESIDES:
                linked.besides.append(chunk)
                if j < 2 or not isinstance(chunks[j - 2], Noun):
                    return None
                j -= 2  # "eight people in addition to the bomber were killed"
                continue
            if j > 0 and chunks[j - 1].kind is Kind.INCLUDING:
                # "20 people including a nurse were killed", but "the losses include 208 men killed"
                if row.tokens.low[chunks[j - 1].start : chunks[j - 1].end] in _OF_WHOM:
                    return j  # "40 passengers, of whom nine were killed"
                outer_noun = chunks[j - 2] if j > 1 else None
                if isinstance(outer_noun, Noun) and outer_noun.quantity is None:
                    return j
                if _is_of_harm(row, j - 2):
                    return j  # "266 injured, including 60 killed"
                linked.parts.append(chunk)
                j -= 2
                while j >= 0 and chunks[j].kind is Kind.COMMA:
                    j -= 1
                continue
            if (
                j > 1 and chunks[j - 1].kind is Kind.AND
                and (outer := _included_list(row, j - 1)) is not None
                and not any(isinstance(c, Predicate) for c in chunks[:outer])
            ):  # fmt: skip
                linked.parts += _members(row, outer, j)
                j = outer - 1
                while j >= 0 and chunks[j].kind is Kind.COMMA:
                    j -= 1
                continue
            if (outer := whose_object(row, j)) is not None:
                j = outer
                continue
            if j > 2 and is_deed(row, j - 1):
                j -= 2  # "a man suspected of killing four people was killed"
                continue
            if (outer := _before_relative(row, j - 1)) is not None:
                j = outer
                continue
            if j > 2 and is_infinitive(row, j - 1):
                j -= 3
                continue
            return j
        if chunk.kind in {Kind.DAYS, Kind.ADVERB}:
            j -= 1
            continue
        if chunk.kind is Kind.PREPOSITION:
            j -= 1
            continue
        if is_reduced_harm(row, j) or (chunk.kind is Kind.REPORT and is_accused(row, j)):
            j -= 1
            continue
        if (outer := _before_relative(row, j)) is not None:
            j = outer
            continue
        if is_gerund(row, j):
            j -= 1
            continue
        if is_contact(row, j):
            j -= 2  # "the patient she was treating died"
            continue
        if chunk.kind is Kind.VERB and (
            is_reduced(row, j) or links_adjective(row, j) or _is_auxiliary(row, j)
        ):
            # "two men travelling to market were killed", "rebels based there died"
            j -= 1
            continue
        return None
    return None


def _is_of_harm(row: Row, k: int) -> bool:
    """Whether the phrase that ends at chunk `k`, or before a comma there, says what befell it."""
    if k > 0 and row.chunks[k].kind is Kind.COMMA:
        k -= 1
    noun = row.chunks[k] if k >= 0 else None
    return isinstance(noun, Noun) and noun.effect is not None and noun.head == noun.effect_at


_OF_WHOM = (["of", "whom"], ["of", "which"])
_OBJECTIVE = words("them him us me it")


def _included_list(row: Row, k: int) -> int | None:
    """Index of an "including" whose list runs up to the "and" at `k`."""
    chunks = row.chunks
    j = k - 1
    commas = 0
    while j > 0:
        if chunks[j].kind is Kind.INCLUDING:
            share = chunks[j].start == chunks[j].end
            # Not in "20 people, four of them boys, and two guards were killed".
            is_closed = chunks[k - 1].kind is Kind.COMMA and (share or commas == 1)
            before = chunks[j - 1] if chunks[j - 1].kind is not Kind.COMMA else chunks[j - 2]
            return j if isinstance(before, Noun) and before.quantity and not is_closed else None
        if not (isinstance(chunks[j], Noun) or chunks[j].kind in _IN_LISTS):
            return None
        commas += chunks[j].kind is Kind.COMMA
        j -= 1
    return None


_IN_LISTS = {Kind.COMMA, Kind.PREPOSITION}


def _members(row: Row, opener: int, last: int) -> list[Noun]:
    """The phrases of a list that no preposition governs."""
    chunks = row.chunks
    return [
        noun
        for k, noun in enumerate(chunks[opener + 1 : last + 1], opener + 1)
        if isinstance(noun, Noun) and chunks[k - 1].kind is not Kind.PREPOSITION
    ]


def _is_auxiliary(row: Row, j: int) -> bool:
    """As in "were", cut off from its "found dead"."""
    chunk = row.chunks[j]
    low = row.tokens.low
    adverbs = all(word in ADVERBS for word in low[chunk.start + 1 : chunk.end])
    return adverbs and low[chunk.start] in {"was", "were"}


def _left_of_preposition(row: Row, k: int) -> int | None:
    """Index of the phrase that a preposition at `k` hangs on."""
    chunks = row.chunks
    j = k - 1
    while j >= 0 and chunks[j].kind in {Kind.PREPOSITION, Kind.DAYS, Kind.ADVERB}:
        j -= 1
    if j >= 0 and isinstance(chunks[j], Noun):
        return j
    if j < 1:
        return None
    if is_gerund(row, j):
        return _left_of_preposition(row, j - 1)  # "accused of spying for the army"
    if (
        (chunks[j].kind is Kind.VERB and is_reduced(row, j))
        or is_reduced_harm(row, j)
        or (chunks[j].kind is Kind.REPORT and is_accused(row, j))
    ):
        return j - 1
    return _before_relative(row, j)


def _before_relative(row: Row, k: int) -> int | None:
    """As in "a clerk who opened it": whom a relative clause with its verb at `k` tells of."""
    chunks = row.chunks
    if k < 2 or chunks[k].kind not in _VERBS or chunks[k - 1].kind is not Kind.RELATIVE:
        return None
    outer = chunks[k - 2]
    if not isinstance(outer, Noun) or outer.thing:
        return None
    word = row.tokens.low[chunks[k - 1].start]
    return k - 2 if word == "who" or (word == "that" and outer.person is not None) else None


_VERBS = {Kind.VERB, Kind.EFFECT, Kind.REPORT}


_CONTAINERS = words(
    "family families team crew couple pair party squad bodies body remains corpses corpse group "
    "groups number wave total lives life"
)


def _counts_inner(row: Row, outer: int, inner: int) -> bool:
    """As in "A group of 12 people": what counts is inside."""
    noun, within = row.chunks[outer], row.chunks[inner]
    if not isinstance(noun, Noun) or not isinstance(within, Noun):
        return False
    head = row.tokens.low[noun.head] if noun.head >= 0 else ""
    return (
        head in _CONTAINERS and noun.quantity is None and within.quantity is not None
        and row.tokens.low[row.chunks[outer + 1].start] == "of"
    )  # fmt: skip
