"""Nouns that count the harmed: "12 deaths", "the killing of two men", "a toll of 20"."""

from processors.extraction import counts, later, lists, subjects
from processors.extraction.draft import Draft
from processors.extraction.joints import Linked
from processors.extraction.reading import Reader
from processors.extraction.row import Kind, Noun, Predicate, Row
from processors.extraction.vocabulary import BODIES, LIVES, PERSONS, THINGS, TOLLS
from processors.extraction.who import who
from processors.text.lexicon import words
from processors.text.quantities import Quantity
from schemas.claim import Effect, Who

_CAUSING = words(
    "cause caused causing causes suffer suffered suffering leave left leaving leaves inflict "
    "inflicted inflicting sustained resulted resulting"
)
_LOST = words("claimed claiming claims lost cost costing took taken taking loss losing")
_BEFORE_CASUALTIES = words(
    "civilian civilians military enemy army police combat mass heavy reported more other further "
    "serious confirmed fatal human rebel government friendly many any additional among , - minor "
    "significant several numerous severe immediate of the soldier troop combatant war new total "
    "overall combined recorded known initial estimated"
)
_NOTHING = words("without avoided")
_TAKEN = words("took taken take taking hold holding held seized seizing captured capturing")
_REPORTED = words("reported confirmed inflicted suffered caused sustained")


def read(reader: Reader) -> None:
    """Read every noun of harm that no verb of harm has used."""
    for k, chunk in enumerate(reader.row.chunks):
        if isinstance(chunk, Noun) and not reader.is_used(chunk):
            _noun(reader, k, chunk)


def _noun(reader: Reader, k: int, noun: Noun) -> None:
    tokens = reader.row.tokens
    head = tokens.low[noun.head] if noun.head >= 0 else ""
    if head in _HURTS:
        _hurts(reader, k, noun)
    elif head in BODIES:
        _bodies(reader, k, noun)
    elif head in LIVES:
        _lives(reader, noun)
    elif (
        head in TOLLS
        or (noun.thing and tokens.word(noun.end - 1) in TOLLS)
        or (
            head == "number"
            and noun.definite
            and _NUMBERED & set(tokens.low[noun.end : noun.end + 4])
        )
    ):
        _toll(reader, k, noun)
    elif head in {"victims", "victim"} and noun.quantity is not None and noun.quantity.high == 0:
        _add(reader, noun, Effect.KILLED, (0, 0, 0), "zero")
    elif head in {"victims", "victim"} and noun.quantity is not None:
        _lives(reader, noun)
    elif noun.effect is None or noun.thing:
        return
    elif noun.event:
        _event(reader, k, noun)
    elif noun.head == noun.effect_at:
        _counted(reader, k, noun)
    else:
        _inside(reader, k, noun)


def _add(
    reader: Reader, noun: Noun, effect: Effect, count: counts.Count, rule: str,
    *, start: int | None = None, end: int | None = None, kind: Who = Who.UNSPECIFIED,
) -> Draft:  # fmt: skip
    rules = [rule]
    if noun.quantity is not None and noun.quantity.hedge and rule != "zero":
        rules.append(noun.quantity.hedge)
    draft = Draft(
        reader.index, effect, *count, noun.start if start is None else start,
        noun.end if end is None else end, rules, noun, kind, predicate_at=noun.start,
    )  # fmt: skip
    reader.used.add((noun.start, effect))
    reader.drafts.append(draft)
    return draft


_HURTS = words("injuries injury wounds wound burns burn")


def _is_hospital(row: Row, k: int) -> bool:
    noun = row.chunks[k]
    governed = row.chunks[k - 1].kind is Kind.PREPOSITION
    return governed and row.tokens.low[noun.end - 1] in {"hospital", "hospitals", "clinic"}


def _is_degree(row: Row, k: int) -> bool:
    """As in "various degrees of injury"."""
    noun = row.chunks[k]
    return row.tokens.low[noun.end - 1] in _DEGREES


_DEGREES = words("varying differing degrees degree types kinds range variety")
_LEAVING = words("left leaving leaves leave")
_SUFFER = words("suffered suffer suffering sustained sustaining received receiving with")


