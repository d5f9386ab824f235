"""Where and when a movement took place."""

from dataclasses import replace

from processors.extraction import beginnings, borders, day_phrases
from processors.extraction.context import Context
from processors.extraction.frame import EventDates, EventPlace
from processors.extraction.movements.move import Move
from processors.extraction.movements.telling import Telling
from processors.extraction.movements.vocabulary import GROUND, SETS
from processors.extraction.scenes import country_around
from processors.geo.mention import PlaceMention
from processors.text.day_words import PARTS, Days
from processors.text.lexicon import words
from schemas.claim import Action, Modality

_SKIPPED = SETS["determiners"] | {"within", "outside", "inside", "near", "of"}


def place_of(context: Context, scene: Telling, move: Move, start: int, end: int) -> EventPlace:
    """The destination, else the road followed, else what is left, else what the words are about.

    Ground that no gazetteer knows keeps the name it is given, in the country spoken of.
    """
    if move.action in _COMING and move.route.origin and not move.route.destination:
        # "arrived from Hilla": where they are now is not where they came from
        before = max(move.start + 1, move.route.origin[0])
        return context.event_place(start, scene.tokens.end[before - 1])
    if _is_of_the_country(scene, move):
        return context.whereabouts.land_around(context.event_place(start, end))
    left = move.route.origin
    if left and move.route.destination and left[1] <= move.verb:
        # "reinforcements from Hilla reached the post": the post is not in Hilla
        start, left = scene.tokens.start[move.verb], None
    for span in (move.route.destination, move.route.along, left):
        if span is None:
            continue
        mentions = _mentions(scene, *span)
        across = _across(context, mentions)
        if mentions and across is None:
            return context.whereabouts.resolved(mentions, "place")
        if called := context.named.called_in(scene.sentence.index, *span):
            return context.whereabouts.resolved(called, "place")
        name = _own_name(scene, *span) or _proper_name(scene, *span) or _border(scene, *span)
        if name is not None:
            around = context.event_place(start, end)
            if across is not None:
                return _at_border(around, name, across)
            within = around.within
            if around.place and around.place not in within:
                within = (around.place, *within)
            return replace(
                around, place=name, within=within, location=None, rule="place as written"
            )
    if move.verb and move.mover.is_state is False and scene.is_country(move.start):
        # "Uganda sent troops across the border": not where it is that sends
        return context.event_place(scene.tokens.start[move.verb], end)
    return context.event_place(start, end)


def _is_of_the_country(scene: Telling, move: Move) -> bool:
    """As in "will leave the country", "are still in the country": the land, and no town in it."""
    words_behind = [scene.word(k) for k in range(move.verb, move.verb + _COUNTRY_REACH)]
    if "country" not in words_behind:
        return False
    at = words_behind.index("country")
    if at < _MARK or words_behind[at - 1] != "the":
        return False
    is_part = words_behind[at + 1 : at + 2] == ["'s"]
    return words_behind[at - 2] in _THE_COUNTRY and not is_part


_COUNTRY_REACH = 9
_MARK = 2
_THE_COUNTRY = words("in to into from leave left leaving entered enter entering quit")


def _across(context: Context, mentions: list[PlaceMention]) -> PlaceMention | None:
    """The land on the other side of a border: X of "the border with X"."""
    text = context.document.text
    return next((m for m in mentions if borders.lies_across(text, m)), None)


def _at_border(around: EventPlace, name: str, across: PlaceMention) -> EventPlace:
    """A border, in the country on this side; in none if the text speaks of the other alone."""
    beyond = across.location.country if across.location else None
    land = country_around(around)
    if land.country == beyond:
        return EventPlace(place=name, rule="place as written")
    return replace(
        land, place=name, within=land.within[-1:], location=None, rule="place as written"
    )


def _mentions(scene: Telling, start: int, end: int) -> list[PlaceMention]:
    """The place that tokens `start` up to `end` name, two if they stand with "and"."""
    found: list[PlaceMention] = []
    for i in range(start, end):
        if not scene.is_place(i) or scene.mentions[i] in found:
            continue
        if found and (
            scene.word(i - 1) == "'s" or (scene.word(i - 1) == "of" and scene.word(i - 2) in GROUND)
        ):
            found[-1] = scene.mentions[i]  # "Somalia's Gedo region", "the Kyiv suburb of X"
        elif not found or scene.word(i - 1) == "and":
            found.append(scene.mentions[i])
    return found


def _own_name(scene: Telling, start: int, end: int) -> str | None:
    """The name of ground that is no place mention: "the Tabqa dam" without its article."""
    while start < end and scene.word(start) in _SKIPPED:
        start += 1
    named = any(scene.is_name(i) and not scene.is_demonym(i) for i in range(start, end))
    if not named or scene.word(end - 1) not in GROUND:
        return None
    while start < end - 1 and not scene.is_name(start):
        start += 1
    return scene.text(start, end)


_COMING = frozenset({Action.DEPLOY, Action.ARRIVE, Action.REINFORCE})


