"""Verbs of saying: which words tell who says something, and which only tell of a deed."""

from processors.extraction.row import Kind, Noun, Row
from processors.extraction.vocabulary import REPORT, REPORT_PAST
from processors.text.lexicon import words
from processors.text.tokens import Tokens
from schemas.claim import Who

_REPORTS = words("report reports")
"""More often nouns than verbs."""
_NOT_TELLING = words("responsibility credit")
_TELLS_THAT = words("confirm report announce claim allege state indicate admit add note estimate")
"""Verbs of saying in the plural that are mostly other words: told by the "that" after them."""
_ONLY_TELL = words("confirm announce allege indicate admit acknowledge")
"""Those of them that are no nouns, so that they may close a phrase: "the chiefs confirm that"."""
_WITNESSES = words("saw witnessed")
_SHOWS = words("showed shows show suggest suggests suggested")
RECORDS = words(
    "report reports figures data records record tally count list statistics documents document log "
    "logs footage survey bulletin"
)
"""What can show how many were harmed."""


_OPENERS = REPORT | _TELLS_THAT | _ONLY_TELL | _SHOWS | _WITNESSES | words(
    'according citing quoting per count tally reckoning assurances known published released "'
)  # fmt: skip


_PUTS = words("put puts")
_PUT_REACH = 10
"""Words in which "at" follows: "put the number of dead at six"."""
_OF_THE_DEAD = words("names list toll figures number count")
"""What is published of the dead."""


_TELLERS = _PUTS | _WITNESSES | REPORT_PAST | _SHOWS | _TELLS_THAT | _ONLY_TELL | words(
    "published released assurances known"
)  # fmt: skip
"""Last words of what tells, verbs of saying in the present apart."""


def may_name(tokens: Tokens) -> bool:
    """Whether a sentence can name a speaker, or stand in a quotation."""
    return not _OPENERS.isdisjoint(tokens.low)


def tells(row: Row, k: int) -> bool:
    """Whether chunk `k` is a verb of saying: "said", "has announced", "figures show"."""
    tokens = row.tokens
    chunk = row.chunks[k]
    last = tokens.low[chunk.end - 1]
    if last in _REPORTS and _is_verb_of_a_count(row, k):
        return True
    if chunk.kind is not Kind.REPORT and last not in _TELLERS:
        return False
    if last in _PUTS:
        return "at" in tokens.low[chunk.end : chunk.end + _PUT_REACH]
    if last in {"published", "released"}:
        return not _OF_THE_DEAD.isdisjoint(tokens.low[chunk.end : chunk.end + 3])
    if chunk.kind is Kind.REPORT and last not in _WITNESSES:
        return True
    if last in _WITNESSES:
        return _is_witness(row, k - 1)
    if chunk.kind is Kind.VERB and tokens.low[chunk.start] in {"has", "have", "had"}:
        return last in REPORT_PAST and "been" not in tokens.low[chunk.start : chunk.end]
    if last in _SHOWS:
        return tokens.word(chunk.end - 2) in RECORDS
    if last == "assurances" or (last == "known" and tokens.word(chunk.start - 1) == "made"):
        return True  # "gave assurances that", "made known that"
    if tokens.word(chunk.end) != "that":
        return False
    return last in (_TELLS_THAT if chunk.end == chunk.start + 1 else _ONLY_TELL)


def _is_verb_of_a_count(row: Row, k: int) -> bool:
    """As in "the ministry reports 51 killed": a verb between a subject and a count."""
    chunk = row.chunks[k]
    if not 0 < k < len(row.chunks) - 1 or chunk.end != chunk.start + 1:
        return False
    subject, counted = row.chunks[k - 1], row.chunks[k + 1]
    return (
        isinstance(subject, Noun)
        and subject.end == chunk.start
        and subject.quantity is None
        and isinstance(counted, Noun)
        and counted.quantity is not None
        and counted.start == chunk.end
    )


def _is_witness(row: Row, k: int) -> bool:
    """Whether chunk `k` names one who is quoted for what he sees: "an AFP correspondent"."""
    noun = row.chunks[k] if k >= 0 else None
    if not isinstance(noun, Noun) or noun.person is None:
        return False
    return noun.person.who is Who.JOURNALIST or noun.person.singular in {"witness", "resident"}


def is_of_the_deed(row: Row, k: int) -> bool:
    """As in "claimed responsibility", "claimed by", "claimed the attack": of no toll."""
    tokens = row.tokens
    chunk = row.chunks[k]
    after = tokens.word(chunk.end)
    if after in _NOT_TELLING:
        return True
    if tokens.low[chunk.end - 1] not in {"claimed", "claims", "claiming"}:
        return False
    if after == "by":
        return True
    thing = row.chunks[k + 1] if k + 1 < len(row.chunks) else None
    if not isinstance(thing, Noun) or thing.person is not None or thing.pronoun or thing.proper:
        return False
    further = row.chunks[k + 2].kind if k + 2 < len(row.chunks) else None
    return further not in {Kind.VERB, Kind.EFFECT, Kind.REPORT} and thing.head >= 0
