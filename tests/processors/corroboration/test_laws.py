"""What holds whatever is said, by whom, and in whatever order it comes."""

from datetime import timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.article import ArticleStatus
from schemas.claim import Action, CasualtyClaim, Effect, Modality, MovementClaim, Scope, Who
from schemas.finding import FirstSeen, Movement, Toll
from schemas.reading import Reading
from tests.builders import (
    DAY,
    NOON,
    a_casualty_claim,
    a_movement_claim,
    a_reading,
    hours,
    in_city,
    in_country,
    in_district,
)
from tests.processors.corroboration.weighing import Found, published, standing

DAYS = st.one_of(st.none(), st.integers(-3, 3).map(lambda n: DAY + timedelta(days=n)))
PLACES = st.sampled_from([in_country(), in_city(), in_district(), None])
ORIGINS = st.sampled_from([None, "Syrian Observatory", "the army", "rebels", "medics"])


@st.composite
def numbers(draw: st.DrawFn) -> dict[str, int | None]:
    low = draw(st.integers(0, 40))
    high = draw(st.one_of(st.none(), st.integers(low, low + 20)))
    best = draw(st.one_of(st.none(), st.integers(low, low + 20 if high is None else high)))
    return {"low": low, "best": best, "high": high}


@st.composite
def casualty_claims(draw: st.DrawFn) -> CasualtyClaim:
    day = draw(DAYS)
    long = day is not None and draw(st.booleans())
    fields: dict[str, Any] = {
        "location": draw(PLACES),
        "date_from": day,
        "date_to": day + timedelta(days=2) if day and long else day,
        "scope": draw(st.sampled_from(Scope)),
        "who": draw(st.sampled_from([Who.UNSPECIFIED, Who.CIVILIAN, Who.SOLDIER, Who.JOURNALIST])),
        "origin": draw(ORIGINS),
        "effect": draw(st.sampled_from([Effect.KILLED, Effect.WOUNDED])),
    }
    return a_casualty_claim(**fields | draw(numbers()))


@st.composite
def movement_claims(draw: st.DrawFn) -> MovementClaim:
    day = draw(DAYS)
    size = draw(st.one_of(st.none(), st.integers(1, 50)))
    return a_movement_claim(
        date_from=day,
        date_to=day,
        actor=draw(st.sampled_from(["the army", "rebels", "Rebel fighters"])),
        action=draw(st.sampled_from([Action.ADVANCE, Action.WITHDRAW])),
        modality=draw(st.sampled_from([Modality.REPORTED, Modality.PLANNED])),
        origin=draw(ORIGINS),
        size_low=size,
        size_high=size,
    )


@st.composite
def articles(draw: st.DrawFn, article_id: str) -> list[Reading]:
    """One article in one or two versions; the second may be a kill notice."""
    versions = draw(st.integers(1, 2))
    bands = draw(st.lists(st.integers(0, 5), max_size=4, unique=True))
    told = NOON + hours(draw(st.integers(0, 60)))
    readings = []
    for version in range(1, versions + 1):
        claims = draw(
            st.lists(
                st.one_of(casualty_claims(), casualty_claims(), movement_claims()),
                max_size=4,
                unique_by=lambda claim: claim.claim_id,
            )
        )
        if len(claims) > 1 and draw(st.booleans()):
            whole, part = claims[:2]
            if isinstance(whole, CasualtyClaim) and isinstance(part, CasualtyClaim):
                claims[1] = part.model_copy(update={"part_of": whole.claim_id})
        status = draw(st.sampled_from(ArticleStatus)) if version > 1 else ArticleStatus.USABLE
        readings.append(
            a_reading(
                *claims,
                article_id=article_id,
                article_version=version,
                published_at=told + hours(version),
                status=status,
                shingles=tuple(bands),
            )
        )
    return readings


@st.composite
def wires(draw: st.DrawFn) -> list[Reading]:
    """Everything that some articles say, each version once."""
    count = draw(st.integers(1, 6))
    return [one for n in range(count) for one in draw(articles(f"a{n}"))]


