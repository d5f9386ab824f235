"""What an alert says, in plain words."""

from collections.abc import Iterable, Sequence
from datetime import date

from processors.alerts.lives import Life
from schemas.claim import Effect, Modality, Scope, Who
from schemas.finding import Estimate, FirstSeen, Movement, Toll

PEOPLE = {
    Who.CIVILIAN: "civilians",
    Who.SOLDIER: "soldiers",
    Who.POLICE: "police",
    Who.REBEL: "rebels",
    Who.ATTACKER: "attackers",
    Who.AID_WORKER: "aid workers",
    Who.JOURNALIST: "journalists",
    Who.OFFICIAL: "officials",
}

FLAGS = {
    "conflict": "the origins contradict one another",
    "inconsistent": "the parts exceed the whole",
    "derived": "the lower bound is our sum of kinds of people that exclude one another",
    "dated_by_publication": "no text gives a date: the day of publication is taken",
    "not_conflict": "not from organised or political violence",
    "partial": "each origin counts other people",
    "inside_seen_place": "a place around it was seen before",
}
"""What each flag means to whom is told."""


def number(estimate: Estimate) -> str:
    """How many, as people say it: `57`, `22 to 143`, `19 or more`."""
    if estimate.high is None:
        return f"{estimate.low:,} or more"
    if estimate.high == estimate.low:
        return f"{estimate.low:,}"
    return f"{estimate.low:,} to {estimate.high:,}"


def title(
    finding: Toll | Movement | FirstSeen,
    estimate: Estimate | None = None,
    who: Iterable[Who] = (),
) -> str:
    """One line. `estimate` and `who` are what a rule compared, where that is not the whole."""
    where, when = place(finding), days(finding)
    if isinstance(finding, FirstSeen):
        return f"First report from {where}: {finding.what}{when}"
    if isinstance(finding, Movement):
        manner = "" if finding.modality is Modality.REPORTED else f", {finding.modality}"
        manner += ", standing there" if finding.stock else ""
        size = f" ({number(finding.size)})" if finding.size else ""
        actor = finding.actor[:1].upper() + finding.actor[1:]
        return f"{actor}{size}: {finding.action} in {where}{manner}{when}"
    counted = number(estimate or finding.estimate)
    whom = "".join(f" {PEOPLE.get(one, one)}" for one in who)
    happened = "" if finding.modality is Modality.REPORTED else f" ({finding.modality})"
    effect = "hurt or killed" if finding.effect is Effect.CASUALTIES else finding.effect
    return f"{counted}{whom} {effect}{happened} in {where}{when}"


def place(finding: Toll | Movement | FirstSeen) -> str:
    """The place's name, and what is known if that is not."""
    return finding.place or f"{finding.country}, place not known"


def days(finding: Toll | Movement | FirstSeen) -> str:
    """The period in brackets, with a blank before it."""
    start, end = finding.date_from, finding.date_to
    if isinstance(finding, Toll) and finding.scope is Scope.CUMULATIVE:
        return f" (since {start:%B %Y})" if start else " (so far)"
    if start is None or end is None:
        return ""
    return f" ({_day(start)})" if start == end else f" ({_day(start)} to {_day(end)})"


def _day(day: date) -> str:
    return f"{day.day} {day:%b}"


def summary(
    finding: Toll | Movement | FirstSeen,
    margin: str,
    holders: Sequence[Life],
    parts: Sequence[Life],
) -> str:
    """What is said, by whom, how sure, how the rule was met, and what must not be added to it."""
    said: list[str] = []
    if isinstance(finding, Toll):
        said.append(_figures(finding))
    voices = finding.origins
    if voices:
        said.append(
            f"{len(voices)} independent origin{'s' if len(voices) > 1 else ''}: "
            f"{', '.join(voices)}; grade {finding.grade} ({finding.grade_why})"
        )
    said.append(f"Rule: {margin}")
    said += [f"Note: {FLAGS[flag]}" for flag in finding.flags if flag in FLAGS]
    said += [f'Part of "{life.alert.title}", which rings already: do not add' for life in holders]
    said += [f'Contains "{life.alert.title}", which rings already: do not add' for life in parts]
    return ". ".join(said) + "."


def _figures(toll: Toll) -> str:
    best = toll.estimate.best
    high = "open" if toll.estimate.high is None else f"{toll.estimate.high:,}"
    words = f"Certain {toll.estimate.low:,}, "
    words += "nobody commits to a figure" if best is None else f"best {best:,}"
    words += f", possible {high}"
    if toll.previous is not None and toll.previous != toll.estimate:
        words += f" (before: {number(toll.previous)})"
    lines = [f"{number(line.estimate)} {PEOPLE.get(line.who, line.who)}" for line in toll.lines]
    return f"{words}; {', '.join(lines)}" if lines else words
