"""What the words around a day make of it: a burial, a deadline, the start of what goes on."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from processors.extraction.dashes import DASHES
from processors.extraction.scope import EVENTS, RANKED_WITHIN, RANKS
from processors.extraction.spread import MANY_EVENTS
from processors.extraction.vocabulary import REPORT, REPORT_PAST
from processors.text.day_words import WEEKDAYS, Days
from processors.text.lexicon import words

HAPPENED = EVENTS | MANY_EVENTS


def is_of_aftermath(low: list[str], days: Days) -> bool:
    """Whether a day is that of burying or mourning: nothing that is told goes on from it."""
    is_open = not days.many and "to" not in low[days.end : days.end + 2]
    if is_open and low[days.start - 1 : days.start] == ["from"]:
        return True
    if not _AFTERMATH.isdisjoint(low[max(0, days.start - _AFTERMATH_REACH) : days.start]):
        return True  # "mourned on Thursday the 24 killed two days earlier"
    return days.start <= 1 and not _AFTERMATH.isdisjoint(low)


_AFTERMATH_REACH = 8
_AFTERMATH = words(
    "bury buried burial burials funeral funerals mourning mourned mourners vigil condolences "
    "sentenced convicted acquitted jailed verdict pleaded extradited anniversary commemorated"
)


def is_count_at_end(low: list[str], days: Days) -> bool:
    """As in "were still displaced at the end of last year": so many since a start."""
    if not days.many or low[max(0, days.start - 2) : days.start] != ["end", "of"]:
        return False
    return not STILL.isdisjoint(low[: days.start])


STILL = words("still remain remained")


def bounds_of_plan(low: list[str], days: Days) -> tuple[bool, bool]:
    """Whether what is planned for days has a first and a last one.

    "By the end of May" is open before it, "from Saturday" behind.
    """
    before = low[max(0, days.start - _PLAN_REACH) : days.start]
    if low[days.start : days.start + 2] == ["the", "end"]:
        return False, True
    if not _DEADLINES.isdisjoint(before):
        return False, True
    behind = low[days.end : days.end + 2]  # not "from 16 March to secure the camps"
    is_span = days.many or (behind[:1] == ["to"] and behind[1:] != [] and behind[1][0].isdigit())
    if before[-1:] == ["from"] and not is_span:
        return True, False
    return True, before[-2:] != ["early", "as"]


_PLAN_REACH = 4
_DEADLINES = words("by before until till")


def is_occasion(low: list[str], first: int, days: Days) -> bool:
    """As in "marched on Thursday over the killing of two": the day of the march."""
    before = low[max(0, first - 2) : first]
    if days.end > first:
        return False
    return "over" in before or ("against" in before and not _MARCHES.isdisjoint(low[:first]))


_MARCHES = words("marched protested rallied demonstrated march protest protests rally")


def is_deadline(low: list[str], days: Days, published: date) -> bool:
    """As in "will send 200 soldiers by the end of this week": nothing told goes on from it."""
    before = low[max(0, days.start - _PLAN_REACH) : days.start]
    return days.last >= published and not _DEADLINES.isdisjoint(before)


def is_of_before(low: list[str], days: Days) -> bool:
    """As in "a battalion had joined them on Sunday": told of what came before the story's day."""
    return "had" in low[max(0, days.start - _HAD_REACH) : days.start]


_HAD_REACH = 6


def lasts_on(low: list[str], days: Days, published: date) -> Days:
    """As in "killed in clashes that began on Monday": they go on up to publication."""
    before = low[max(0, days.start - _BEGUN_REACH) : days.start]
    if days.kind not in {"day", "weekday"} or _BEGUN.isdisjoint(before[-_BEGUN_NEAR:]):
        return days
    if _LASTING.isdisjoint(before) or days.last >= published:
        return days
    return replace(days, last=published, many=True)


_BEGUN = words("began begun started erupted")
_BEGUN_NEAR = 3
_BEGUN_REACH = 14
_LASTING = words(
    "clashes fighting battle battles offensive operation campaign siege strikes raids violence"
    " unrest"
)


def is_end_of_lasting(low: list[str], days: Days) -> bool:
    """As in "the operation, which ended on Friday, killed": the last of its days."""
    before = low[max(0, days.start - _BEGUN_REACH) : days.start]
    if days.kind not in {"day", "weekday", "month", "year"} or "ended" not in low:
        return False
    is_clause = not _ENDED.isdisjoint(pairwise(before[-_BEGUN_NEAR - 1 :]))
    return is_clause and not (_LASTING | _WARS).isdisjoint(before)


_ENDED = frozenset((that, end) for that in ("that", "which") for end in ("ended",))
_WARS = words("war conflict insurgency uprising rebellion")


def is_after_vaguely(low: list[str], first: int, days: Days | None) -> tuple[bool, bool]:
    """As in "days after they seized X", "a year after the raid that killed": of no day told.

    And whether it is so long ago that it is recalled.
    """
    for k in range(max(2, first - _AFTER_REACH), first):
        if low[k] != "after" or low[k - 1] not in _UNITS or "," in low[k:first]:
            continue
        if days is not None and days.end > k and "," not in low[first : days.start]:
            return False, False  # "days after they seized X on Friday"
        if low[k - 1] in _ONE and low[k - 2] not in {"a", "one"}:
            continue  # "of last year after it had killed four"
        is_long = low[k - 1] in _LONG
        if is_long or not (low[k - 2].isdigit() or low[k - 2] in _NUMBERS):
            return True, is_long
    return False, False


_AFTER_REACH = 12
_LONG = words("year years month months decade decades")
_ONE = words("year month decade")


