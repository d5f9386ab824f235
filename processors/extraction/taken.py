"""People taken by men under arms: "two of her sons were taken by gunmen"."""

from processors.extraction import lists, subjects
from processors.extraction.joints import Linked
from processors.extraction.reading import Reader
from processors.extraction.row import Kind, Noun, Predicate, Row
from processors.extraction.vocabulary import BODIES
from processors.extraction.who import who
from processors.text.lexicon import words
from schemas.claim import Effect, Who

_UNDER_ARMS = {Who.SOLDIER, Who.REBEL, Who.ATTACKER}
_WHERE_HELP_IS = words("hospital hospitals clinic safety ambulance treatment shelter aid")
_ALONG = words("away off captive")


def read(reader: Reader) -> None:
    """Read the passive "taken", its persons before it and the men under arms behind "by"."""
    row = reader.row
    low = row.tokens.low
    if "away" in low and not _TAKING.isdisjoint(low) and _WHERE_HELP_IS.isdisjoint(low):
        _took_away(reader)
    if "taken" not in low or "by" not in low or not _WHERE_HELP_IS.isdisjoint(low):
        return
    for k, chunk in enumerate(row.chunks):
        if chunk.kind is Kind.VERB and low[chunk.end - 1] == "taken" and _is_passive(row, k):
            if not _by_armed(row, k):
                continue
            found = subjects.subjects_before(row, k).nouns
            told = Linked([noun for noun in found if noun.person is not None])
            at = chunk.end - 1
            predicate = Predicate(Kind.EFFECT, chunk.start, chunk.end, Effect.CAPTURED, None, at)
            predicate.be = True
            reader.said_of(told, predicate, rule="passive")


_TAKING = words("took taking")


def _took_away(reader: Reader) -> None:
    """As in "the gunmen took away 12 traders": who took them bears arms."""
    row = reader.row
    low = row.tokens.low
    for k in range(1, len(row.chunks) - 2):
        chunk, subject, people = row.chunks[k], row.chunks[k - 1], row.chunks[k + 2]
        said = low[chunk.start : chunk.end]
        taking = said in (["took"], ["taking"]) and low[chunk.end] == "away"
        if not taking or not isinstance(people, Noun):
            continue
        killing = subject.kind is Kind.AND and _kills(row, k)
        if not isinstance(subject, Noun) and not killing:
            continue
        if people.quantity is None or people.start != chunk.end + 1:
            continue
        if people.person is None and not (people.others and people.head < 0):
            continue
        if people.effect is not None or low[people.end - 1] in BODIES:
            continue  # "took away the wounded", "took away 40 bodies"
        they = low[subject.start : subject.end] == ["they"] and _tells_of_armed(reader)
        if they or killing or (isinstance(subject, Noun) and _is_armed(row, subject)):
            at = chunk.start
            predicate = Predicate(Kind.EFFECT, at, chunk.end + 1, Effect.CAPTURED, None, at)
            reader.said_of(Linked([people]), predicate, rule="active")


def _kills(row: Row, k: int) -> bool:
    """As in "killed nine men and took away five others": who kills bears arms."""
    return any(
        isinstance(c, Predicate) and c.effect is Effect.KILLED and not c.be for c in row.chunks[:k]
    )


_REACH = 4
"""Sentences back in which those under arms are spoken of whom "they" means."""


def _tells_of_armed(reader: Reader) -> bool:
    for index in range(max(0, reader.index - _REACH), reader.index):
        row = reader.context.row(index)
        if any(isinstance(c, Noun) and c.person and _is_armed(row, c) for c in row.chunks):
            return True
    return False


def _is_passive(row: Row, k: int) -> bool:
    chunk = row.chunks[k]
    said = row.tokens.low[chunk.start : chunk.end]
    return not {"was", "were", "been"}.isdisjoint(said)


def _by_armed(row: Row, k: int) -> bool:
    """Whether the agent, straight behind the verb or behind where they were taken, bears arms."""
    low = row.tokens.low
    for at in range(k + 1, len(row.chunks)):
        chunk = row.chunks[at]
        if chunk.kind is Kind.PREPOSITION and low[chunk.start] == "by":
            return any(_is_armed(row, noun) for noun in lists.list_at(row, at + 1).nouns)
        passed = isinstance(chunk, Noun) or chunk.kind in {Kind.PREPOSITION, Kind.DAYS, Kind.ADVERB}
        if not passed and low[chunk.start] not in _ALONG:
            return False
    return False


def _is_armed(row: Row, noun: Noun) -> bool:
    armed = not _ARMED.isdisjoint(row.tokens.low[noun.start : noun.end])
    return armed or who(row, noun) in _UNDER_ARMS


_ARMED = words("armed masked hooded uniformed criminals hoodlums hoodlum thugs bandits raiders")
