"""From figures to one estimate: within a statement, within an origin, across origins.

Only one thing is ever added: figures for people who cannot be the same, said by one voice in one
article. Nothing is added across articles or across origins.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import inf

from processors.corroboration.origins import LETTERS
from processors.corroboration.statements import Figure, Statement
from schemas.claim import Who
from schemas.finding import Estimate

EVERYBODY = frozenset({Who.MIXED, Who.UNSPECIFIED})
"""Figures that may be of all people harmed."""

_APART = (Who.CIVILIAN, Who.SOLDIER, Who.POLICE, Who.REBEL, Who.ATTACKER)
"""Nobody is two of these. Aid workers and journalists are civilians; officials may be any."""
_CIVILIANS = (Who.AID_WORKER, Who.JOURNALIST)

MIN_ORIGINS = 2
"""So many origins carry a low figure against whoever says fewer."""

OUTDATED_AFTER = timedelta(hours=12)
"""A figure so much older than another does not contradict it: tolls rise. Ours, not a standard."""


@dataclass(frozen=True, slots=True)
class Whole:
    """What one voice's words come to for everybody in a slot."""

    estimate: Estimate
    everybody: bool
    """False: only of the kinds of people that were named."""
    kinds: frozenset[Who]
    derived: bool
    """Added up by us."""
    inconsistent: bool
    """The parts it names exceed it."""


@dataclass(frozen=True, slots=True)
class Voice:
    """One origin's standing figure."""

    key: str
    letter: str
    estimate: Estimate
    spoken_at: datetime
    everybody: bool = True
    kinds: frozenset[Who] = frozenset()
    derived: bool = False
    inconsistent: bool = False


def above(a: Estimate, b: Estimate) -> bool:
    """Whether all that `a` allows is more than all that `b` allows."""
    return b.high is not None and a.low > b.high


def meet(a: Estimate, b: Estimate) -> bool:
    """Whether both can be true."""
    return not above(a, b) and not above(b, a)


def are_alike(a: Estimate, b: Estimate) -> bool:
    """Whether they may be figures for one incident: apart by a half, or by two people, at most."""
    return a.low <= _reach(b) and b.low <= _reach(a)