def what_is_known(found: Found) -> list[tuple[Any, ...]]:
    """All that a standing finding says, without how it came to say it."""
    told_by_arrival = {"revision", "at", "change", "previous", "evidence"}
    return [
        (one.kind, *sorted(one.model_dump(exclude=told_by_arrival).items()))
        for one in standing(found)
        if not isinstance(one, FirstSeen)
    ]


@given(st.data())
@settings(max_examples=30, deadline=None)
def test_the_order_of_articles_does_not_matter(data: st.DataObject) -> None:
    wire = data.draw(wires())
    shuffled = data.draw(st.permutations(wire))

    assert what_is_known(published(*wire)) == what_is_known(published(*shuffled))


@given(wires())
@settings(max_examples=25, deadline=None)
def test_repeats_add_nothing(wire: list[Reading]) -> None:
    once = published(*wire)

    assert published(*wire, *wire) == once


@given(wires())
@settings(max_examples=25, deadline=None)
def test_the_same_input_gives_the_same_bytes(wire: list[Reading]) -> None:
    first = [one.encode() for one in published(*wire)]

    assert [one.encode() for one in published(*wire)] == first


@given(wires())
@settings(max_examples=30, deadline=None)
def test_no_part_exceeds_its_whole_without_the_flag(wire: list[Reading]) -> None:
    tolls = {t.finding_id: t for t in standing(published(*wire)) if isinstance(t, Toll)}

    for toll in tolls.values():
        for holder in (tolls[id_] for id_ in toll.contained_in):
            high = holder.estimate.high
            if holder.scope is Scope.PERIOD and high is not None:
                assert toll.estimate.low <= high or "inconsistent" in toll.flags


@given(wires())
@settings(max_examples=30, deadline=None)
def test_no_line_exceeds_its_toll_without_the_flag(wire: list[Reading]) -> None:
    for toll in standing(published(*wire)):
        if isinstance(toll, Toll) and toll.estimate.high is not None:
            for line in toll.lines:
                assert line.estimate.low <= toll.estimate.high or "inconsistent" in toll.flags


@given(wires())
@settings(max_examples=25, deadline=None)
def test_no_certain_figure_is_more_than_some_article_s_own(wire: list[Reading]) -> None:
    newest = {reading.article_id: reading for reading in wire}
    most = max(
        sum(claim.low for claim in reading.claims if isinstance(claim, CasualtyClaim))
        for reading in newest.values()
    )

    for toll in standing(published(*wire)):
        if isinstance(toll, Toll):
            assert toll.estimate.low <= most


@given(wires())
@settings(max_examples=25, deadline=None)
def test_retracting_everything_leaves_nothing_standing(wire: list[Reading]) -> None:
    last = {reading.article_id: reading for reading in wire}
    killed = [
        a_reading(
            article_id=article_id,
            article_version=reading.article_version + 1,
            published_at=reading.published_at + hours(1),
            status=ArticleStatus.CANCELED,
        )
        for article_id, reading in last.items()
    ]

    assert standing(published(*wire, *killed)) == []


@given(wires(), st.integers(2, 10))
@settings(max_examples=15, deadline=None)
def test_reprints_weigh_as_much_as_one(wire: list[Reading], copies: int) -> None:
    own = wire[0].model_copy(
        update={
            "shingles": (99,),
            "claims": tuple(c.model_copy(update={"origin": None}) for c in wire[0].claims),
        }
    )
    reprints = [
        own.model_copy(
            update={
                "article_id": f"reprint{n}",
                "publisher": own.publisher.model_copy(update={"name": f"Reprinter {n}"}),
                "published_at": own.published_at + timedelta(minutes=n),
            }
        )
        for n in range(1, copies)
    ]

    def findings(*readings: Reading) -> list[tuple[Any, ...]]:
        return [
            (one.finding_id, one.origins, one.estimate, one.grade)
            if isinstance(one, Toll)
            else (one.finding_id, one.origins)
            for one in standing(published(*readings))
        ]

    assert findings(own, *reprints) == findings(own)


def test_laws_are_tried_on_movements_too() -> None:
    assert any(isinstance(one, Movement) for one in published(a_reading(a_movement_claim())))