def _hurts(reader: Reader, k: int, noun: Noun) -> None:
    """As in "seven others suffered gunshot wounds", "escaped with injuries", "injuries to 30"."""
    row = reader.row
    low = row.tokens.low
    if noun.quantity is not None:
        if noun.effect is not None:
            _counted(reader, k, noun)
        return
    predicate = Predicate(Kind.EFFECT, noun.start, noun.end, Effect.WOUNDED, None, noun.start)
    after = row.chunks[k + 1] if k + 1 < len(row.chunks) else None
    if after is not None and low[after.start] in {"to", "of"}:
        reader.said_of(lists.list_at(row, k + 2), predicate, rule="nominal")
        return
    if k > 2 and low[noun.start - 1] == "with":
        left, whom = row.chunks[k - 3], row.chunks[k - 2]
        if isinstance(whom, Noun) and low[left.end - 1] in _LEAVING:
            # "left 23 with burns"
            reader.said_of(lists.list_at(row, k - 2), predicate, rule="active")
            return
    verb = k - 1
    while verb >= 0 and (low[row.chunks[verb].start] in {"with", "of"} or _is_degree(row, verb)):
        verb -= 1
    while verb > 0 and _is_hospital(row, verb):
        verb -= 2  # "taken to hospital with burns"
    if verb < 0 or row.chunks[verb].kind is not Kind.VERB:
        return
    words_before = low[row.chunks[verb].start : noun.start]
    if not any(word in _SUFFER for word in words_before):
        return
    predicate.at = predicate.start = row.chunks[verb].start
    linked = subjects.subjects_before(row, verb)
    if linked.nouns and linked.nouns[-1].quantity is None and linked.nouns[-1].definite:
        linked.nouns = linked.nouns[-1:]
    reader.said_of(linked, predicate, rule="suffered")


def _counted(reader: Reader, k: int, noun: Noun) -> None:
    """As in "12 dead", "no casualties", "caused deaths"."""
    row = reader.row
    tokens = row.tokens
    effect = noun.effect
    if effect is None:
        return
    begin = noun.quantity.end if noun.quantity else noun.start
    if any(word not in _BEFORE_CASUALTIES for word in tokens.low[begin : noun.head]) and (
        not _of_persons(reader, begin, noun.head)
    ):
        return
    if noun.quantity is None and (number := _labelled(row, k)) is not None:
        count = (number.low, number.best, number.high)
        if not reader.is_counted(effect, number.low):
            reader.sum_up(_add(reader, noun, effect, count, "label", end=number.end))
        return
    if noun.quantity is None and noun.definite and (number := _numbered(row, k)) is not None:
        count = (number.low, number.best, number.high)
        _add(reader, noun, effect, count, "nominal", end=number.end)
        return
    if noun.quantity is None:
        if "any" in tokens.low[noun.start : noun.head] and tokens.word(noun.start - 1) not in (
            _NOTHING | _CAUSING
        ):
            return
        before = tokens.low[max(0, noun.start - 3) : noun.start + 1]
        if any(word in _NOTHING for word in before):
            zero = Effect.KILLED if effect is Effect.CASUALTIES else effect
            _add(reader, noun, zero, (0, 0, 0), "zero")
        elif noun.indefinite:
            _add(reader, noun, effect, (1, 1, 1), "nominal")
        elif not noun.definite and (
            any(word in _CAUSING for word in before) or _is_reported(row, k)
        ):
            _add(reader, noun, effect, (1, None, None), "nominal")
        return
    if effect is Effect.CAPTURED and not any(
        word in _TAKEN for word in tokens.low[max(0, noun.start - 4) : noun.end + 4]
    ):
        return
    quantity = noun.quantity
    known = noun.definite and not quantity.hedge and quantity.high != 0 and quantity.definite
    if known and (effect is Effect.CASUALTIES or reader.is_counted(effect, quantity.low)):
        return
    count = (quantity.low, quantity.best, quantity.high)
    if quantity.hedge == "vague" and quantity.low == 2:
        count = (1 if effect is Effect.CASUALTIES else 2, None, None)
    if quantity.high == 0:
        zero = Effect.KILLED if effect is Effect.CASUALTIES else effect
        _add(reader, noun, zero, count, "zero")
        return
    kinds = _kind(reader, begin, noun, k)
    if effect is Effect.CASUALTIES and _dead_and_wounded(row, k):
        top = quantity.high - 1 if quantity.high and quantity.high > 1 else None
        for one in (Effect.KILLED, Effect.WOUNDED):
            _add(reader, noun, one, (1, None, top), "divided", kind=kinds)
        return
    draft = _add(reader, noun, effect, count, "nominal", kind=kinds)
    _later_parts(reader, k, draft)
    if len(reader.row.chunks) <= _ALONE and not noun.others:
        reader.sum_up(draft)


