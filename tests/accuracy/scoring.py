"""A set of coded texts, read and scored."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from processors.geo.mention import Places
from tests.accuracy.claim_sets import Text
from tests.accuracy.fields import FULLY_RIGHT, is_right, wrong_fields
from tests.accuracy.matching import Matched, matched, same_movement, same_numbers
from tests.accuracy.tally import Tally
from tests.codebook import FIELDS, Coded, Kind
from tests.reading import claims_of

MAY_PAIR: dict[Kind, Callable[[Coded, Coded], bool]] = {
    "casualty": same_numbers,
    "movement": same_movement,
}


@dataclass(frozen=True)
class Fault:
    """One thing that was read wrong."""

    article: str
    what: str
    """`missed`, `invented`, or `wrong`."""
    kind: Kind
    quote: str
    detail: str

    def __str__(self) -> str:
        return f"{self.article} {self.what} {self.kind}: {self.detail} | {self.quote}"


@dataclass
class Score:
    """How one set was read."""

    claims: dict[str, Tally] = field(default_factory=dict)
    """`casualty` (right numbers), `casualty fully right`, `movement`, and one per effect/action."""
    fields: dict[str, Tally] = field(default_factory=dict)
    """`casualty.who` and so on: of the pairs whose coder fills it in, how many are right."""
    in_negatives: int = 0
    """Claims read in texts that have none."""
    faults: list[Fault] = field(default_factory=list)

    def count(self, name: str, *, right: int, read: int, wanted: int) -> None:
        """Add to one tally of claims."""
        self.claims[name] = self.claims.get(name, Tally()) + Tally(right, read, wanted)

    def as_json(self) -> dict[str, object]:
        """Everything but the faults."""
        return {
            "claims": {name: tally.as_json() for name, tally in sorted(self.claims.items())},
            "fields": {name: round(tally.recall, 4) for name, tally in self.fields.items()},
            "claims in negatives": self.in_negatives,
        }


def scored(texts: Iterable[Text], places: Places) -> Score:
    """Read every text and compare."""
    score = Score()
    for text in texts:
        read = claims_of(places, text.article)
        score.in_negatives += 0 if text.claims else len(read)
        for kind, may_pair in MAY_PAIR.items():
            result = matched(
                [claim for claim in text.claims if claim["kind"] == kind],
                [claim for claim in read if claim["kind"] == kind],
                may_pair,
            )
            _add(score, kind, result)
            score.faults += _faults(text.article.id, kind, result)
    return score


def _add(score: Score, kind: Kind, result: Matched) -> None:
    right = len(result.pairs)
    read, wanted = right + len(result.invented), right + len(result.missed)
    score.count(kind, right=right, read=read, wanted=wanted)
    if kind == "casualty":
        fully = sum(all(_holds(f, g, r) for f in FULLY_RIGHT) for g, r in result.pairs)
        score.count(f"{kind} fully right", right=fully, read=read, wanted=wanted)
    part = "effect" if kind == "casualty" else "action"
    pairs = Counter(gold.get(part, "?") for gold, _ in result.pairs)
    invented = Counter(claim[part] for claim in result.invented)
    missed = Counter(claim.get(part, "?") for claim in result.missed)
    for name in pairs | invented | missed:
        n = pairs[name]
        score.count(f"{kind} {name}", right=n, read=n + invented[name], wanted=n + missed[name])
    for gold, claim in result.pairs:
        for name in FIELDS[kind]:
            if name in gold:
                before = score.fields.get(f"{kind}.{name}", Tally())
                score.fields[f"{kind}.{name}"] = before + Tally(is_right(name, gold, claim), 0, 1)


def _holds(name: str, gold: Coded, read: Coded) -> bool:
    return name not in gold or is_right(name, gold, read)


def _faults(article: str, kind: Kind, result: Matched) -> Iterator[Fault]:
    for gold in result.missed:
        yield Fault(article, "missed", kind, gold.get("quote", ""), _value(gold))
    for claim in result.invented:
        why = ", ".join(claim["why"])
        yield Fault(article, "invented", kind, claim["quote"], f"{_value(claim)} ({why})")
    for gold, claim in result.pairs:
        wrong = [name for name in wrong_fields(gold, claim) if name in gold]
        if wrong:
            said = "; ".join(f"{n}: {claim.get(n)!r} for {gold.get(n)!r}" for n in wrong)
            yield Fault(article, "wrong", kind, claim["quote"], said)


def _value(claim: Coded) -> str:
    if claim["kind"] == "casualty":
        numbers = "/".join(
            "-" if claim.get(n) is None else str(claim[n]) for n in ("low", "best", "high")
        )
        return f"{claim.get('effect')} {numbers} {claim.get('who')}"
    return f"{claim.get('action')} by {claim.get('actor')!r} to {claim.get('destination')!r}"
