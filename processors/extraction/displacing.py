"""People made to leave: "forced 100 people from their homes", "thousands streamed out of Homs"."""

from processors.extraction import counts, subjects
from processors.extraction.reading import Reader
from processors.extraction.row import Kind, Noun, Predicate, Row
from processors.text.lexicon import words
from schemas.claim import Effect

_FORCING = words(
    "forced forcing drove driven driving pushed pushing chased chasing expelled evicted"
)
_FROM = words("from out of off")
_HOMES = words("homes home houses villages village land lands towns camps shelters")


def read(reader: Reader) -> None:
    """Read each verb of forcing whose object is counted people, and of counted people streaming."""
    row = reader.row
    if not STREAMING.isdisjoint(row.tokens.low):
        _streams(reader)
    if "left" in row.tokens.low:
        _leaves(reader)
    if not _PUT_OUT.isdisjoint(row.tokens.low):
        _evacuates(reader)
    if _FORCING.isdisjoint(row.tokens.low):
        return
    for k, chunk in enumerate(row.chunks[:-2]):
        people = row.chunks[k + 1]
        if (
            (chunk.kind is Kind.VERB or _goes_on(row, k))
            and row.tokens.low[chunk.end - 1] in _FORCING
            and isinstance(people, Noun)
            and people.quantity is not None
            and counts.may_be_person(row.tokens, people)
            and (end := _end_of_homes(row, k + 2, people)) is not None
        ):
            at = chunk.end - 1
            predicate = Predicate(Kind.EFFECT, chunk.start, chunk.end, Effect.DISPLACED, None, at)
            draft = reader.draft(people, predicate, rule="forced from home")
            if draft is not None:
                draft.end = end
                begin = chunk.start if chunk.kind is Kind.VERB else 0
                draft.running = "has" in row.tokens.low[begin : chunk.end]
                reader.drafts.append(draft)


def _goes_on(row: Row, k: int) -> bool:
    """As in "has killed thousands and driven two million": a participle behind "and"."""
    chunk = row.chunks[k]
    return k > 0 and row.chunks[k - 1].kind is Kind.AND and chunk.end == chunk.start + 1


STREAMING = words("streamed streaming poured pouring flooded flooding")
_FLEEING = words(
    "people civilian civilians resident residents family families villager villagers refugee "
    "refugees woman women child children inhabitants households townspeople locals migrants"
)
_ACROSS = words("border borders frontier river bridge")
_INDOORS = words(
    "stadium stadiums mosque mosques church churches hospital building buildings school schools "
    "hotel station stations theatre theater cinema train trains bus buses mall office offices "
    "hall gates temple factory prison plane planes"
)


def _streams(reader: Reader) -> None:
    """As in "tens of thousands of civilians streamed out of the war zone"."""
    row = reader.row
    low = row.tokens.low
    for k, chunk in enumerate(row.chunks):
        at = next((n for n in range(chunk.start, chunk.end) if low[n] in STREAMING), -1)
        if at < 0 or isinstance(chunk, Noun) or not (end := _end_of_flight(row, k + 1)):
            continue
        predicate = Predicate(Kind.EFFECT, chunk.start, chunk.end, Effect.DISPLACED, None, at)
        for people in subjects.subjects_before(row, k).nouns:
            counted = people.quantity is not None and people.quantity.low > 1
            if not counted or (people.head >= 0 and low[people.head] not in _FLEEING):
                continue
            if (draft := reader.draft(people, predicate, rule="intransitive")) is not None:
                draft.end = end
                reader.drafts.append(draft)


OUT = (
    "driven out of",
    "driven from",
    "expelled from",
    "chased out of",
    *(
        f"{people} out of"
        for people in ("people", "civilians", "residents", "villagers", "families", "inhabitants")
    ),
)
LEFT = ("have left", "had left", "has left")
_DWELLING = words(
    "resident residents family families villager villagers inhabitant inhabitants household "
    "households civilian civilians townspeople locals"
)
_DWELT = words(
    "city town village district districts area areas neighbourhood neighborhood region country "
    "province capital"
)
_DRIVING = words(
    "evacuate evacuated evacuation shelling fighting clashes bombardment offensive violence "
    "attack attacks strikes raids war"
)


