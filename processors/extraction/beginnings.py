"""From when tolls are counted: "since the war began in April 2023", told anywhere in a text."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from processors.text.day_words import COUNTED, Days
from processors.text.document import Document
from processors.text.lexicon import words

STRIFE = words(
    "war conflict insurgency uprising fighting violence rebellion offensive campaign hostilities"
    " operation invasion incursion unrest crackdown coup clashes battle siege intervention struggle"
)
"""What tolls are counted from the beginning of."""
_CAMPAIGNS = words("offensive operation invasion incursion campaign")
"""They begin with what is told as "since 6 March, when rebels broke through"."""
BEGIN = words(
    "since began begun erupted started broke launched intervened seized invaded flared outbreak "
    "invasion start beginning onset resumed arms fell thrown plunged escalated"
)
_REACH = 10
"""Tokens between a word of beginning and its day: "since fighting resumed in the north in"."""
_SINCE_REACH = 20
_BEHIND = 12
"""Tokens behind a day within which it is said what began: "in April, when the army and"."""
_NOUNS = {"invaded": "invasion", "intervened": "intervention", "fought": "fighting"}
"""What began, told by its verb."""
_RECENT = timedelta(days=60)
_RECORDS = words("records record keeping")
_RANK_REACH = 8
"""Words between a superlative and its "since"."""
_RANKS = words("worst first most")
_NO_RANKS = words("west rest test best latest protest arrest forest harvest interest request")


@dataclass(frozen=True, slots=True)
class Beginning:
    """A day on which a text says that something began."""

    sentence: int
    at: int
    """Token of the day."""
    day: date
    strife: frozenset[str]
    """What began, as far as it is strife."""
    since: bool
    """The text itself counts from it: "since 6 March, when they broke through"."""


@dataclass(frozen=True, slots=True)
class Beginnings:
    """Those of one text."""

    of_sentence: dict[int, list[Beginning]]
    told: tuple[Beginning, ...]
    """The first of them, for tolls in whose neighbourhood none is told."""


_KEPT = 40


def is_rank(low: list[str], since: int) -> bool:
    """Whether the "since" at that token is that of "the deadliest raid since the war began"."""
    before = low[max(0, since - _RANK_REACH) : since]
    return any(w in _RANKS or (w.endswith("est") and w not in _NO_RANKS) for w in before)


def find(
    document: Document,
    days: Callable[[int], list[Days]],
    is_of_telling: Callable[[int, Days], bool],
) -> Beginnings:
    """All that a text tells of."""
    found: dict[int, list[Beginning]] = {}
    told: list[Beginning] = []
    for sentence in document.sentences:
        low = sentence.tokens.low
        for one in days(sentence.index):
            if one.kind in COUNTED or not (is_beginning(low, one) or one.since):
                continue
            if is_of_telling(sentence.index, one):
                continue
            since = one.since or "since" in low[max(0, one.start - _SINCE_REACH) : one.start]
            around = low[max(0, one.start - _REACH - 2) : one.end + _BEHIND]
            strife = STRIFE.intersection([_NOUNS.get(word, word) for word in around])
            begin = Beginning(sentence.index, one.start, one.first, strife, since)
            found.setdefault(sentence.index, []).append(begin)
            if len(told) < _KEPT:
                told.append(begin)
    return Beginnings(found, tuple(told))


def is_beginning(low: list[str], days: Days) -> bool:
    """Whether a day is one on which something began, or from which is counted."""
    before = low[max(0, days.start - _REACH) : days.start]
    if "since" in before and is_rank(low, days.start - len(before) + before.index("since")):
        return False
    if days.since or low[days.start : days.start + 1] == ["since"]:
        return low[days.start : days.start + 1] == ["since"] and not is_rank(low, days.start)
    if not _RECORDS.isdisjoint(before):
        return False
    if not BEGIN.isdisjoint(before):
        return True
    behind = low[days.end : days.end + _BEHIND]
    return "when" in behind[:2] and not BEGIN.isdisjoint(behind)


def of_toll(
    beginnings: Beginnings,
    index: int,
    end: int,
    named: frozenset[str],
    today: date,
    *,
    up_to: bool = False,
) -> date | None:
    """From which day a toll of sentence `index` is counted, whose words end at token `end`.

    `named`: the words of strife in its own sentence. `up_to`: it counts "as of Saturday".
    """
    own = [one for one in beginnings.of_sentence.get(index, ()) if one.day <= today]
    behind = [one for one in own if one.at >= end]
    if own:
        return (behind or own)[0].day
    before = [one for one in beginnings.of_sentence.get(index - 1, ()) if one.day <= today]
    if before:
        return before[0].day
    past = [one for one in beginnings.told if one.day <= today]
    if up_to:
        # Others counted in this text start where a count up to some day does.
        recent = [one for one in past if one.since and today - one.day < _RECENT]
        if recent:
            return max(recent, key=lambda one: one.sentence).day
    told = [one for one in past if one.strife & named]
    if not told and not named:
        # "47 have died since it began its march on Sunday", a few lines before "51 have died".
        told = [
            one for one in past
            if one.since and today - one.day < _RECENT and one.sentence < index
        ]  # fmt: skip
    told = told or [one for one in past if one.strife]
    if not told and not named.isdisjoint(_CAMPAIGNS):
        told = [one for one in past if one.since]
    if not told:
        return None
    return min(told, key=lambda one: (one.sentence > index, abs(one.sentence - index))).day
