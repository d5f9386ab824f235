"""Whether a verb tells of harm at all: not "to kill", "would die", "died peacefully"."""

# ruff: noqa: SIM102 - a grammar is a list of cases

from itertools import pairwise

from processors.extraction import hypothetical, voice
from processors.extraction.hypothetical import Reality
from processors.extraction.row import Kind, Noun, Predicate, Row
from processors.extraction.vocabulary import Form
from processors.text.lexicon import words
from schemas.claim import Effect

_VERDICTS = words("sentenced convicted jailed guilty charged acquitted trial verdict imprisoned")
_IMAGINED = words("simulated simulates simulation hypothetical scenario scenarios fictional novel")
_FOR_DEAD = ["for", "dead"]
"""As in "left for dead"."""
_OF_NO_BODY = words(
    "politically financially economically commercially emotionally spiritually professionally "
    "morally electorally socially"
)
"""As in "politically wounded", "was hurt financially"."""
_PEACEFUL = words("peacefully natural age cancer stroke sleep illness old heart aged")


def is_unreal(row: Row, k: int, predicate: Predicate) -> bool:
    """Whether nobody is said to have been harmed: "to kill", "will kill", "would die"."""
    form = predicate.verb.form if predicate.verb else None
    low = row.tokens.low
    if (low[-1] == "?" and low[0] in _ASKING) or low[0] in _SUPPOSE:
        return True
    if predicate.infinitive and not predicate.have:
        return not voice.is_forced(row, k)
    if _is_in_fiction(low) or (form in _TELLING and _is_of_fiction(low)):
        return True
    if form is Form.BASE and row.tokens.low[predicate.at - 1] == "to" and not predicate.have:
        return not voice.is_forced(row, k)  # "their aim is to kill"
    if predicate.modal and form is Form.BASE:
        return predicate.modal != "did"
    if predicate.modal in {"will", "shall", "should", "must", "'ll"} and not predicate.have:
        return True
    if form is Form.BASE and k > 0:
        return row.chunks[k - 1].kind in {Kind.PREPOSITION, Kind.VERB}
    if predicate.modal in {"would", "could"} and not predicate.have and predicate.verb:
        return True
    if predicate.modal == "would" and predicate.have:
        return True  # "had it gone off, 20 would have died"
    if low[predicate.at - 1] in _HARDLY:
        return True  # "were nearly killed"
    if k > 1 and (_is_condition(row, k) or _is_wanted(row, k, predicate)):
        return True
    if predicate.hedged and not _ALIVE.isdisjoint(low):
        return True  # "were feared dead but were found alive"
    if predicate.verb is None and k > 1 and isinstance(noun := row.chunks[k - 1], Noun):
        if hypothetical.of(row, noun) is Reality.UNREAL:
            return True  # "could leave 300 people dead"
    if low[0] == "for" and low[1:2] in (["every"], ["each"]):
        return True  # "for every rebel killed, two soldiers die"
    if low[predicate.end - 1] == "himself" and low[predicate.end : predicate.end + 1] == ["in"]:
        return predicate.verb is not None and low[predicate.at] == "shot"  # "in the foot"
    if _is_killed_off(row, predicate) or low[predicate.end - 2 : predicate.end] == _FOR_DEAD:
        return True
    if low[predicate.end : predicate.end + 1] == ["on"] and "feet" in low[predicate.end :][:3]:
        return True  # "dead on his feet"
    if not _IMAGINED.isdisjoint(low) or _is_supposed(low) or _is_staged(row, predicate):
        return True
    if _is_hurt_in_name(row, k, predicate):
        return True
    if not _OF_NO_BODY.isdisjoint(low[max(0, predicate.start - 1) : predicate.end + 2]):
        return True
    if form is Form.ING and k > 0 and row.chunks[k - 1].kind is Kind.PREPOSITION:
        if not _VERDICTS.isdisjoint(low):
            return True
    if predicate.verb is not None and predicate.verb.words[0] in {"died", "dies", "dying"}:
        if not _PEACEFUL.isdisjoint(low[predicate.end : predicate.end + 5]):
            return True
    return bool(
        k > 0 and row.chunks[k - 1].kind is Kind.BOUNDARY
        and row.tokens.low[row.chunks[k - 1].start] in {"if", "unless"}
    )  # fmt: skip