def _proper_name(scene: Telling, start: int, end: int) -> str | None:
    """The name of a place that no gazetteer has: "Dosalli", "Mazeze and Ocua"."""
    if scene.word(start) == "the" or scene.shouts:
        return None
    named = all(
        scene.is_name(i) or scene.word(i) in {"and", "-"} or scene.word(i - 1) == "-"
        for i in range(start, end)
    )
    return scene.text(start, end) if named and scene.is_name(start) else None


def _border(scene: Telling, start: int, end: int) -> str | None:
    """As in "the southern border": no other name would say where that is."""
    if _BORDERS.isdisjoint(scene.low[start:end]):
        return None
    while start < end - 1 and scene.word(start) in _SKIPPED | {"'s"}:
        start += 1
    return scene.text(start, end)


_BORDERS = frozenset({"border", "borders", "frontier"})


def dates_of(context: Context, scene: Telling, move: Move, start: int, end: int) -> EventDates:
    """The days that the movement's own sentence names for it, or that its story has been told of.

    A day between "ordered" and "to advance" is that of the order. What is planned for a weekday
    lies ahead.
    """
    planned = move.modality is Modality.PLANNED
    days = context.timeline.days(scene.sentence.index)
    if planned and move.governor_at is not None:
        between = [day for day in days if move.governor_at < day.start < move.verb]
        others = [day for day in days if day not in between]
        if between and not others:
            return EventDates()
    behind = next((day for day in days if day.start > move.verb), None)
    low = scene.sentence.tokens.low
    if day_phrases.is_after_vaguely(low, move.verb, behind)[0]:
        return EventDates()
    ahead = planned or move.modality is Modality.CONDITIONAL
    when = context.event_dates(start, end, ahead=ahead)
    if when.rule == "date" and behind is not None and _is_of_rank(low, move.verb, behind):
        return EventDates()
    if when.rule == "date" and (
        (move.stock and _is_now(scene, move))
        or (_is_perfect(scene, move) and _is_of_clause_before(scene, move, days))
    ):
        return EventDates()
    if when.last is not None and when.recalled:
        # An earlier attack is told as history; how the troops of this war came is of this war.
        when = replace(when, recalled=False)
    if when.rule == "date" and context.timeline.is_background(when) and _is_perfect(scene, move):
        return EventDates()  # "the group, which fought a war in 2006, has sent thousands"
    if when.rule == "date" or _is_narrated(scene, move) or _is_at_an_hour(scene, move):
        return when
    return EventDates(recalled=context.timeline.is_background(when) and not _is_now(scene, move))


def _is_of_rank(low: list[str], verb: int, days: Days) -> bool:
    """As in "its biggest gain since the war erupted last April": from then on nothing was more."""
    since = next((k for k in range(days.start, verb, -1) if low[k] == "since"), None)
    return since is not None and beginnings.is_rank(low, since)


def _is_narrated(scene: Telling, move: Move) -> bool:
    """As in "On Monday they took Hama. They pushed on to Homs": one past deed after another.

    "Have arrived" and "are advancing" tell how things stand now.
    """
    if move.modality is not Modality.REPORTED or move.stock:
        return False
    verb = scene.word(move.verb)
    before = {scene.word(k) for k in range(move.verb - _GROUP_REACH, move.verb)}
    return (verb.endswith("ed") or verb in _PASTS) and before.isdisjoint(_NOT_NARRATING)


def _is_at_an_hour(scene: Telling, move: Move) -> bool:
    """As in "tanks had been moved in during the afternoon": an hour of the day that is told of."""
    if move.modality is not Modality.REPORTED or move.stock:
        return False
    words_behind = [scene.word(k) for k in range(move.verb, move.verb + _HOUR_REACH)]
    if not _CLOCK.isdisjoint(words_behind):
        return True
    return any(
        before in _AT and (word in PARTS or (word == "the" and after in PARTS))
        for before, word, after in zip(
            words_behind, words_behind[1:], words_behind[2:], strict=False
        )
    )


_HOUR_REACH = 14
_CLOCK = words("clock o'clock a.m p.m am pm")
_AT = words("at in before during after around toward towards by")


def _is_perfect(scene: Telling, move: Move) -> bool:
    before = {scene.word(k) for k in range(move.verb - _GROUP_REACH, move.verb)}
    return not before.isdisjoint({"has", "have"})


def _is_now(scene: Telling, move: Move) -> bool:
    """As in "2,000 are still in the country": told of today, after whatever history."""
    start, end = (move.start - 1, move.end + 1) if move.stock else (move.verb, move.verb + 1)
    words_near = {scene.word(k) for k in range(start - _GROUP_REACH, end + _GROUP_REACH)}
    return not words_near.isdisjoint(_PRESENT)


_PRESENT = words("are is remain remains has have")


def _is_of_clause_before(scene: Telling, move: Move, days: list[Days]) -> bool:
    """As in "crossed on Friday, and 400 have reached the front": the day of what came before."""
    before = [day for day in days if day.end <= move.start]
    if not before or len(before) < len(days):
        return False
    return "and" in scene.low[before[-1].end : move.start]


_GROUP_REACH = 3
_PASTS = words(
    "left entered took fell drove went came fled withdrew swept broke sent brought retook overran"
    " sailed flew rode won lost"
)
_NOT_NARRATING = words("has have had is are be been being will would to could can may might if")