def _reach(estimate: Estimate) -> int:
    top = max(estimate.low, estimate.best or 0) if estimate.high is None else estimate.high
    return max(top + top // 2, top + 2)


def added(estimates: Sequence[Estimate]) -> Estimate:
    """Of people who are not the same. Vague words are not added; they open `high`."""
    stated = [e for e in estimates if e.best is not None]
    if not stated:
        return Estimate(low=max(e.low for e in estimates), best=None, high=None)
    vague = len(stated) < len(estimates)
    highs = [e.high for e in estimates]
    return Estimate(
        low=sum(e.low for e in stated),
        best=None if vague else sum(e.best or 0 for e in stated),
        high=None if vague or None in highs else sum(high or 0 for high in highs),
    )


def whole(figures: Sequence[Figure]) -> Whole:
    """What the figures of one statement come to.

    A figure for everybody stands if there is one, unless kinds of people that are not said to be
    part of it already come to more; else the kinds that exclude one another are added.
    """
    if len(figures) == 1:
        only = figures[0]
        everybody = only.who in EVERYBODY
        kinds = frozenset() if everybody else frozenset({only.who})
        return Whole(only.estimate, everybody, kinds, derived=False, inconsistent=False)
    tops = [figure for figure in figures if not figure.part] or list(figures)
    general = [figure for figure in tops if figure.who in EVERYBODY]
    special = [figure for figure in tops if figure.who not in EVERYBODY]
    of_all = _of_one_kind(general) if general else None
    of_kinds = _of_kinds(special) if special else None
    if of_all is None or (of_kinds is not None and above(of_kinds[0], of_all[0])):
        assert of_kinds is not None  # noqa: S101 - a statement has a figure, so one of them is there
        estimate, derived, kinds = of_kinds
        return Whole(estimate, everybody=False, kinds=kinds, derived=derived, inconsistent=False)
    estimate, derived = of_all
    parts = [figure for figure in figures if figure.part and figure.who not in EVERYBODY]
    too_much = bool(parts) and above(_of_kinds(parts)[0], estimate)
    one_too_big = any(above(f.estimate, estimate) for f in figures if f.part)
    return Whole(
        estimate,
        everybody=True,
        kinds=frozenset(),
        derived=derived,
        inconsistent=too_much or one_too_big,
    )


def _of_one_kind(figures: Sequence[Figure]) -> tuple[Estimate, bool]:
    """Figures for one kind of people, and whether any were added.

    Those in one run of words are of different people ("three women and two children"); apart, they
    are the same people told again, and the highest stands.
    """
    runs: list[list[Figure]] = []
    reach = -1
    for figure in sorted(figures, key=lambda f: (f.span.start, f.span.end, f.claim_id)):
        if runs and figure.span.start < reach:
            runs[-1].append(figure)
        else:
            runs.append([figure])
        reach = max(reach, figure.span.end)
    return max(
        ((added([f.estimate for f in run]), len(run) > 1) for run in runs),
        key=lambda found: _rank(found[0]),
    )


def _of_kinds(figures: Sequence[Figure]) -> tuple[Estimate, bool, frozenset[Who]]:
    """Figures for named kinds of people: the sum of those that exclude one another."""
    by_kind: dict[Who, list[Figure]] = {}
    for figure in figures:
        by_kind.setdefault(figure.who, []).append(figure)
    each = {kind: _of_one_kind(of_it) for kind, of_it in sorted(by_kind.items())}
    apart = [kind for kind in _APART if kind in each]
    if Who.CIVILIAN not in each:
        apart += [kind for kind in _CIVILIANS if kind in each]
    if not apart:
        kind = max(each, key=lambda k: (_rank(each[k][0]), k))
        return (*each[kind], frozenset({kind}))
    total = added([each[kind][0] for kind in apart])
    derived = len(apart) > 1 or each[apart[0]][1]
    for kind, (estimate, was_derived) in each.items():
        if kind not in apart and above(estimate, total):
            return estimate, was_derived, frozenset({kind})
    return total, derived, frozenset(apart)


def _rank(estimate: Estimate) -> tuple[int, int, float]:
    best = -1 if estimate.best is None else estimate.best
    return estimate.low, best, float("inf") if estimate.high is None else estimate.high


def voice(key: str, letter: str, statements: Iterable[Statement]) -> Voice:
    """The standing figure of one origin: its newest for everybody.

    What it later says of soldiers alone does not lower that; it takes its place if it exceeds it.
    Where no figure is for everybody, the newest for each set of kinds stands, and the highest of
    them is what is certain of the whole.
    """
    of_all: tuple[Statement, Whole] | None = None
    by_kinds: dict[frozenset[Who], tuple[Statement, Whole]] = {}
    for one in sorted(statements, key=lambda s: s.sort_key):
        found = whole(one.figures)
        if found.everybody:
            of_all = (one, found)
        else:
            by_kinds[found.kinds] = (one, found)
    special = max(
        by_kinds.values(), key=lambda s: (_rank(s[1].estimate), s[0].sort_key), default=None
    )
    if of_all is None or (
        special is not None
        and special[0].published_at > of_all[0].published_at
        and _rank(special[1].estimate)[0] > _rank(of_all[1].estimate)[0]
        and not (of_all[1].estimate.high or 0) >= special[1].estimate.low
    ):
        assert special is not None  # noqa: S101 - there is a statement, so one of them is there
        standing, found = special
    else:
        standing, found = of_all
    return Voice(
        key=key,
        letter=letter,
        estimate=found.estimate,
        spoken_at=standing.published_at,
        everybody=found.everybody,
        kinds=found.kinds,
        derived=found.derived,
        inconsistent=found.inconsistent,
    )


def line_voice(key: str, letter: str, statements: Iterable[Statement], who: Who) -> Voice | None:
    """The newest figure of one origin for one kind of people; None if it gives none."""
    for one in sorted(statements, key=lambda s: s.sort_key, reverse=True):
        figures = [figure for figure in one.figures if figure.who is who]
        if figures:
            estimate, derived = _of_one_kind(figures)
            return Voice(key, letter, estimate, one.published_at, derived=derived)
    return None


def _challenges(other: Voice, one: Voice) -> bool:
    """Whether somebody who does not speak much earlier says fewer at most."""
    return (
        above(one.estimate, other.estimate)
        and (other.everybody or other.kinds == one.kinds)
        and other.spoken_at >= one.spoken_at - OUTDATED_AFTER
    )


def agreed(voices: Sequence[Voice], *, one_incident: bool = False) -> tuple[Estimate, bool]:
    """One estimate across origins, and whether they are in conflict. Never a sum.

    `low` is the highest low that stands. A low stands if nobody challenges it, by saying fewer at
    most and not much earlier; or if `MIN_ORIGINS` origins say as many or more; or if the one who
    says it is better reputed than all who challenge it. With `one_incident`, a figure far lower is
    more often of another incident of that day, so it takes two who say so, or one better reputed,
    to bring the low down.

    `high` is the widest; a top left open is closed by a much later figure that is no lower. `best`
    is the figure most origins commit to between the two; where that does not decide, one whose low
    stands, then the better reputed, then the newer, then the higher one.

    The second value is whether anybody challenges another. The order of `voices` does not matter.
    """
    fewest = min((v.estimate.high for v in voices if v.estimate.high is not None), default=inf)
    lows = sorted(one.estimate.low for one in voices)
    shared = lows[-MIN_ORIGINS] if len(lows) >= MIN_ORIGINS else -1
    conflict = False
    standing: list[Voice] = []
    fallen: list[Voice] = []
    for one in voices:
        challengers = (other for other in voices if _challenges(other, one))
        doubtful = one.estimate.low > fewest and any(challengers)
        conflict = conflict or doubtful
        carried = not doubtful or one.estimate.low <= shared
        stands = carried or _stands_alone(one, voices, one_incident=one_incident)
        (standing if stands else fallen).append(one)
    low = max(one.estimate.low for one in standing)
    best = _committed(standing, fallen, low)
    return Estimate(low=low, best=best, high=_widest(voices)), conflict


def _committed(standing: Sequence[Voice], fallen: Sequence[Voice], low: int) -> int | None:
    ranked = [
        (stands, one, best)
        for stands, voices in ((True, standing), (False, fallen))
        for one in voices
        if (best := one.estimate.best) is not None and best >= low
    ]
    votes = Counter(best for _, _, best in ranked)
    keys = [
        (votes[best], stands, -_repute(one), one.spoken_at, best) for stands, one, best in ranked
    ]
    return max(keys)[-1] if keys else None


def _widest(voices: Sequence[Voice]) -> int | None:
    counted = {one.kinds for one in voices if not one.everybody}
    if len(counted) > 1 and not any(one.everybody for one in voices):
        # One counts soldiers, another civilians: together there may be more than either says.
        return None
    tops = [_top(one, voices) for one in voices]
    return None if None in tops else max(top for top in tops if top is not None)


def _top(one: Voice, voices: Sequence[Voice]) -> int | None:
    if one.estimate.high is not None:
        return one.estimate.high
    closed = any(
        other.estimate.high is not None
        and other.estimate.low >= one.estimate.low
        and (other.everybody or other.kinds == one.kinds)
        and other.spoken_at > one.spoken_at + OUTDATED_AFTER
        for other in voices
    )
    return max(one.estimate.low, one.estimate.best or 0) if closed else None


def _stands_alone(one: Voice, voices: Sequence[Voice], *, one_incident: bool) -> bool:
    """Whether a challenged low that nobody else supports stands all the same."""
    challengers = [other for other in voices if _challenges(other, one)]
    mine, best = _repute(one), min(_repute(other) for other in challengers)
    if mine < best:
        return True
    if not one_incident or best < mine or len(challengers) >= MIN_ORIGINS:
        return False
    return not any(are_alike(other.estimate, one.estimate) for other in challengers)


def _repute(one: Voice) -> int:
    """Lower is better."""
    return LETTERS.index(one.letter)