def _is_hurt_in_name(row: Row, k: int, predicate: Predicate) -> bool:
    """As in "the scandal wounded Macron": what only talk or money does to a name."""
    if predicate.effect is not Effect.WOUNDED or not 0 < k < len(row.chunks) - 1:
        return False
    blow, hurt = row.chunks[k - 1], row.chunks[k + 1]
    return (
        isinstance(blow, Noun)
        and isinstance(hurt, Noun)
        and hurt.quantity is None
        and hurt.person is None
        and not _BLOWS.isdisjoint(row.tokens.low[blow.start : blow.end])
    )


_BLOWS = words(
    "scandal affair decision decisions ruling verdict defeat loss vote election remark remarks "
    "comments criticism allegations accusations claims revelations sanctions tariffs tariff taxes "
    "tax cuts embargo boycott ban policy policies quarrel row rift dispute controversy crisis "
    "recession inflation slump downturn prices delay delays failure deal law laws measures news "
    "report reports rumours rumors setback setbacks resignation"
)


def _is_condition(row: Row, k: int) -> bool:
    """As in "if 20 people had been killed": a verb whose subject stands behind "if"."""
    return row.tokens.low[row.chunks[k - 2].start] in {"if", "unless", "whether"}


def _is_wanted(row: Row, k: int, predicate: Predicate) -> bool:
    """As in "wanted 12 officers dead"."""
    bare = predicate.at == predicate.start and isinstance(row.chunks[k - 1], Noun)
    return bare and row.tokens.low[row.chunks[k - 2].end - 1] in _WANTING


_WANTING = words("want wants wanted wish wishes wished")
_ALIVE = words("alive unhurt unharmed safe")
_SUPPOSE = words("imagine suppose picture")


_HARDLY = words("nearly almost narrowly")
_ASKING = words("was were is are did do does has have had who why how what where when")


def _is_supposed(low: list[str]) -> bool:
    """As in "the exercise assumes that a bomb kills 200"."""
    return not _DRILLS.isdisjoint(low) and not _SUPPOSING.isdisjoint(low)


_DRILLS = words(
    "exercise exercises drill drills manoeuvre maneuver manoeuvres maneuvers rehearsal plan "
    "training"
)
_SUPPOSING = words(
    "assumes assumed assume supposes supposed imagines imagined envisages envisaged posits posited"
)


def _is_killed_off(row: Row, predicate: Predicate) -> bool:
    """As in "killed off the game", but not "were killed off Aden", "off the coast"."""
    low = row.tokens.low
    end = predicate.end
    if low[end : end + 1] != ["off"]:
        return False
    at_sea = end + 1 < len(low) and row.tokens.is_capital(end + 1)
    return not predicate.be or not (at_sea or "coast" in low[end : end + 4])


_FICTION = words(
    "film movie novel series sitcom opera play comic videogame thriller drama musical sequel"
)
_FICTION_REACH = 6


def _is_in_fiction(low: list[str]) -> bool:
    """As in "In the new film, 45 soldiers are killed", "The novel follows four who die"."""
    if _FICTION.isdisjoint(low[1:_FICTION_REACH]):
        return False
    return low[:1] == ["in"] or not _RECOUNTS.isdisjoint(low[1 : _FICTION_REACH + 2])


_TELLING = {Form.S, Form.BASE}
"""A tale is told in the present."""


def _is_of_fiction(low: list[str]) -> bool:
    """As in "The film follows a platoon that loses 12 men": not "film crew", not "board game"."""
    opening = low[:_FICTION_OPENING]
    return any(
        (word in _FICTION and after not in _OF_FILM) or (word, after) in _GAMES
        for word, after in pairwise(opening)
    )


def _is_staged(row: Row, predicate: Predicate) -> bool:
    """As in 'In the exercise, 2,000 troops "killed" 300 soldiers'."""
    low = row.tokens.low
    quoted = low[max(0, predicate.at - 1)] == '"'
    return quoted and not _DRILLS.isdisjoint(low)


_FICTION_OPENING = 12
_OF_FILM = words("festival crew maker makers director studio star industry theater theatre set")
_GAMES = {("video", "game"), ("video", "games"), ("computer", "game"), ("board", "game")}
_RECOUNTS = words("follows tells depicts portrays imagines centres centers stars recounts")
