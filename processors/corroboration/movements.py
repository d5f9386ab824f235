"""Movements: the same actor, action and place within a few days are one; flow and stock are not.

Planned, conditional and denied are kept under slots of their own and never count as happened.
"""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256

from processors.corroboration.entries import KEPT_FOR, Move, MovementEntry, Said, kept_until
from processors.corroboration.estimates import Voice, agreed
from processors.corroboration.grade import graded
from processors.corroboration.names import actor_key, full_names
from processors.corroboration.origins import standing
from processors.corroboration.slots import finding_id, place_id, plainest
from processors.corroboration.statements import Figure, Statement, newest_evidence, statement
from processors.corroboration.voices import by_origin
from processors.shapes import Store, load, save
from schemas.claim import Equipment, EquipmentType, MovementClaim
from schemas.finding import Change, Estimate, Evidence, Movement
from schemas.reading import Reading

WINDOW = timedelta(days=2)
"""Reports of a movement so far after its first day are of the same one. Ours, not a standard."""

MOVES_KEPT = 64
"""Moves of a month that an entry keeps, the latest."""

Slot = tuple[date, str]
"""First day and actor of a movement."""

EVIDENCE = 20
"""Claims quoted in a finding at most."""

Filed = dict[str, tuple[MovementEntry, tuple[Move, ...]]]
"""What one article says, by slot; the entry is how the slot begins."""


def sorted_by_slot(reading: Reading) -> Filed:
    """The movement claims of a reading, each in its slot."""
    filed: Filed = {}
    for claim in reading.claims:
        if isinstance(claim, MovementClaim):
            move = _move(reading, claim)
            entry = _entry(claim, move.day)
            known, moves = filed.get(entry.key, (entry, ()))
            filed[entry.key] = (known, _in_order([*moves, move]))
    return filed


def _move(reading: Reading, claim: MovementClaim) -> Move:
    published = reading.published_at.date()
    sized = claim.size_low is not None or claim.size_high is not None
    low = claim.size_low or 0
    exact = claim.size_high if claim.size_high == claim.size_low else None
    figure = Figure(
        claim_id=claim.claim_id,
        origin=claim.origin,
        quote=claim.quote,
        span=claim.span,
        text_sha256=claim.text_sha256,
        low=low,
        best=exact,
        high=claim.size_high if sized else None,
        sized=sized,
    )
    return Move(
        day=claim.date_from or claim.date_to or published,
        place=claim.place,
        size=figure.estimate if sized else None,
        units=tuple(sorted(set(claim.units))),
        equipment=claim.equipment,
        actor=claim.actor,
        actor_key=actor_key(claim.actor),
        origin_place=claim.origin_place,
        destination=claim.destination,
        statement=statement(
            reading,
            [(claim, figure)],
            earliest=None,
            dated_by_publication=claim.date_from is claim.date_to is None,
        ),
    )


def _entry(claim: MovementClaim, day: date) -> MovementEntry:
    kind = (
        f"{claim.action}/{claim.modality}{'+stock' if claim.stock else ''}"
        f"{'+background' if claim.background else ''}"
    )
    return MovementEntry(
        key=f"movement/{kind}/{day:%Y-%m}/{place_id(claim)}",
        action=claim.action,
        modality=claim.modality,
        stock=claim.stock,
        background=claim.background,
        location=claim.location,
    )


def _in_order(moves: Iterable[Move]) -> tuple[Move, ...]:
    return tuple(
        sorted(moves, key=lambda m: (m.day, m.statement.sort_key, m.statement.figures[0].claim_id))
    )


def folded(
    store: Store, reading: Reading, filed: Filed, earlier: Sequence[str]
) -> Iterable[Movement]:
    """File an article's moves in place of its earlier ones; the findings that this changes."""
    found: list[Movement] = []
    for key in sorted({*filed, *earlier}):
        opened, moves = filed.get(key, (None, ()))
        entry = load(store, key, MovementEntry) or opened
        if entry is None:
            continue
        others = [m for m in entry.moves if m.statement.article_id != reading.article_id]
        after = _in_order([*others, *moves])
        cut = entry.cut_before
        if len(after) > MOVES_KEPT:
            after = after[-MOVES_KEPT:]
            cut = max(after[0].day, cut or date.min)
        if after == entry.moves:
            continue
        where = plainest([entry.location, opened.location if opened else None])
        update = {"moves": after, "cut_before": cut, "location": where}
        entry, changed = _told(entry.model_copy(update=update), reading)
        newest = max((m.statement.published_at for m in after), default=reading.published_at)
        last = max((m.day for m in after), default=None)
        expires = kept_until(last, max(newest, reading.published_at), KEPT_FOR)
        save(store, key, entry, expires=expires)
        found += changed
    return sorted(found, key=lambda movement: movement.finding_id)


