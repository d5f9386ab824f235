"""What can say something: people, bodies of people, records, and what has a name."""

from processors.extraction.row import Noun, Row
from processors.extraction.sayings import RECORDS
from processors.extraction.vocabulary import BODIES
from processors.text.document import Document
from processors.text.lexicon import load, words

_WORDS = load("processors.extraction", "speakers")
BODIES_THAT_SPEAK = frozenset(_WORDS["bodies"]["words"])
"""Bodies of people: "the ministry", "the network"."""
SPEAKING = RECORDS.union(*(table["words"] for table in _WORDS.values()))
"""Nouns that can say something though no person is meant."""


def can_speak(document: Document, row: Row, noun: Noun) -> bool:
    """Whether a phrase names who can say something: a person, a body, a record, a name."""
    low = row.tokens.low
    if noun.effect is not None and noun.person is None:
        return False  # "no casualties were reported"
    if noun.place or noun.pronoun:
        return True
    if _is_claims(row, noun):
        return False
    head = low[noun.head] if noun.head >= 0 else low[noun.end - 1]
    if head in SPEAKING:
        return True
    if noun.person is not None:
        return noun.effect is None and head not in BODIES
    if noun.thing:
        return noun.head > 1 and row.tokens.is_capital(noun.head) and not document.shouts
    if document.shouts:
        return noun.quantity is None
    return noun.proper or any(row.tokens.is_capital(i) for i in range(max(noun.start, 1), noun.end))


def _is_claims(row: Row, noun: Noun) -> bool:
    """As in "rebel claims that": a lone singular cannot be the subject of a plural verb."""
    if noun.end != noun.start + 1 or noun.person is None or noun.person.plural:
        return False
    return row.tokens.word(noun.end) in _ALSO_NOUNS and not noun.definite


_ALSO_NOUNS = words("claims reports estimates")


def is_nobodys(row: Row, noun: Noun) -> bool:
    """As in "preliminary data", "early reports": a record of which is not said whose it is."""
    low = row.tokens.low[noun.start : noun.end]
    if low[-1] in _USAGES:
        return True  # "buried according to custom"
    return low[-1] in RECORDS and low[0] in _EARLY and len(low) <= _BARE


_USAGES = words(
    "rites rite custom customs tradition traditions law laws rules plan plans schedule protocol "
    "procedure procedures norms teachings"
)
_EARLY = words("preliminary initial early first latest the available provisional")
_BARE = 2
"""Words of a record that nobody is named with."""


_COUNTED = words(
    "figures data information estimate estimates statistics tally toll count report reports"
)
_HEARD = words("report reports")
"""Mostly from a place: "early reports from Homs"."""
_OF_A_COUNT = _EARLY | words("casualty official own new death")
_ISSUED = words("compiled released published issued gathered collected provided kept")
_GAP = 3
"""Words between "released" and "by": "released on Sunday by"."""


def past_record(low: list[str], first: int) -> tuple[int, bool]:
    """Where the phrase at `first` names whose record it is; whether it is an early one of nobody.

    As in "figures compiled on Sunday by the league", "initial information from the governor".
    """
    i = first
    while i < len(low) and low[i] in _OF_A_COUNT:
        i += 1
    if i >= len(low) or low[i] not in _COUNTED:
        return first, False
    i += 1
    if low[i : i + 1] and low[i] in _ISSUED:
        for k in range(i + 1, min(i + _GAP + 1, len(low) - 1)):
            if low[k] == "by":
                return k + 1, False
    if low[i : i + 1] == ["from"] and i + 1 < len(low) and low[i - 1] not in _HEARD:
        return i + 1, False
    is_early = not _EARLY.isdisjoint(low[first:i]) and low[first] != "the"
    return first, is_early and low[i : i + 1] != ["of"]