_ALONE = 4
"""Chunks of a sentence that says a total and nothing else: "At least 7 fatalities."."""


def _numbered(row: Row, k: int) -> Quantity | None:
    """As in "the wounded numbered seventeen": the count after the verb."""
    if k + 2 >= len(row.chunks) or row.tokens.low[row.chunks[k + 1].start] not in _NUMBERING:
        return None
    number = row.chunks[k + 2]
    return number.quantity if isinstance(number, Noun) and number.head < 0 else None


def _labelled(row: Row, k: int) -> Quantity | None:
    """As in "Fatalities: 3", "Dead in the raid: 5": a label and its count."""
    chunks = row.chunks
    while k + 2 < len(chunks):
        k += 1
        if row.tokens.low[chunks[k].start] == ":":
            number = chunks[k + 1]
            return number.quantity if isinstance(number, Noun) and number.head < 0 else None
        if chunks[k].kind not in {Kind.PREPOSITION, Kind.NOUN, Kind.DAYS}:
            return None
    return None


_NUMBERING = words("numbered totalled totaled")


def _later_parts(reader: Reader, k: int, whole: Draft) -> None:
    """As in "13 bodies were seen, including four soldiers and a child"."""
    noun = reader.row.chunks[k]
    linked = Linked()
    later.add_later_parts(reader.row, k, linked)
    if not linked.parts and whole.best == whole.high:
        linked.parts = later.breakdown(reader.row, k, whole.low)
    predicate = Predicate(Kind.EFFECT, noun.start, noun.end, whole.effect, None, noun.start)
    for inner in linked.parts:
        if inner.quantity is None and not inner.indefinite:
            continue
        part = reader.draft(inner, predicate, rule="part")
        if part:
            part.part_of = whole
            reader.drafts.append(part)


def _is_reported(row: Row, k: int) -> bool:
    """As in "casualties were reported": some were hurt, the text does not say how many."""
    after = row.chunks[k + 1] if k + 1 < len(row.chunks) else None
    if after is None or after.kind is not Kind.VERB:
        return False
    said = row.tokens.low[after.start : after.end]
    return any(word in _REPORTED for word in said) and "not" not in said


def _of_persons(reader: Reader, begin: int, end: int) -> bool:
    from_noun = Noun(Kind.NOUN, begin, end)
    kind = who(reader.row, from_noun)
    return kind is not Who.UNSPECIFIED


def _kind(reader: Reader, begin: int, noun: Noun, k: int) -> Who:
    """Whose casualties: "12 civilian deaths", "30 wounded rebels", "six dead, all soldiers"."""
    kind = who(reader.row, Noun(Kind.NOUN, begin, noun.head))
    if kind is not Who.UNSPECIFIED:
        return kind
    tokens = reader.row.tokens
    if "civilian" in tokens.low[begin : noun.head]:
        return Who.CIVILIAN
    if noun.others or tokens.word(noun.head) in {"wounded", "injured", "dead"}:
        earlier = [d for d in reader.drafts if d.part_of is None and d.start < noun.start]
        if earlier:
            return max(earlier, key=lambda d: d.start).who
    verb = reader.row.chunks[k - 1] if k > 0 else None
    if verb is not None and verb.kind is Kind.VERB and tokens.low[verb.end - 1] in _SUFFER:
        linked = subjects.subjects_before(reader.row, k - 1)
        if linked.nouns:
            return who(reader.row, linked.nouns[-1])
    return Who.UNSPECIFIED