def _told(entry: MovementEntry, reading: Reading) -> tuple[MovementEntry, list[Movement]]:
    """The entry with what is now said of it, and the revisions that say it."""
    groups = _windows(entry.moves)
    said = {(day, actor): last for day, actor, last in entry.said}
    changed: list[Movement] = []
    for slot in sorted({*groups, *said}):
        moves = groups.get(slot, ())
        last = said.get(slot)
        cut = entry.cut_before is not None and slot[0] <= entry.cut_before
        if not moves and (last is None or not last.stands or cut):
            continue
        movement = _weighed(entry, slot, moves, reading.country)
        digest = sha256(movement.encode()).hexdigest()[:32]
        if last is not None and last.digest == digest:
            continue
        published = [m.statement.published_at for m in moves]
        at = max([reading.published_at, *published, *([last.at] if last else [])])
        said_by = by_origin(tuple(m.statement for m in moves))
        movement = movement.model_copy(
            update={
                "revision": last.revision + 1 if last else 1,
                "at": at,
                "change": _change(last, movement) if moves else Change.RETRACTED,
                "evidence": newest_evidence(said_by, movement.evidence, EVIDENCE),
            }
        )
        said[slot] = Said(
            revision=movement.revision,
            digest=digest,
            estimate=movement.size,
            at=at,
            stands=bool(moves),
        )
        changed.append(movement)
    newest = sorted((day, actor, last) for (day, actor), last in said.items())[-MOVES_KEPT:]
    return entry.model_copy(update={"said": tuple(newest)}), changed


def _windows(moves: Sequence[Move]) -> dict[Slot, tuple[Move, ...]]:
    """Moves by the actor and the first day of the window; `moves` are in order of days."""
    actors = full_names({move.actor_key for move in moves})
    groups: dict[Slot, tuple[Move, ...]] = {}
    opened: dict[str, date] = {}
    for move in moves:
        actor = actors[move.actor_key]
        if actor not in opened or move.day > opened[actor] + WINDOW:
            opened[actor] = move.day
        slot = (opened[actor], actor)
        groups[slot] = (*groups.get(slot, ()), move)
    return groups


def _change(last: Said | None, now: Movement) -> Change:
    if last is None or not last.stands:
        return Change.INITIAL
    if last.estimate == now.size or last.estimate is None or now.size is None:
        return Change.REAFFIRMED
    return Change.RAISED if now.size.low > last.estimate.low else Change.LOWERED


def _weighed(entry: MovementEntry, slot: Slot, moves: Sequence[Move], country: str) -> Movement:
    """What the moves come to, with the leading evidence only, as if never told before."""
    day, actor = slot
    movement = Movement(
        finding_id=finding_id(country, f"{entry.key}/{day}/{actor}"),
        revision=1,
        at=datetime.min.replace(tzinfo=UTC),
        country=country,
        place=entry.location.place.name if entry.location else None,
        location=entry.location,
        date_from=day,
        date_to=max((m.day for m in moves), default=day),
        change=Change.INITIAL,
        origins=(),
        evidence=(),
        background=entry.background,
        actor=actor,
        action=entry.action,
        modality=entry.modality,
        stock=entry.stock,
    )
    if not moves:
        merged = any(move.day == day for move in entry.moves)
        return movement.model_copy(update={"flags": ("merged",) if merged else ()})
    said_by = by_origin(tuple(m.statement for m in moves))
    size, conflict = _size(moves, said_by)
    grade, sides, why = graded(tuple(said_by), (), conflict=conflict, inconsistent=False)
    dated = all(m.statement.dated_by_publication for m in moves)
    marks = {"conflict": conflict, "dated_by_publication": dated}
    by_age = sorted(moves, key=lambda m: m.statement.sort_key)
    leads: list[Evidence] = []
    for key, said in said_by.items():
        leads += [said[0].evidence(figure, key) for figure in said[0].figures]
    return movement.model_copy(
        update={
            "actor": by_age[0].actor,
            "size": size,
            "units": tuple(sorted({unit for m in moves for unit in m.units})),
            "equipment": _equipment(moves),
            "origin_place": next((m.origin_place for m in by_age if m.origin_place), None),
            "destination": next((m.destination for m in by_age if m.destination), None),
            "origins": tuple(said_by),
            "sides": sides,
            "grade": grade,
            "grade_why": why,
            "flags": tuple(sorted(name for name, holds in marks.items() if holds)),
            "evidence": tuple(leads),
        }
    )


def _size(
    moves: Sequence[Move], said_by: dict[str, list[Statement]]
) -> tuple[Estimate | None, bool]:
    """Persons, as for a toll: the newest of each origin, never a sum; None if nobody says."""
    sizes = {m.statement.figures[0].claim_id: m.size for m in moves}
    voices: list[Voice] = []
    for key, said in said_by.items():
        for one in reversed(said):
            size = sizes[one.figures[0].claim_id]
            if size is not None:
                voices.append(Voice(key, standing(key).letter, size, one.published_at))
                break
    return agreed(voices) if voices else (None, False)


def _equipment(moves: Sequence[Move]) -> tuple[Equipment, ...]:
    """The widest that is said of each type; never a sum."""
    by_type: dict[EquipmentType, list[Equipment]] = {}
    for move in moves:
        for equipment in move.equipment:
            by_type.setdefault(equipment.type, []).append(equipment)
    return tuple(
        Equipment(
            type=kind,
            low=max((e.low for e in found if e.low is not None), default=None),
            high=_widest(found),
        )
        for kind, found in sorted(by_type.items())
    )


def _widest(found: Sequence[Equipment]) -> int | None:
    counted = [e for e in found if e.low is not None or e.high is not None]
    if not counted or any(e.high is None for e in counted):
        return None
    return max(e.high or 0 for e in counted)
