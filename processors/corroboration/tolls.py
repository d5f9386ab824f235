"""Tolls: file what an article says of them, and publish what all articles come to."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from hashlib import sha256

from processors.corroboration.containment import (
    bounded,
    containers,
    enter,
    estimate_of,
    estimated,
    parts,
    voices_of,
)
from processors.corroboration.entries import (
    KEPT_FOR,
    RUNNING_KEPT_FOR,
    Said,
    TollEntry,
    kept_until,
)
from processors.corroboration.estimates import (
    EVERYBODY,
    agreed,
    line_voice,
    whole,
)
from processors.corroboration.gathering import gathered, neighbours
from processors.corroboration.grade import graded
from processors.corroboration.origins import origin_key, standing
from processors.corroboration.remembered import Remembered
from processors.corroboration.slots import TollSlot, finding_id, plainest, toll_slot
from processors.corroboration.statements import (
    Figure,
    Statement,
    kept,
    newest_evidence,
    statement,
)
from processors.corroboration.voices import by_origin
from schemas.claim import CasualtyClaim, Scope, Who
from schemas.finding import Change, Estimate, Evidence, Toll, TollLine
from schemas.place import Location
from schemas.reading import Reading

EVIDENCE = 20
"""Claims quoted in a finding at most."""

Filed = dict[TollSlot, tuple[Location | None, tuple[Statement, ...]]]
"""What one article says, by slot."""

NOTHING_KNOWN = Estimate(low=0, best=None, high=None)
"""The estimate of a toll that nobody supports any more."""


def sorted_by_slot(reading: Reading) -> Filed:
    """The casualty claims of a reading as statements, each in its slot."""
    published = reading.published_at.date()
    claims = [claim for claim in reading.claims if isinstance(claim, CasualtyClaim)]
    slots = {claim.claim_id: toll_slot(claim, published) for claim in claims}
    heaps: dict[TollSlot, dict[tuple[object, ...], list[CasualtyClaim]]] = {}
    for claim in claims:
        slot, earliest = slots[claim.claim_id]
        voice = (origin_key(claim.origin, reading.publisher), earliest)
        heaps.setdefault(slot, {}).setdefault(voice, []).append(claim)
    filed: Filed = {}
    for slot, by_voice in heaps.items():
        said = [
            statement(
                reading,
                [(claim, _figure(claim, slots)) for claim in together],
                earliest=slots[together[0].claim_id][1],
                dated_by_publication=all(c.date_from is c.date_to is None for c in together)
                and slot.start is not None,
            )
            for together in by_voice.values()
        ]
        places = [claim.location for heap in by_voice.values() for claim in heap]
        filed[slot] = (plainest(places), tuple(sorted(said, key=lambda s: s.sort_key)))
    return filed


def _figure(claim: CasualtyClaim, slots: Mapping[str, tuple[TollSlot, object]]) -> Figure:
    holder = slots.get(claim.part_of or "")
    return Figure(
        claim_id=claim.claim_id,
        origin=claim.origin,
        quote=claim.quote,
        span=claim.span,
        text_sha256=claim.text_sha256,
        who=claim.who,
        low=claim.low,
        best=claim.best,
        high=claim.high,
        # A part of a toll elsewhere ("including 22 in Aleppo") is all there is here.
        part=holder is not None and holder[0] == slots[claim.claim_id][0],
    )


def file(
    store: Remembered, reading: Reading, filed: Filed, earlier: Iterable[TollSlot]
) -> tuple[TollSlot, ...]:
    """Put an article's statements in place of its earlier ones; the slots that this changed."""
    changed: list[TollSlot] = []
    for slot in sorted({*filed, *earlier}, key=lambda s: s.key):
        location, said = filed.get(slot, (None, ()))
        entry = store.toll(slot)
        if entry is None:
            if not said:
                continue
            entry = TollEntry(slot=slot, location=location)
        others = [s for s in entry.statements if s.article_id != reading.article_id]
        after = entry.model_copy(
            update={
                "statements": kept([*others, *said]),
                "location": plainest([entry.location, location]),
            }
        )
        expires = _expiry(slot, reading.published_at, after.statements)
        enter(store, slot, after.location, reading.country, expires)
        if after.statements != entry.statements:
            store.keep_toll(after, expires=expires)
            changed.append(slot)
    return tuple(changed)


def _expiry(slot: TollSlot, at: datetime, statements: Iterable[Statement]) -> datetime:
    newest = max((s.published_at for s in statements), default=at)
    span = RUNNING_KEPT_FOR if slot.scope is Scope.CUMULATIVE else KEPT_FOR
    return kept_until(slot.end, max(newest, at), span)


def gathered_before(
    store: Remembered, slots: Iterable[TollSlot]
) -> dict[TollSlot, tuple[Statement, ...]]:
    """What speaks of the slots and their neighbours, before an article is filed."""
    near = {n for slot in slots for n in (slot, *neighbours(slot))}
    return {slot: gathered(store, slot) for slot in sorted(near, key=lambda s: s.key)}


def touched(
    store: Remembered,
    changed: Iterable[TollSlot],
    before: Mapping[TollSlot, tuple[Statement, ...]],
) -> tuple[TollSlot, ...]:
    """The slots whose toll may have changed: by what speaks of them, or of what holds them."""
    found: set[TollSlot] = set()
    for slot in changed:
        found.add(slot)
        for near in (slot, *neighbours(slot)):
            was = before.get(near, ())
            if near != slot and gathered(store, near) == was:
                continue
            found.add(near)
            # An incident is related to another by its dated statements, not by its sum alone.
            refiled = near == slot and slot.scope is Scope.INCIDENT
            if refiled or estimated(store, near) != estimate_of(near, was):
                found.update(parts(store, near))
    return tuple(sorted(found, key=lambda s: s.key))


