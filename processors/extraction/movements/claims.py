"""Movements as claims: with place, date and origin, each told once."""

import re
from bisect import bisect_left
from collections.abc import Hashable, Iterator
from dataclasses import replace

from processors.extraction.context import Context
from processors.extraction.frame import EXTRACTOR, claim_id
from processors.extraction.movements import by_nouns, by_presence, by_verbs, setting
from processors.extraction.movements.force import Force
from processors.extraction.movements.move import Move
from processors.extraction.movements.routes import Route
from processors.extraction.movements.telling import Telling
from processors.extraction.movements.vocabulary import HEADS, IDLE, SETS, TELLING, TRIGGERS
from processors.text.document import Sentence
from processors.text.gate import Gate
from schemas.claim import Action, Equipment, Modality, MovementClaim, Span

_GATE = Gate(TRIGGERS)
_UNGATED = re.compile(r"\bIS\b|(?<=\d )men\b")
"""What the gate cannot tell: the group from the verb, counted men from any men."""
_DISASTER = Gate(SETS["disaster"])
_WAR = Gate(SETS["war"])


def find(context: Context) -> tuple[MovementClaim, ...]:
    """Every movement the article claims, in reading order."""
    document = context.document
    named = [] if document.shouts else [match.start() for match in _UNGATED.finditer(document.text)]
    wanted = {
        sentence.index
        for offset in (*_GATE.offsets(document.folded), *named)
        if (sentence := document.sentence_at(offset)) is not None
    }
    if not wanted:
        return ()
    claims: list[MovementClaim] = []
    of_war = len(_WAR.offsets(document.folded))
    recalled: Force | None = None
    last = -2
    for index in sorted(wanted | {n + 1 for n in wanted if n + 1 < len(document.sentences)}):
        sentence = document.sentences[index]
        if index not in wanted and not _begins_with_pronoun(sentence):
            continue
        if TELLING.isdisjoint(sentence.tokens.low):
            continue  # forces, and nothing that they could be said to do
        scene = _telling(context, sentence, recalled if index - last <= 1 else None)
        told = (_claim(context, scene, move) for move in _moves(scene, at_war=of_war > 0))
        claims += (claim for claim in told if not _is_old_conquest(context, claim))
        if leading := _leading(scene.forces):
            recalled, last = leading, index
    if claims and _tells_of_disaster(document.folded, of_war):
        return ()
    return tuple(_once(claims))


def _tells_of_disaster(folded: str, of_war: int) -> bool:
    """Whether soldiers come to help here: a flood, a crash, and hardly a word of fighting."""
    disaster = len(_DISASTER.offsets(folded))
    return disaster > 0 and disaster >= 2 * of_war


def _is_old_conquest(context: Context, claim: MovementClaim) -> bool:
    """Whether it is how an earlier war went, which says of no force where it is now."""
    if claim.action is not Action.ADVANCE or claim.date_to is None:
        return False
    return (context.published_on(context.zone) - claim.date_to).days > _A_YEAR


_A_YEAR = 366


def _begins_with_pronoun(sentence: Sentence) -> bool:
    return _PRONOUN.match(sentence.document.folded, sentence.start) is not None


_PRONOUN = re.compile(r"""["'“‘]?(?:they|it)\b""")


def _leading(found: list[Force]) -> Force | None:
    return next((force for force in found if force.strong), None)


def _telling(context: Context, sentence: Sentence, recalled: Force | None) -> Telling:
    first = bisect_left(context.mention_starts, sentence.start)
    last = bisect_left(context.mention_starts, sentence.end, lo=first)
    return Telling(sentence, context.mentions[first:last], recalled)


def _moves(scene: Telling, *, at_war: bool) -> Iterator[Move]:
    """The movements of one sentence, none of them told twice."""
    kept: list[Move] = []
    for move in (
        *by_verbs.find(scene),
        *by_nouns.find(scene),
        *by_presence.find(scene),
        *by_presence.uncounted(scene),
        *by_presence.convoys(scene),
    ):
        if not (
            move.mover.strong
            or _carries_a_force(scene, move)
            or (at_war and _goes_somewhere(scene, move))
        ):
            continue
        if scene.word(move.mover.start) == "any" and move.modality is Modality.REPORTED:
            continue  # "any insurgents who fled": nobody in particular
        if not IDLE.isdisjoint(scene.low[max(0, move.start - 6) : move.end + 8]):
            continue
        twin = next((n for n, other in enumerate(kept) if _same(move, other)), None)
        if twin is None:
            kept.append(move)
        else:
            kept[twin] = _joined(kept[twin], move)
    yield from kept


def _goes_somewhere(scene: Telling, move: Move) -> bool:
    """Where there is war, "the men" and "factions" are forces if they go from or to a place.

    A weak body such as "the convoy" or "the mission" stays what it was.
    """
    head = HEADS.get(scene.word(move.mover.head))
    is_people = head is not None and head.kind == "persons"
    return is_people and bool(move.route.origin or move.route.destination)


