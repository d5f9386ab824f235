"""Nouns for the harmed that are counted: "12 dead", "no casualties", "two dead soldiers"."""

from processors.extraction import counts, joint_effects
from processors.extraction.noun_drafts import add, gaps, kind_of, later_parts, of_own_ranks
from processors.extraction.people import people
from processors.extraction.reading import Reader
from processors.extraction.row import Kind, Noun, Row
from processors.extraction.who import who
from processors.text.lexicon import words
from processors.text.quantities import Quantity
from processors.text.tokens import Tokens
from schemas.claim import Effect, Who

_CAUSING = words(
    "cause caused causing causes suffer suffered suffering leave left leaving leaves inflict "
    "inflicted inflicting sustained resulted resulting"
)
_BEFORE_CASUALTIES = words(
    "civilian civilians military enemy army police combat mass heavy reported more other further "
    "serious confirmed fatal human rebel government friendly many any additional among , - minor "
    "significant several numerous severe immediate of the soldier troop combatant war new total "
    "overall combined recorded known initial estimated"
)
_NOTHING = words("without avoided")
_UNSURE = words("if whether unclear")
_REHEARSED = words("rehearsed rehearse rehearsing drilled practised practiced trained simulated")
"""Before "for 150 wounded": nobody is."""
_TAKEN = words("took taken take taking hold holding held seized seizing captured capturing")
_REPORTED = words("reported confirmed inflicted suffered caused sustained")


def counted(reader: Reader, k: int, noun: Noun) -> None:
    """As in "12 dead", "no casualties", "caused deaths"."""
    row = reader.row
    tokens = row.tokens
    effect = noun.effect
    if effect is None or not _REHEARSED.isdisjoint(tokens.low[max(0, noun.start - 4) : noun.start]):
        return
    begin = noun.quantity.end if noun.quantity else noun.start
    if any(word not in _BEFORE_CASUALTIES for word in tokens.low[begin : noun.head]) and (
        not _of_persons(reader, begin, noun.head)
    ):
        return
    if noun.quantity is None and noun.definite and (number := _numbered(row, k)) is not None:
        count = (number.low, number.best, number.high)
        add(reader, noun, effect, count, "nominal", end=number.end)
        return
    if noun.quantity is None:
        if "any" in tokens.low[noun.start : noun.head] and (
            tokens.word(noun.start - 1) not in _NOTHING | _CAUSING
            or not _UNSURE.isdisjoint(tokens.low[: noun.start])
        ):
            return  # "it is unclear if the raid caused any casualties"
        before = tokens.low[max(0, noun.start - 3) : noun.start + 1]
        if any(word in _NOTHING for word in before) or is_unreported(tokens, noun.start):
            zero = Effect.KILLED if effect is Effect.CASUALTIES else effect
            kind = of_own_ranks(row, noun)
            add(reader, noun, zero, (0, 0, 0), "zero", kind=kind)
        elif noun.indefinite:
            add(reader, noun, effect, (1, 1, 1), "nominal")
        elif not noun.definite and (
            any(word in _CAUSING for word in before) or _is_reported(row, k)
        ):
            add(reader, noun, effect, (1, None, None), "nominal")
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
    count = reader.as_many(noun) or count
    if quantity.hedge == "vague" and quantity.low == 2:
        count = (2 if tokens.low[noun.head] in _PEOPLE else 1, None, None)
    if quantity.high == 0:
        zero = Effect.KILLED if effect is Effect.CASUALTIES else effect
        add(reader, noun, zero, count, "zero", kind=of_own_ranks(reader.row, noun))
        return
    kinds = kind_of(reader, begin, noun, k)
    if effect is Effect.CASUALTIES and _dead_and_wounded(row, k):
        top = quantity.high - 1 if quantity.high and quantity.high > 1 else None
        for one in (Effect.KILLED, Effect.WOUNDED):
            add(reader, noun, one, (1, None, top), "divided", kind=kinds)
        return
    if joint_effects.counted_together(reader, k, noun, kinds):
        return
    draft = add(reader, noun, effect, count, "nominal", kind=kinds)
    later_parts(reader, k, draft)
    gaps(reader, k, draft)
    if len(reader.row.chunks) <= _ALONE and not noun.others:
        reader.sum_up(draft)


def shares_zero(reader: Reader, k: int, noun: Noun) -> bool:
    """Read "no injuries or fatalities were reported", "no deaths/injuries": none of these."""
    row = reader.row
    joint = row.tokens.word(noun.start - 1)
    before = row.chunks[k - _JOINED] if k >= _JOINED else None
    if joint not in {"or", "/"} or noun.quantity is not None or noun.effect is None:
        return False
    if not isinstance(before, Noun) or before.effect is None or before.quantity is None:
        return False
    if before.quantity.high != 0:
        return False
    add(reader, noun, noun.effect, (0, 0, 0), "zero", kind=of_own_ranks(row, noun))
    return True


_JOINED = 2


_PEOPLE = words("dead wounded injured hostages captives prisoners")
"""Nouns of harm that are people; "deaths" may be one."""
_ALONE = 4
"""Chunks of a sentence that says a total and nothing else: "At least 7 fatalities."."""


def is_unreported(tokens: Tokens, i: int) -> bool:
    """As in "no immediate reports of casualties": what begins at token `i` is not reported."""
    if tokens.word(i - 1) not in {"of", "or"}:
        return False
    before = tokens.low[max(0, i - 8) : i]
    return "there" in before and "no" in before and not _REPORTS.isdisjoint(before)


_REPORTS = words("reports report word")


def _numbered(row: Row, k: int) -> Quantity | None:
    """As in "the wounded numbered seventeen": the count after the verb."""
    if k + 2 >= len(row.chunks) or row.tokens.low[row.chunks[k + 1].start] not in _NUMBERING:
        return None
    number = row.chunks[k + 2]
    return number.quantity if isinstance(number, Noun) and number.head < 0 else None


_NUMBERING = words("numbered totalled totaled")


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


def _dead_and_wounded(row: Row, k: int) -> bool:
    """As in "29 casualties, including dead and wounded"."""
    tokens = row.tokens
    after = tokens.low[row.chunks[k].end : row.chunks[k].end + _DIVIDED_WITHIN]
    after = after[: after.index(";")] if ";" in after else after
    pairs = zip(after, after[2:], strict=False)
    return any(a in {"dead", "killed"} and b in {"wounded", "injured"} for a, b in pairs)


_DIVIDED_WITHIN = 14


_ALIVE = words("alive safe unharmed unhurt")


def inside(reader: Reader, k: int, noun: Noun) -> None:
    """As in "two dead soldiers"."""
    count = counts.of(reader.row.tokens, noun)
    if count is None or noun.effect is None or (noun.definite and noun.quantity is None):
        return
    if noun.quantity is None and not noun.indefinite and count[1] is None:
        return
    del k
    if noun.effect is Effect.MISSING and not _ALIVE.isdisjoint(reader.row.tokens.low[noun.end :]):
        return  # "five missing soldiers were found alive"
    add(reader, noun, noun.effect, count, "nominal", kind=people(reader.row, noun))