def _dead_and_wounded(row: Row, k: int) -> bool:
    """As in "29 casualties, including dead and wounded"."""
    tokens = row.tokens
    after = tokens.low[row.chunks[k].end : row.chunks[k].end + 6]
    return {"dead", "wounded"} <= set(after) or {"killed", "wounded"} <= set(after)


def _inside(reader: Reader, k: int, noun: Noun) -> None:
    """As in "two dead soldiers"."""
    count = counts.of(reader.row.tokens, noun)
    if count is None or noun.effect is None or (noun.definite and noun.quantity is None):
        return
    if noun.quantity is None and not noun.indefinite and count[1] is None:
        return
    del k
    _add(reader, noun, noun.effect, count, "nominal", kind=who(reader.row, noun))


def _event(reader: Reader, k: int, noun: Noun) -> None:
    """As in "the killing of two men", "the death of General Nour", "12 deaths"."""
    row = reader.row
    tokens = row.tokens
    chunks = row.chunks
    if noun.effect is None:
        return
    if noun.quantity is not None:
        quantity = noun.quantity
        plural = tokens.low[noun.head].endswith("s")
        if plural or quantity.low == 1 or quantity.high == 0:
            kind = _kind(reader, quantity.end, noun, k)
            count = (quantity.low, quantity.best, quantity.high)
            _add(reader, noun, noun.effect, count, "nominal", kind=kind)
        return
    if _is_of_one(reader, noun):
        _add(reader, noun, noun.effect, (1, 1, 1), "nominal")
        return
    if k + 2 >= len(chunks) or tokens.low[chunks[k + 1].start] != "of":
        return
    if any(tokens.word(noun.start - n) in _UNREAL for n in (1, 2, 3)):
        return
    linked = lists.list_at(row, k + 2)
    predicate = Predicate(Kind.EFFECT, noun.start, noun.end, noun.effect, None, noun.start)
    if tokens.low[noun.head] in _SLAIN:
        for inner in linked.nouns:
            _name(reader, inner)
    linked.nouns = [inner for inner in linked.nouns if _is_told_of(inner)]
    reader.said_of(linked, predicate, rule="nominal")


def _name(reader: Reader, noun: Noun) -> None:
    """As in "the murder of analyst Edgar Rios": who is murdered is a person, named here."""
    tokens = reader.row.tokens
    if noun.person is None and noun.quantity is None and noun.head >= 0 and not noun.thing:
        noun.proper = noun.proper or tokens.is_capital(noun.end - 1)
        noun.place = False


def _is_told_of(noun: Noun) -> bool:
    """Whether a death "of" somebody tells of it: not "the death of the men" known already."""
    one = noun.person is not None and not noun.person.plural
    return not noun.definite or noun.quantity is not None or one


_SLAIN = words("murder assassination killing execution beheading lynching slaying")


def _is_of_one(reader: Reader, noun: Noun) -> bool:
    """As in "the mayor's murder", "after Karim Nour's assassination", not told before."""
    tokens = reader.row.tokens
    if tokens.low[noun.head] not in _SLAIN or "'s" not in tokens.low[noun.start : noun.head]:
        return False
    owner = noun.start + tokens.low[noun.start : noun.head].index("'s") - 1
    if owner < noun.start or tokens.low[owner] in THINGS:
        return False
    person = PERSONS.get(tokens.low[owner])
    if person is None and (reader.context.document.shouts or not tokens.is_capital(owner)):
        return False
    return not (person and person.plural) and not reader.is_named(tokens.low[owner])


_UNREAL = words(
    "fear fears risk threat prevent preventing avoid against planned possible attempted"
)


