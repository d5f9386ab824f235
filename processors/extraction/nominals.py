"""Nouns that count the harmed: "12 deaths", "the killing of two men", "a toll of 20"."""

from processors.extraction import hypothetical
from processors.extraction.bodies import bodies, lives
from processors.extraction.casualty_nouns import counted, inside, shares_zero
from processors.extraction.hypothetical import Reality
from processors.extraction.injuries import HURTS, hurts
from processors.extraction.killings import event
from processors.extraction.labels import is_noun_label
from processors.extraction.lost import lost
from processors.extraction.noun_drafts import add, sharing
from processors.extraction.reading import Reader
from processors.extraction.row import Noun
from processors.extraction.tolls import NAMED_WITHIN, NUMBERED, is_put_at, is_risen, toll
from processors.extraction.vocabulary import BODIES, LIVES, TOLLS
from schemas.claim import Effect


def read(reader: Reader) -> None:
    """Read every noun of harm that no verb of harm has used."""
    for k, chunk in enumerate(reader.row.chunks):
        if isinstance(chunk, Noun) and not reader.is_used(chunk) and not _is_coded(reader, chunk):
            _noun(reader, k, chunk)


def _is_coded(reader: Reader, noun: Noun) -> bool:
    """As in "coded as 3 fatalities": how a list counts what is told, and nobody new."""
    low = reader.row.tokens.low
    return low[max(0, noun.start - 2) : noun.start] in (["coded", "as"], ["recorded", "as"])


_HEADS = {"head", "heads"}


def _noun(reader: Reader, k: int, noun: Noun) -> None:
    told = len(reader.drafts)
    _told(reader, k, noun)
    if len(reader.drafts) == told:
        return
    if _is_share(reader, noun):
        for draft in reader.drafts[told:]:
            draft.part_of = draft.part_of or reader.whole_of(draft)
    reality = hypothetical.of(reader.row, noun)
    if reality is Reality.UNREAL:
        del reader.drafts[told:]
    elif reality is Reality.POSSIBLE:
        for draft in reader.drafts[told:]:
            draft.conditional = True


def _is_share(reader: Reader, noun: Noun) -> bool:
    """As in "eleven of the injured are in hospital": of those counted before."""
    of = noun.quantity.end if noun.quantity is not None else -1
    return noun.effect is not None and reader.row.tokens.word(of) == "of" and noun.definite


def _told(reader: Reader, k: int, noun: Noun) -> None:
    tokens = reader.row.tokens
    head = tokens.low[noun.head] if noun.head >= 0 else ""
    if is_put_at(reader, k) or is_risen(reader.row, k):
        toll(reader, k, noun)
    elif shares_zero(reader, k, noun) or is_noun_label(reader, k, noun):
        return
    elif head in HURTS:
        hurts(reader, k, noun)
    elif head in BODIES or (head in _HEADS and "severed" in tokens.low[noun.start : noun.head]):
        bodies(reader, k, noun)
    elif head in LIVES:
        lives(reader, noun)
    elif (
        head in TOLLS
        or (noun.thing and tokens.word(noun.end - 1) in TOLLS)
        or (
            head == "number"
            and noun.definite
            and NUMBERED & set(tokens.low[noun.end : noun.end + NAMED_WITHIN])
        )
    ):
        toll(reader, k, noun)
    elif head == "loss" and tokens.word(noun.end) == "of":
        lost(reader, k, noun)
    elif head in {"victims", "victim"} and noun.quantity is not None and noun.quantity.high == 0:
        add(reader, noun, Effect.KILLED, (0, 0, 0), "zero")
    elif head in {"victims", "victim"} and noun.quantity is not None:
        lives(reader, noun)
    elif noun.effect is None or noun.thing:
        return
    else:
        _harmed(reader, k, noun, noun.effect)


def _harmed(reader: Reader, k: int, noun: Noun, effect: Effect) -> None:
    """As in "nine deaths", "two dead soldiers"."""
    if noun.event:
        event(reader, k, noun)
    elif noun.head == noun.effect_at:
        counted(reader, k, noun)
    else:
        inside(reader, k, noun)
        return
    if noun.quantity is not None and reader.is_used(noun):
        sharing(reader, k, effect)