def _carries_a_force(scene: Telling, move: Move) -> bool:
    """As in "trucks rumbled into Goma carrying fighters"."""
    return move.mover.is_equipment and any(
        force.strong and scene.word(force.start - 1) in {"carrying", "with", "of"}
        for force in scene.forces
        if force.start > move.mover.end
    )


def _same(one: Move, other: Move) -> bool:
    """Whether two rules read one movement of one sentence."""
    if one.start >= other.end or other.start >= one.end:
        return False
    if one.mover == other.mover and _may_be_one(one.route, other.route):
        return (
            one.action is other.action
            or Action.REINFORCE in {one.action, other.action}
            or one.stock
            or other.stock
        )
    return one.start == other.start and one.end == other.end


def _may_be_one(one: Route, other: Route) -> bool:
    """Whether neither names another place than the other."""
    same_goal = one.destination == other.destination or None in (one.destination, other.destination)
    same_start = one.origin == other.origin or None in (one.origin, other.origin)
    return same_goal and same_start


def _joined(one: Move, other: Move) -> Move:
    """The first, with what only the second says of the route, if it is the same action."""
    if one.action is not other.action:
        return one
    route = Route(
        one.route.origin or other.route.origin,
        one.route.destination or other.route.destination,
        max(one.route.end, other.route.end),
    )
    if route == one.route:
        return one
    return replace(one, route=route, end=max(one.end, other.end))


def _claim(context: Context, scene: Telling, move: Move) -> MovementClaim:
    tokens = scene.tokens
    start, end = tokens.start[move.start], tokens.end[min(move.end, len(tokens)) - 1]
    quote = context.document.text[start:end]
    where = setting.place_of(context, scene, move, start, end)
    when = setting.dates_of(context, scene, move, start, end)
    quantity = None if move.mover.is_equipment else move.mover.quantity
    origin_place = scene.text(*move.route.origin) if move.route.origin else None
    destination = scene.text(*move.route.destination) if move.route.destination else None
    low = quantity.low if quantity and quantity.low else None
    high = quantity.high if quantity and quantity.low else None
    article = context.article
    return MovementClaim(
        claim_id=claim_id(
            article.id, article.version, "movement", quote, start, move.action, move.actor
        ),
        article_id=article.id,
        article_version=article.version,
        span=Span(start=start, end=end),
        text_sha256=context.text_sha256,
        quote=quote,
        origin=context.origin_at(start, end),
        place=where.place,
        within=where.within,
        country=where.country,
        location=where.location,
        date_from=when.first,
        date_to=when.last,
        modality=move.modality,
        background=context.is_background(when),
        extractor=EXTRACTOR,
        why=(f"movement: {move.why}", *(rule for rule in (where.rule, when.rule) if rule)),
        actor=move.actor,
        action=move.action,
        size_low=low,
        size_high=high,
        units=move.mover.units,
        equipment=_merged((*move.mover.equipment, *_brought(scene, move))),
        stock=move.stock,
        origin_place=origin_place,
        destination=destination,
    )


def _brought(scene: Telling, move: Move) -> Iterator[Equipment]:
    """As in "arrived in Goma with 12 tanks and six howitzers": what comes along."""
    for force in scene.forces:
        if move.verb < force.start <= move.end + _BROUGHT_REACH and force.is_equipment:
            before = scene.word(force.start - 1)
            if before in {"with", "by"} and force != move.mover:
                yield from force.equipment


_BROUGHT_REACH = 8


def _merged(equipment: tuple[Equipment, ...]) -> tuple[Equipment, ...]:
    """One entry for each type."""
    kinds: dict[str, Equipment] = {}
    for item in equipment:
        kinds.setdefault(item.type, item)
    return tuple(kinds.values())


def _once(claims: list[MovementClaim]) -> Iterator[MovementClaim]:
    """Each distinct movement once, at its fullest statement; one to nowhere stays as it is."""
    kept: dict[Hashable, MovementClaim] = {}
    for claim in claims:
        key = _sameness(claim)
        if key not in kept or _fullness(claim) > _fullness(kept[key]):
            kept[key] = claim
    yield from kept.values()


def _sameness(claim: MovementClaim) -> Hashable:
    """Equal for two statements of one movement."""
    if not claim.destination:
        return claim.claim_id
    return (
        claim.action,
        claim.modality,
        claim.stock,
        claim.origin,
        claim.size_low,
        claim.size_high,
        claim.actor.casefold(),
        claim.destination.casefold(),
        claim.date_from,
        claim.date_to,
    )


def _fullness(claim: MovementClaim) -> int:
    return sum(value is not None for value in (claim.size_low, claim.date_from, claim.place)) + len(
        claim.units
    )