def _bodies(reader: Reader, k: int, noun: Noun) -> None:
    """As in "the bodies of 70 civilians", "three bodies were found"."""
    row = reader.row
    chunks = row.chunks
    predicate = Predicate(Kind.EFFECT, noun.start, noun.end, Effect.KILLED, None, noun.start)
    count = counts.of(row.tokens, noun)
    if k + 2 < len(chunks) and row.tokens.low[chunks[k + 1].start] == "of":
        linked = lists.list_at(row, k + 2)
        if linked.nouns and noun.quantity is not None and linked.nouns[0].quantity is None:
            kind = who(row, linked.nouns[0])
            counted = (noun.quantity.low, noun.quantity.best, noun.quantity.high)
            _add(reader, noun, Effect.KILLED, counted, "bodies", kind=kind, end=linked.nouns[0].end)
            return
        linked.nouns = [inner for inner in linked.nouns if not inner.definite or inner.quantity]
        if reader.said_of(linked, predicate, rule="bodies"):
            return
    if noun.quantity is None and not (noun.indefinite and _is_found(row, noun)):
        return
    if count is None:
        return
    draft = _add(reader, noun, Effect.KILLED, count, "bodies")
    _later_parts(reader, k, draft)
    if len({d.who for d in reader.drafts if d.part_of is draft}) > 1:
        draft.who = Who.MIXED


_FOUND = words(
    "found discovered recovered retrieved unearthed pulled exhumed dumped seen lay lying washed"
)


def _is_found(row: Row, noun: Noun) -> bool:
    around = row.tokens.low[max(0, noun.start - 5) : noun.end + 6]
    return any(word in _FOUND for word in around)


def _lives(reader: Reader, noun: Noun) -> None:
    """As in "claimed 12 lives", "12 lives were lost"."""
    if noun.quantity is None:
        return
    around = reader.row.tokens.low[max(0, noun.start - 4) : noun.end + 4]
    if any(word in _LOST for word in around):
        quantity = noun.quantity
        count = (quantity.low, quantity.best, quantity.high)
        kind = who(reader.row, Noun(Kind.NOUN, quantity.end, noun.head))
        draft = _add(reader, noun, Effect.KILLED, count, "lives", kind=kind)
        _later_parts(reader, reader.row.chunks.index(noun), draft)


_NUMBERED = words("dead killed deaths fatalities victims")
_RISES = words(
    "rose risen rises rising climbed climbs climbing stands stood reached reaches hit jumped grew "
    "increased is was now passed topped exceeded"
)


_BRINGING = words(
    "taking bringing raising pushing lifting putting put takes brings raises pushes puts took "
    "brought raised pushed"
)


def _toll(reader: Reader, k: int, noun: Noun) -> None:
    """As in "the death toll rose to 25 from 20", "a toll of 12 dead"."""
    row = reader.row
    tokens = row.tokens
    numbered = tokens.low[noun.head] == "number"
    is_death = numbered or "death" in tokens.low[noun.start : noun.end]
    rises = False
    brought = k > 0 and tokens.low[row.chunks[k - 1].end - 1] in _BRINGING
    for at, chunk in enumerate(row.chunks[k + 1 : k + 13], k + 1):
        if isinstance(chunk, Predicate) and numbered:
            numbered = False  # "the number of people killed"
            continue
        if brought and tokens.low[chunk.start] == "since":
            continue  # "taking the toll since the war began to 30,000"
        if isinstance(chunk, Predicate) or chunk.kind in {Kind.BOUNDARY, Kind.REPORT}:
            return
        if chunk.kind is Kind.VERB:
            rises = rises or any(w in _RISES for w in tokens.low[chunk.start : chunk.end])
        if not isinstance(chunk, Noun) or chunk.quantity is None or reader.is_used(chunk):
            continue
        if chunk.effect is not None:
            return
        if tokens.word(chunk.start - 1) in {"from", "by"}:
            continue
        if chunk.head >= 0 and not counts.is_person(tokens, chunk):
            continue
        if not (
            rises or ((is_death or brought) and tokens.word(chunk.start - 1) in {"of", "at", "to"})
        ):
            continue
        quantity = chunk.quantity
        count = (quantity.low, quantity.best, quantity.high)
        draft = _add(
            reader, chunk, Effect.KILLED, count, "toll", start=noun.start, kind=who(row, chunk)
        )
        _later_parts(reader, at, draft)
        return