def is_ranked(low: list[str], days: Days) -> bool:
    """As in "the worst attack this year": the year is that of the others."""
    before = low[max(0, days.start - RANKED_WITHIN) : days.start]
    return low[days.start] == "this" and not RANKS.isdisjoint(before)


_UNITS = _LONG | words("days weeks")
_NUMBERS = words("two three four five six seven eight nine ten")


def in_order(low: list[str], days: list[Days]) -> list[Days]:
    """The days of a sentence, that first which what follows is most likely told of.

    Of "one wounded in Saturday's attack died on Monday" it is the attack's.
    """
    latest = days[::-1]
    if len(days) > 1 and not _DYING.isdisjoint(low):
        owning = [one for one in latest if _owns_event(low, one)]
        return owning + [one for one in latest if one not in owning]
    return latest


_DYING = words("toll hospital wounds injuries succumbed")


def _owns_event(low: list[str], days: Days) -> bool:
    behind = low[days.end : days.end + 4]
    return behind[:1] == ["'s"] and not HAPPENED.isdisjoint(behind)


def is_standing(low: list[str], days: Days, first: int, last: int) -> bool:
    """As in "by Sunday 59 were dead", "were still missing on Tuesday", "a toll of six".

    So it stood that day.
    """
    if days.kind not in {"day", "weekday"}:
        return False
    before = low[max(0, days.start - 2) : days.start]
    if low[days.end : days.end + 1] == ["'s"]:
        return False
    if before[-1:] in (["by"], ["until"], ["till"]) or before == ["as", "of"]:
        return True
    if "toll" in low[max(0, first - _STILL_REACH) : last]:
        return True
    return not STILL.isdisjoint(low[max(0, days.start - _STILL_REACH) : days.start])


_STILL_REACH = 4
"""Tokens between a word for what goes on and the day: "were still missing on"."""


def is_of_late_death(low: list[str], days: Days) -> bool:
    """As in "the clinic said two had died overnight": the day of a death, not of the attack."""
    before = low[max(0, days.start - _DIED_REACH) : days.start]
    return not _DIED.isdisjoint(before) and not _TREATED.isdisjoint(low)


_DIED_REACH = 3
_DIED = words("died succumbed")
_TREATED = words("hospital clinic wounds injuries doctor doctors nurse surgeon medic medics")


def of_night(low: list[str], days: Days, details: list[list[str]]) -> Days:
    """As in "overnight", where the next sentences say "shortly after midnight": the later day."""
    if low[days.start] != "overnight" or days.last - days.first != timedelta(1):
        return days
    for told in details:
        if not _WEEKDAYS.isdisjoint(told):
            break
        for pair in pairwise(told):
            if pair in _AFTER_MIDNIGHT:
                return replace(days, first=days.last)
            if pair == ("before", "midnight"):
                return replace(days, last=days.first)
    return days


_WEEKDAYS = frozenset(WEEKDAYS)
_AFTER_MIDNIGHT = frozenset(
    [("after", "midnight"), ("before", "dawn"), ("at", "dawn"), ("before", "sunrise"),
     ("small", "hours"), ("early", "hours")]
)  # fmt: skip


def is_of_search(low: list[str], days: Days) -> bool:
    """As in "are still digging two days after floods tore through X": all is told of that day."""
    return low[days.end - 1] == "after" and not _SEARCHING.isdisjoint(low[: days.start])


_SEARCHING = _AFTERMATH | words(
    "still rescuers search searching searched digging combing mourns mourn burying survivors rubble"
    " grieving grieves recovering recover shock stunned reeling"
)


def is_afterwards(low: list[str], first: int) -> bool:
    """As in "The army subsequently sent a company": on some later day than that told."""
    return not _AFTERWARDS.isdisjoint(low[: first + 3])


_AFTERWARDS = words("subsequently afterwards eventually thereafter")


def goes_on(low: list[str]) -> bool:
    """As in "The militants also seized 40 people": more of what was told before."""
    for one, behind in pairwise(low[:_ALSO_REACH]):
        if one == "also":
            return behind not in _SAID
    return False


_ALSO_REACH = 6
_SAID = REPORT | REPORT_PAST


def before_report(low: list[str], days: Days, opening: list[Days]) -> Days:
    """As in "the previous quarter", in a report of April to June: from January to March."""
    if low[days.end - 2 : days.end] not in (["previous", "quarter"], ["preceding", "quarter"]):
        return days
    for one in opening:
        if one.many and _SHORT_QUARTER <= (one.last - one.first).days <= _LONG_QUARTER:
            last = one.first - timedelta(1)
            month = (one.first.month - 3) % 12 or 12
            first = date(last.year - (month > last.month), month, 1)
            return replace(days, first=first, last=last)
    return days


_SHORT_QUARTER = 88
_LONG_QUARTER = 93


def is_toll_of_lead(low: list[str]) -> bool:
    """As in "the toll of the attack rose to 12": that which the article is about."""
    if "toll" not in low:
        return False
    return any(
        word in EVENTS and low[k - 1] in {"the", "that", "this"} for k, word in enumerate(low)
    )


def is_labelled(raw: list[str]) -> bool:
    """Whether a sentence opens with the label of an item: "KIRKUK - A bomb exploded"."""
    at = next((k for k, word in enumerate(raw[:_LABEL]) if word in _BEHIND_LABEL), 0)
    return at > 0 and all(word.isupper() or not word.isalpha() for word in raw[:at])


_LABEL = 6
"""Tokens within which the label of an item ends."""
_BEHIND_LABEL = frozenset((*DASHES, "-", ":"))
