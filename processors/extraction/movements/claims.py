"""Movements as claims: with place, date and origin, each told once."""

import re
from bisect import bisect_left
from collections.abc import Collection, Hashable, Iterator

from processors.extraction.context import Context
from processors.extraction.frame import EXTRACTOR, claim_id
from processors.extraction.movements import moves, setting
from processors.extraction.movements.force import Force
from processors.extraction.movements.move import Move
from processors.extraction.movements.telling import Telling
from processors.extraction.movements.vocabulary import SETS, TELLING, TRIGGERS
from processors.text.document import Sentence
from processors.text.gate import Gate
from schemas.claim import Equipment, MovementClaim, Span

_GATE = Gate(TRIGGERS)
_IS = re.compile(r"\bIS\b")
"""The group, which the gate cannot tell from the verb."""
_DISASTER = Gate(SETS["disaster"])
_WAR = Gate(SETS["war"])
_TRADE_AND_GAMES = Gate(SETS["trade_and_games"])
_SO_MANY = 4
"""Words of trade or games that a report of war has no use for."""


def find(context: Context) -> tuple[MovementClaim, ...]:
    """Every movement the article claims, in reading order."""
    document = context.document
    named = [] if document.shouts else [match.start() for match in _IS.finditer(document.text)]
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
    last = skipped = -2
    known: set[str] = set()
    for index in sorted(wanted | {n + 1 for n in wanted if n + 1 < len(document.sentences)}):
        sentence = document.sentences[index]
        if index not in wanted and not _begins_with_pronoun(sentence):
            continue
        if TELLING.isdisjoint(sentence.tokens.low):
            skipped = index
            continue  # forces, and nothing that they could be said to do
        if skipped == index - 1 and last < skipped and _begins_with_pronoun(sentence):
            # "The rebels attacked. They were driven back": who was told of last, without moving
            before = document.sentences[skipped]
            if leading := _leading(_telling(context, before, None, known).forces):
                recalled, last = leading, skipped
        scene = _telling(context, sentence, recalled if index - last <= 1 else None, known)
        for force in scene.forces:
            if force.strong:
                known.update(scene.low[force.head : force.end])
        told = (
            _claim(context, scene, move) for move in moves.of_sentence(scene, at_war=of_war > 0)
        )
        claims += told
        if leading := _leading(scene.forces):
            recalled, last = leading, index
    if claims and (
        _tells_of_disaster(document.folded, of_war) or _is_figurative(document.folded, of_war)
    ):
        return ()
    return tuple(_once(claims))


def _tells_of_disaster(folded: str, of_war: int) -> bool:
    """Whether soldiers come to help here: a flood, a crash, and hardly a word of fighting."""
    disaster = len(_DISASTER.offsets(folded))
    return disaster > 0 and disaster >= 2 * of_war


def _is_figurative(folded: str, of_war: int) -> bool:
    """Whether a firm pulls out of a market here, or a side storms into a final."""
    peaceful = len(_TRADE_AND_GAMES.offsets(folded))
    return peaceful >= _SO_MANY and peaceful > of_war


def _begins_with_pronoun(sentence: Sentence) -> bool:
    return _PRONOUN.match(sentence.document.folded, sentence.start) is not None


_PRONOUN = re.compile(r"""["'“‘]?(?:it|(?:[\w,]+ ){0,4}they|(?:[\w,]+ ){1,3}of them)\b""")


def _leading(found: list[Force]) -> Force | None:
    return next((force for force in found if force.strong), None)


def _telling(
    context: Context, sentence: Sentence, recalled: Force | None, known: Collection[str]
) -> Telling:
    first = bisect_left(context.named.starts, sentence.start)
    last = bisect_left(context.named.starts, sentence.end, lo=first)
    return Telling(sentence, context.mentions[first:last], recalled, known)


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
        background=context.timeline.is_background(when),
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
        aboard = scene.word(force.start - 1) in _ABOARD and force.quantity is not None
        if aboard and force.is_equipment and move.mover.end < force.start <= move.end:
            yield from force.equipment  # "had left in 15 armoured vehicles"
        if move.verb < force.start <= move.end + _BROUGHT_REACH and force.is_equipment:
            before = scene.word(force.start - 1)
            is_means = before == "by" and force.end == force.start + 1  # "by helicopter"
            if before in {"with", "by"} and force != move.mover and not is_means:
                yield from force.equipment


_BROUGHT_REACH = 8
_ABOARD = frozenset({"in", "aboard", "from"})


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