def _leaves(reader: Reader) -> None:
    """As in "600 residents have left Homs", "60,000 people have left it since the shelling"."""
    row = reader.row
    low = row.tokens.low
    for k, chunk in enumerate(row.chunks[:-1]):
        place = row.chunks[k + 1]
        if chunk.kind is not Kind.VERB or " ".join(low[chunk.start : chunk.end]) not in LEFT:
            continue
        if not isinstance(place, Noun) or not (place.place or low[place.end - 1] in _DWELT):
            continue
        at = chunk.end - 1
        predicate = Predicate(Kind.EFFECT, chunk.start, chunk.end, Effect.DISPLACED, None, at)
        for people in subjects.subjects_before(row, k).nouns:
            head = low[people.head] if people.head >= 0 else ""
            many = people.quantity is not None and people.quantity.low >= _MANY
            driven = head == "people" and not _DRIVING.isdisjoint(low)
            if many and (head in _DWELLING or driven):
                draft = reader.draft(people, predicate, rule="intransitive")
                if draft is not None:
                    draft.end, draft.running = place.end, True
                    reader.drafts.append(draft)


EVACUATED = words("evacuated relocated resettled")
_PUT_OUT = EVACUATED | words("driven expelled chased")


def _evacuates(reader: Reader) -> None:
    """As in "12,000 people were evacuated from the town": led out of where they live."""
    row = reader.row
    low = row.tokens.low
    for k, chunk in enumerate(row.chunks):
        if chunk.kind is not Kind.VERB or low[chunk.end - 1] not in _PUT_OUT:
            continue
        at = chunk.end - 1
        predicate = Predicate(Kind.EFFECT, chunk.start, chunk.end, Effect.DISPLACED, None, at)
        predicate.be = not _BE.isdisjoint(low[chunk.start : at])
        behind = k + 1
        if predicate.be:
            told = subjects.subjects_before(row, k).nouns
        elif low[at] not in EVACUATED:
            continue
        else:
            behind = k + 2
            told = [c for c in row.chunks[k + 1 : behind] if isinstance(c, Noun)]
        for people in told:
            head = low[people.head] if people.head >= 0 else ""
            if people.quantity is None or people.quantity.low < _FEW or head not in _FLEEING:
                continue
            if (end := _end_of_homes(row, behind, people)) is None:
                continue
            rule = "passive" if predicate.be else "active"
            if (draft := reader.draft(people, predicate, rule=rule)) is not None:
                draft.end = end
                reader.drafts.append(draft)


_BE = words("was were been being are is")
_FEW = 5
"""Fewer may be patients."""
_MANY = 20
"""Fewer may be on a journey."""


def _end_of_flight(row: Row, k: int) -> int:
    """The token after "out of the zone", "across the border", "into Kenya" at chunk `k`; else 0."""
    chunks = row.chunks
    low = row.tokens.low
    said: list[str] = []
    while k < len(chunks) and (
        chunks[k].kind in {Kind.PREPOSITION, Kind.ADVERB} or low[chunks[k].start] in {"out", "away"}
    ):
        said += low[chunks[k].start : chunks[k].end]
        k += 1
    goal = chunks[k] if k < len(chunks) else None
    if not isinstance(goal, Noun):
        return 0
    named = set(low[goal.start : goal.end])
    if "across" in said or "over" in said:
        return goal.end if not named.isdisjoint(_ACROSS) else 0
    if "into" in said:
        return goal.end if goal.place or "camps" in named or "camp" in named else 0
    leaves = "from" in said or said[:2] == ["out", "of"]
    return goal.end if leaves and named.isdisjoint(_INDOORS) else 0


def _end_of_homes(row: Row, k: int, people: Noun) -> int | None:
    """The token after "from their homes", "out of the city" at chunk `k`; None otherwise.

    Out of cities and lands fighters are driven too, who are no displaced people.
    """
    low = row.tokens.low
    while k < len(row.chunks) and low[row.chunks[k].start] in _FROM:
        k += 1
    if k >= len(row.chunks) or low[row.chunks[k].start - 1] not in _FROM:
        return None
    homes = row.chunks[k]
    if not isinstance(homes, Noun):
        return None
    live = people.head >= 0 and low[people.head] in _FLEEING
    if low[homes.end - 1] in _HOMES:
        return homes.end
    lived = homes.place or homes.proper or low[homes.end - 1] in _DWELT
    return homes.end if live and lived else None