def published(store: Remembered, slot: TollSlot, reading: Reading) -> Toll | None:
    """The next revision of a slot's toll; None if nothing worth telling has changed."""
    entry = store.toll(slot)
    if entry is None:
        return None
    said = entry.said
    statements = gathered(store, slot)
    if not statements and (said is None or not said.stands):
        return None
    said_by = by_origin(statements)
    toll = _weighed(store, entry, said_by, reading.country)
    leads = toll.evidence
    digest = sha256(toll.encode()).hexdigest()[:32]
    if said is not None and said.digest == digest:
        return None
    newest = [s.published_at for s in statements]
    at = max([reading.published_at, *newest, *([said.at] if said else [])])
    was = said.estimate if said is not None and said.stands else None
    toll = toll.model_copy(
        update={
            "revision": said.revision + 1 if said else 1,
            "at": at,
            "change": _change(was, toll.estimate) if statements else Change.RETRACTED,
            "previous": said.estimate if said else None,
            "evidence": newest_evidence(said_by, leads, EVIDENCE),
        }
    )
    told = Said(
        revision=toll.revision,
        digest=digest,
        estimate=toll.estimate,
        at=at,
        stands=bool(statements),
    )
    expires = _expiry(slot, reading.published_at, statements)
    store.keep_toll(entry.model_copy(update={"said": told}), expires=expires)
    return toll


def _change(was: Estimate | None, now: Estimate) -> Change:
    if was is None:
        return Change.INITIAL
    if was == now:
        return Change.REAFFIRMED
    return Change.RAISED if _size(now) > _size(was) else Change.LOWERED


def _size(estimate: Estimate) -> tuple[int, int, float]:
    best = estimate.low if estimate.best is None else estimate.best
    return estimate.low, best, float("inf") if estimate.high is None else estimate.high


def _weighed(
    store: Remembered, entry: TollEntry, said_by: dict[str, list[Statement]], country: str
) -> Toll:
    """What the statements come to, with the leading evidence only, as if never told before."""
    slot = entry.slot
    toll = Toll(
        finding_id=finding_id(country, slot.key),
        revision=1,
        at=datetime.min.replace(tzinfo=UTC),
        country=country,
        place=entry.location.place.name if entry.location else None,
        location=entry.location,
        date_from=slot.start,
        date_to=slot.end,
        change=Change.INITIAL,
        origins=(),
        evidence=(),
        background=slot.background,
        effect=slot.effect,
        scope=slot.scope,
        modality=slot.modality,
        estimate=NOTHING_KNOWN,
        flags=() if slot.conflict else ("not_conflict",),
    )
    if not said_by:
        if entry.statements:
            return toll.model_copy(update={"flags": tuple(sorted({*toll.flags, "merged"}))})
        return toll
    voices = voices_of(said_by)
    own, conflict = agreed(voices, one_incident=slot.scope is Scope.INCIDENT)
    held_by = containers(store, slot, entry.location, country)
    estimate, exceeds = bounded(own, held_by)
    lines = _lines(said_by, estimate)
    supporting = [v.key for v in voices if v.estimate.low >= estimate.low]
    against = [v.key for v in voices if v.key not in supporting]
    inconsistent = (
        exceeds
        or any(v.inconsistent for v in voices)
        or any(estimate.high is not None and line.estimate.low > estimate.high for line in lines)
    )
    grade, sides, why = graded(supporting, against, conflict=conflict, inconsistent=inconsistent)
    kinds = {v.kinds for v in voices if not v.everybody}
    marks = {
        "conflict": conflict,
        "derived": any(v.derived and v.estimate.low == estimate.low for v in voices),
        "dated_by_publication": all(
            s.dated_by_publication for said in said_by.values() for s in said
        ),
        "inconsistent": inconsistent,
        "not_conflict": not slot.conflict,
        "partial": len(kinds) > 1 and not any(v.everybody for v in voices),
    }
    leads: list[Evidence] = []
    for v in voices:
        stating = [s for s in said_by[v.key] if whole(s.figures).estimate == v.estimate]
        leads += [stating[0].evidence(figure, v.key) for figure in stating[0].figures]
    return toll.model_copy(
        update={
            "estimate": estimate,
            "lines": lines,
            "origins": tuple(v.key for v in voices),
            "sides": sides,
            "grade": grade,
            "grade_why": why,
            "flags": tuple(sorted(name for name, holds in marks.items() if holds)),
            "contained_in": tuple(finding_id(country, c.slot.key) for c in held_by),
            "evidence": tuple(leads),
        }
    )


def _lines(said_by: dict[str, list[Statement]], total: Estimate) -> tuple[TollLine, ...]:
    """By kind of people; open tops are no higher than the total's."""
    lines: list[TollLine] = []
    for who in Who:
        if who in EVERYBODY:
            continue
        found = [
            one
            for key, said in said_by.items()
            if (one := line_voice(key, standing(key).letter, said, who)) is not None
        ]
        if found:
            line = agreed(found)[0]
            least = line.low if line.best is None else line.best
            if line.high is None and total.high is not None and least <= total.high:
                line = line.model_copy(update={"high": total.high})
            lines.append(TollLine(who=who, estimate=line))
    return tuple(lines)
