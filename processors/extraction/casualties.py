"""Claims that people were killed, wounded, captured, went missing or were displaced."""

from processors.extraction import (
    degrees,
    displacing,
    fates,
    fractions,
    hospital,
    included,
    nominals,
    parted,
    parts,
    place_lists,
    predicates,
    revisions,
    settling,
    shared_fates,
    shares,
    superseded,
    survivors,
    taken,
    tolls,
    totals,
)
from processors.extraction.context import Context
from processors.extraction.draft import Draft
from processors.extraction.finish import finished
from processors.extraction.reading import Reader
from processors.extraction.vocabulary import (
    ADJECTIVES,
    BODIES,
    HURLED,
    LIVES,
    NOUNS,
    PARTED,
    VERBS,
    WOUNDS,
)
from processors.text.gate import Gate
from processors.text.lexicon import load
from schemas.claim import CasualtyClaim

TRIGGERS: tuple[str, ...] = (
    *(verbs[0].words[0] for verbs in VERBS.values() if any(len(v.words) == 1 for v in verbs)),
    *(" ".join(v.words) for verbs in VERBS.values() for v in verbs if len(v.words) > 1),
    *ADJECTIVES,
    *NOUNS,
    *BODIES,
    *LIVES,
    "wounds",
    "toll",
    "burns",
    "no victims",
    "no victim",
    "death toll",
    "bodies of",
    "bodies were",
    "bodies had",
    "bodies found",
    "body found",
    "body was",
    "loss of",
    "body of",
    "gunshot wounds",
    "mass grave",
    "of the victims",
    "victims were",
    "of them were",
    *settling.REST,
    "of them are",
    "of them was",
    "from their homes",
    "out of their homes",
    "from their villages",
    "off their land",
    *(" ".join(end) for ends in PARTED.values() for one in ends.values() for end, _ in one),
    *HURLED,
    *displacing.STREAMING,
    *displacing.LEFT,
    *displacing.EVACUATED,
    *displacing.OUT,
    *taken.TRIGGERS,
    *taken.LOOSE_TRIGGERS,
    *hospital.TRIGGERS,
    *survivors.TRIGGERS,
    "fatally",
    "treated for",
    "whereabouts",
    "fate of",
    "severed head",
    "severed heads",
    *degrees.CONDITIONS,
)
"""Words without which a sentence holds no casualty."""
WEAK: frozenset[str] = frozenset(
    (
        *BODIES,
        *LIVES,
        *HURLED,
        *WOUNDS,
        *displacing.STREAMING,
        *displacing.LEFT,
        *displacing.EVACUATED,
        *displacing.OUT,
        "victims were",
        "took away",
        "taking away",
        *taken.LOOSE_TRIGGERS,
        *hospital.TRIGGERS,
        *survivors.TRIGGERS,
        *load("processors.extraction", "weak")["words"],
    )
)
"""Of those, the ones that most news has: they count only beside a word of violence or disaster."""
_GATE = Gate(TRIGGERS)


def find(context: Context) -> tuple[CasualtyClaim, ...]:
    """Every casualty the article claims, in reading order."""
    drafts: list[Draft] = []
    for index in context.sentences_at(_GATE.offsets(context.document.folded)):
        reader = Reader(context, index, context.row(index), drafts)
        told = shares.read(reader)
        tolls.ranges(reader)
        predicates.read(reader)
        parted.read(reader)
        displacing.read(reader)
        nominals.read(reader)
        shares.tie(reader, told)
        revisions.read(reader)
        taken.read(reader)
        fates.read(reader)
        hospital.read(reader)
        survivors.read(reader)
        parts.read(reader)
        shared_fates.among(reader)
        parts.of_them(reader)
        included.read(reader)
        fractions.read(reader)
        place_lists.read(reader)
        shared_fates.only(reader)
        shared_fates.fatally(reader)
        degrees.read(reader)
        settling.rest(context.row(index), index, drafts)
        settling.hand_on(context.row(index), reader.drafts)
        settling.keep_captives(reader.drafts)
        drafts += sorted(reader.drafts, key=lambda draft: (draft.start, draft.end))
    drafts = totals.settle(context, drafts)
    superseded.settle(context, drafts)
    settling.mix(drafts)
    settling.agree(drafts)
    return finished(context, drafts)
