from datetime import timedelta

import pytest

from schemas.article import ArticleStatus
from schemas.claim import Effect, Modality, Scope, Who
from schemas.finding import Change, Estimate, Toll
from schemas.reading import Reading
from tests.builders import (
    DAY,
    NOON,
    a_casualty_claim,
    a_reading,
    a_source,
    at_least,
    exactly,
    hours,
    in_city,
    in_country,
    in_district,
    vaguely,
)
from tests.processors.corroboration.weighing import published, the_toll, tolls
from tests.stores import DictStore


def test_one_article_opens_a_toll() -> None:
    toll = the_toll(a_reading(a_casualty_claim(12)))

    assert toll.estimate == exactly(12)
    assert toll.change is Change.INITIAL
    assert (toll.place, toll.date_from, toll.date_to) == ("Kharkiv", DAY, DAY)


def test_the_same_reading_again_publishes_nothing() -> None:
    reading = a_reading(a_casualty_claim(12))

    assert len(published(reading, reading)) == len(published(reading))


def test_two_origins_that_agree_are_not_added() -> None:
    toll = the_toll(
        a_reading(a_casualty_claim(12), article_id="a1"),
        a_reading(a_casualty_claim(12), article_id="a2"),
    )

    assert toll.estimate == exactly(12)
    assert len(toll.origins) == 2
    assert toll.change is Change.REAFFIRMED


def test_ten_reprints_are_one_origin_and_say_nothing_new() -> None:
    reprints = [
        a_reading(
            a_casualty_claim(12),
            article_id=f"a{n}",
            shingles=(7, 100 + n),
            published_at=NOON + timedelta(minutes=n),
        )
        for n in range(10)
    ]

    toll = the_toll(*reprints)

    assert toll.origins == ("paper of a0",)
    assert len([one for one in published(*reprints) if isinstance(one, Toll)]) == 1


@pytest.mark.parametrize("relayed_as", [None, "the foreign press", "media reports"])
def test_a_reprint_that_has_lost_its_source_is_still_that_source_s(relayed_as: str | None) -> None:
    wire = a_reading(a_casualty_claim(24, origin="the hospital"), article_id="a1", shingles=(7,))
    relay = a_reading(
        a_casualty_claim(24, origin=relayed_as),
        article_id="a2",
        shingles=(7,),
        published_at=NOON + hours(1),
    )

    assert the_toll(wire, relay).origins == ("hospital",)
    assert the_toll(relay, wire).origins == ("hospital",)


def test_an_article_s_own_voice_adds_none_to_whom_it_quotes_for_the_same_figure() -> None:
    toll = the_toll(
        a_reading(a_casualty_claim(24, origin="the hospital"), a_casualty_claim(24), shingles=(7,))
    )

    assert toll.origins == ("hospital",)


def test_media_that_share_no_text_with_others_are_a_voice() -> None:
    toll = the_toll(
        a_reading(a_casualty_claim(24, origin="the hospital"), article_id="a1", shingles=(7,)),
        a_reading(a_casualty_claim(24, origin="local media"), article_id="a2", shingles=(8,)),
    )

    assert toll.origins == ("hospital", "local media")


def test_an_old_text_that_comes_round_again_does_not_undo_a_correction() -> None:
    def hospital(killed: int, article_id: str, after: float, band: int) -> Reading:
        return a_reading(
            a_casualty_claim(killed, origin="the hospital"),
            article_id=article_id,
            shingles=(band,),
            published_at=NOON + hours(after),
        )

    toll = the_toll(
        hospital(31, "a1", 0, 7), hospital(27, "a2", 3, 8), hospital(31, "reprint of a1", 5, 7)
    )

    assert toll.estimate == exactly(27)


def test_a_changed_figure_in_the_same_text_is_news_from_the_same_voice() -> None:
    toll = the_toll(
        a_reading(a_casualty_claim(24), article_id="a1", shingles=(6, 7, 8, 9)),
        a_reading(
            a_casualty_claim(31),
            article_id="a2",
            shingles=(6, 7, 8, 10),
            published_at=NOON + hours(1),
        ),
    )

    assert toll.estimate == exactly(31)
    assert len(toll.origins) == 1


def test_an_outlet_that_has_reprinted_another_still_speaks_for_itself() -> None:
    outlet = a_source("Communiqués")

    toll = the_toll(
        a_reading(a_casualty_claim(24), article_id="a1", shingles=(7,)),
        a_reading(
            a_casualty_claim(24),
            article_id="a2",
            shingles=(7,),
            publisher=outlet,
            published_at=NOON + hours(1),
        ),
        a_reading(
            a_casualty_claim(34),
            article_id="a3",
            shingles=(8,),
            publisher=outlet,
            published_at=NOON + hours(2),
        ),
    )

    assert toll.origins == ("communiques", "paper of a1")


def test_who_quotes_a_sentence_and_gives_another_figure_is_a_voice() -> None:
    toll = the_toll(
        a_reading(a_casualty_claim(24), article_id="a1", shingles=(6, 7, 8, 9)),
        a_reading(a_casualty_claim(34), article_id="a2", shingles=(9, 11, 12, 13)),
    )

    assert len(toll.origins) == 2


def test_the_same_text_much_later_is_another_voice() -> None:
    toll = the_toll(
        a_reading(a_casualty_claim(12), article_id="a1", shingles=(7,)),
        a_reading(
            a_casualty_claim(12),
            article_id="a2",
            shingles=(7,),
            published_at=NOON + timedelta(days=8),
        ),
    )

    assert len(toll.origins) == 2


def test_outlets_that_quote_one_source_are_one_origin() -> None:
    quoted = [
        a_reading(a_casualty_claim(12, origin=name), article_id=f"a{n}")
        for n, name in enumerate(["the Syrian Observatory", "SOHR (Britain-based)"])
    ]

    assert the_toll(*quoted).origins == ("syrian observatory for human rights",)


def test_outlets_of_one_family_are_one_origin() -> None:
    family = [
        a_reading(
            a_casualty_claim(12),
            article_id=f"a{n}",
            publisher=a_source(f"Local News {n}", family="Local News Group"),
        )
        for n in range(3)
    ]

    assert the_toll(*family).origins == ("local news group",)


def test_an_origin_s_newer_figure_takes_the_place_of_its_older_one() -> None:
    first = a_reading(a_casualty_claim(12, origin="the ministry"), article_id="a1")
    later = a_reading(
        a_casualty_claim(9, origin="the ministry"), article_id="a2", published_at=NOON + hours(3)
    )

    toll = the_toll(first, later)

    assert toll.estimate == exactly(9)
    assert toll.change is Change.LOWERED
    assert toll.previous == exactly(12)


def test_a_lower_figure_against_a_higher_one_of_the_same_time_is_a_conflict() -> None:
    toll = the_toll(
        a_reading(a_casualty_claim(50), article_id="a1"),
        a_reading(a_casualty_claim(40), article_id="a2", published_at=NOON + hours(1)),
    )

    assert (toll.estimate.low, toll.estimate.high) == (40, 50)
    assert "conflict" in toll.flags


def test_one_far_lower_figure_may_be_of_another_incident_and_does_not_lower() -> None:
    toll = the_toll(
        a_reading(a_casualty_claim(50), article_id="a1"),
        a_reading(a_casualty_claim(3), article_id="a2"),
    )

    assert (toll.estimate.low, toll.estimate.high) == (50, 50)
    assert "conflict" in toll.flags


def test_two_origins_bring_a_far_higher_figure_down() -> None:
    toll = the_toll(
        a_reading(a_casualty_claim(5000), article_id="a1"),
        a_reading(a_casualty_claim(12), article_id="a2"),
        a_reading(a_casualty_claim(13), article_id="a3"),
    )

    assert toll.estimate.low == 13


def test_a_better_reputed_origin_brings_a_far_higher_figure_down() -> None:
    toll = the_toll(
        a_reading(a_casualty_claim(5000, origin="a villager"), article_id="a1"),
        a_reading(a_casualty_claim(12, origin="United Nations"), article_id="a2"),
    )

    assert toll.estimate.low == 12


def test_two_origins_carry_a_figure_against_one_that_says_fewer() -> None:
    toll = the_toll(
        a_reading(a_casualty_claim(50), article_id="a1"),
        a_reading(a_casualty_claim(50), article_id="a2"),
        a_reading(a_casualty_claim(12), article_id="a3"),
    )

    assert toll.estimate == Estimate(low=50, best=50, high=50)
    assert "conflict" in toll.flags


def test_the_better_reputed_origin_carries_its_figure_alone() -> None:
    toll = the_toll(
        a_reading(a_casualty_claim(50, origin="United Nations"), article_id="a1"),
        a_reading(a_casualty_claim(12, origin="a villager"), article_id="a2"),
    )

    assert toll.estimate.low == 50


def test_an_outdated_figure_does_not_contradict_a_higher_one() -> None:
    toll = the_toll(
        a_reading(a_casualty_claim(12), article_id="a1"),
        a_reading(a_casualty_claim(50), article_id="a2", published_at=NOON + hours(14)),
    )

    assert toll.estimate.low == 50
    assert toll.flags == ()


def test_at_least_so_many_agrees_with_more() -> None:
    toll = the_toll(
        a_reading(a_casualty_claim(50), article_id="a1"),
        a_reading(at_least(12), article_id="a2", published_at=NOON + hours(1)),
    )

    assert toll.estimate == Estimate(low=50, best=50, high=None)
    assert toll.flags == ()


def test_kinds_of_people_that_exclude_one_another_are_added_within_one_article() -> None:
    toll = the_toll(
        a_reading(
            a_casualty_claim(19, who=Who.CIVILIAN),
            a_casualty_claim(3, who=Who.REBEL),
            vaguely(2, who=Who.SOLDIER),
        )
    )

    assert toll.estimate == Estimate(low=22, best=None, high=None)
    assert "derived" in toll.flags


def test_kinds_of_people_are_not_added_across_articles() -> None:
    toll = the_toll(
        a_reading(a_casualty_claim(19, who=Who.CIVILIAN), article_id="a1"),
        a_reading(a_casualty_claim(3, who=Who.REBEL), article_id="a2"),
    )

    assert (toll.estimate.low, toll.estimate.high) == (19, None)
    assert "partial" in toll.flags


def test_journalists_are_not_added_to_the_civilians_they_are_among() -> None:
    toll = the_toll(
        a_reading(a_casualty_claim(5, who=Who.CIVILIAN), a_casualty_claim(1, who=Who.JOURNALIST))
    )

    assert toll.estimate == exactly(5)


def test_a_part_is_not_added_to_its_whole() -> None:
    toll = the_toll(
        a_reading(
            a_casualty_claim(12, claim_id="whole"),
            a_casualty_claim(5, who=Who.CIVILIAN, part_of="whole"),
        )
    )

    assert toll.estimate == exactly(12)
    assert [(line.who, line.estimate) for line in toll.lines] == [(Who.CIVILIAN, exactly(5))]


def test_parts_that_exceed_their_whole_are_flagged() -> None:
    toll = the_toll(
        a_reading(
            a_casualty_claim(12, claim_id="whole"),
            a_casualty_claim(8, who=Who.CIVILIAN, part_of="whole"),
            a_casualty_claim(8, who=Who.SOLDIER, part_of="whole"),
        )
    )

    assert toll.estimate == exactly(12)
    assert "inconsistent" in toll.flags


def test_a_later_word_on_soldiers_alone_does_not_lower_the_whole() -> None:
    toll = the_toll(
        a_reading(a_casualty_claim(12, origin="the ministry"), article_id="a1"),
        a_reading(
            a_casualty_claim(3, origin="the ministry", who=Who.SOLDIER),
            article_id="a2",
            published_at=NOON + hours(1),
        ),
    )

    assert toll.estimate == exactly(12)
    assert toll.lines[0].estimate == exactly(3)


def test_a_new_version_replaces_all_claims_of_the_old_one() -> None:
    old = a_reading(a_casualty_claim(12), a_casualty_claim(5, location=in_district()))
    new = a_reading(a_casualty_claim(14), article_version=2)

    assert [(t.place, t.estimate) for t in tolls(old, new)] == [("Kharkiv", exactly(14))]


def test_an_older_version_that_comes_late_adds_nothing() -> None:
    new = a_reading(a_casualty_claim(14), article_version=2)
    old = a_reading(a_casualty_claim(12), article_version=1)

    assert published(new, old) == published(new)


@pytest.mark.parametrize("status", [ArticleStatus.CANCELED, ArticleStatus.WITHHELD])
def test_a_withdrawn_article_retracts_what_it_alone_supports(status: ArticleStatus) -> None:
    killed = a_reading(article_version=2, status=status)

    last = published(a_reading(a_casualty_claim(12)), killed)

    assert {one.change for one in last[-2:]} == {Change.RETRACTED}
    assert tolls(a_reading(a_casualty_claim(12)), killed) == []


def test_a_kill_notice_for_the_same_version_is_heeded() -> None:
    killed = a_reading(status=ArticleStatus.CANCELED)

    assert tolls(a_reading(a_casualty_claim(12)), killed) == []
    assert tolls(killed, a_reading(a_casualty_claim(12))) == []


def test_what_another_article_supports_outlives_a_withdrawn_one() -> None:
    toll = the_toll(
        a_reading(a_casualty_claim(50), article_id="a1"),
        a_reading(a_casualty_claim(12), article_id="a2", published_at=NOON + hours(8)),
        a_reading(article_id="a1", article_version=2, status=ArticleStatus.CANCELED),
    )

    assert toll.estimate == exactly(12)
    assert toll.change is Change.LOWERED or toll.change is Change.REAFFIRMED


def test_an_undated_incident_takes_the_day_of_publication() -> None:
    toll = the_toll(a_reading(a_casualty_claim(12, date_from=None, date_to=None)))

    assert toll.date_from == NOON.date()
    assert toll.flags == ("dated_by_publication",)


@pytest.mark.parametrize("dated_first", [True, False])
def test_an_undated_incident_joins_the_dated_one_it_resembles(*, dated_first: bool) -> None:
    dated = a_reading(a_casualty_claim(12), article_id="a1")
    undated = a_reading(
        a_casualty_claim(13, date_from=None, date_to=None),
        article_id="a2",
        published_at=NOON + hours(30),
    )

    toll = the_toll(*((dated, undated) if dated_first else (undated, dated)))

    assert toll.date_from == DAY
    assert len(toll.origins) == 2


def test_an_undated_incident_with_quite_another_figure_stays_apart() -> None:
    dated = a_reading(a_casualty_claim(60), article_id="a1")
    undated = a_reading(a_casualty_claim(2, date_from=None, date_to=None), article_id="a2")

    assert len(tolls(dated, undated)) == 2


def test_an_undated_toll_that_has_rung_is_told_to_be_counted_elsewhere() -> None:
    undated = a_reading(
        a_casualty_claim(13, date_from=None, date_to=None),
        article_id="a2",
        published_at=NOON + hours(30),
    )
    dated = a_reading(a_casualty_claim(12), article_id="a1", published_at=NOON + hours(31))

    moved = [one for one in published(undated, dated) if one.change is Change.RETRACTED]

    assert [one.flags for one in moved] == [("merged",)]


@pytest.mark.parametrize(
    "apart",
    [
        {"modality": Modality.DENIED},
        {"modality": Modality.PLANNED},
        {"modality": Modality.CONDITIONAL},
        {"background": True},
        {"conflict": False},
        {"effect": Effect.WOUNDED},
        {"scope": Scope.CUMULATIVE},
    ],
    ids=str,
)
def test_what_must_not_mix_is_a_toll_of_its_own(apart: dict[str, object]) -> None:
    found = tolls(a_reading(a_casualty_claim(12), a_casualty_claim(30, **apart)))

    assert {toll.estimate.low for toll in found} == {12, 30}


def test_harm_outside_the_conflict_is_flagged() -> None:
    [toll] = tolls(a_reading(a_casualty_claim(12, conflict=False)))

    assert "not_conflict" in toll.flags


def test_a_whole_that_comes_after_its_part_bounds_it() -> None:
    part = a_reading(at_least(5), article_id="a1")
    whole = a_reading(
        a_casualty_claim(40, location=in_country(), scope=Scope.PERIOD), article_id="a2"
    )

    for order in ((part, whole), (whole, part)):
        toll = the_toll(*order)
        assert toll.estimate == Estimate(low=5, best=5, high=40)
        assert len(toll.contained_in) == 1


def test_a_part_beyond_its_whole_is_flagged_and_left() -> None:
    toll = the_toll(
        a_reading(a_casualty_claim(50), article_id="a1"),
        a_reading(a_casualty_claim(40, location=in_country(), scope=Scope.PERIOD), article_id="a2"),
    )

    assert toll.estimate == exactly(50)
    assert "inconsistent" in toll.flags


def test_an_incident_is_held_by_the_day_s_count_at_its_own_place() -> None:
    incident = a_reading(at_least(5), article_id="a1")
    day = a_reading(a_casualty_claim(9, scope=Scope.PERIOD), article_id="a2")

    for order in ((incident, day), (day, incident)):
        assert the_toll(*order).estimate.high == 9


def test_a_week_holds_its_days() -> None:
    week = a_casualty_claim(
        90,
        location=in_country(),
        scope=Scope.PERIOD,
        date_from=DAY - timedelta(days=3),
        date_to=DAY + timedelta(days=3),
    )

    for order in (
        (a_reading(at_least(5), article_id="a1"), a_reading(week, article_id="a2")),
        (a_reading(week, article_id="a2"), a_reading(at_least(5), article_id="a1")),
    ):
        assert the_toll(*order).estimate.high == 90


@pytest.mark.parametrize("days", [2, 40])
def test_a_land_s_count_over_days_holds_a_town_s_over_the_same(days: int) -> None:
    over = {
        "scope": Scope.PERIOD,
        "date_from": DAY,
        "date_to": DAY + timedelta(days=days),
    }
    town = a_reading(at_least(5, **over), article_id="a1")
    land = a_reading(a_casualty_claim(40, location=in_country(), **over), article_id="a2")

    for order in ((town, land), (land, town)):
        held = [toll for toll in tolls(*order) if toll.contained_in]
        assert [(toll.place, toll.estimate.high) for toll in held] == [("Kharkiv", 40)]


def test_the_same_incident_told_for_a_district_and_its_city_is_related() -> None:
    found = tolls(
        a_reading(a_casualty_claim(12, location=in_district()), article_id="a1"),
        a_reading(a_casualty_claim(12, location=in_city()), article_id="a2"),
    )

    held = {toll.place: toll.contained_in for toll in found}
    ids = {toll.place: toll.finding_id for toll in found}
    assert held == {"Saltivka": (ids["Kharkiv"],), "Kharkiv": ()}


def test_a_place_nobody_could_resolve_is_not_mixed_with_another() -> None:
    nowhere = {"location": None}

    found = tolls(
        a_reading(
            a_casualty_claim(12, place="Old Mill", **nowhere),
            a_casualty_claim(5, place="New Mill", **nowhere),
        )
    )

    assert {toll.estimate.low for toll in found} == {12, 5}
    assert {toll.location for toll in found} == {None}


def test_both_sides_saying_it_is_noted_and_confirms_it() -> None:
    toll = the_toll(
        a_reading(a_casualty_claim(12, origin="the defence ministry"), article_id="a1"),
        a_reading(a_casualty_claim(12, origin="a rebel commander"), article_id="a2"),
    )

    assert toll.sides == ("government", "opposition")
    assert toll.grade == "D1"


def test_one_unknown_origin_is_graded_as_unknown() -> None:
    toll = the_toll(a_reading(a_casualty_claim(12)))

    assert toll.grade == "F6"
    assert "nobody confirms it" in toll.grade_why


def test_evidence_is_newest_first_and_no_longer_than_a_message_bears() -> None:
    toll = the_toll(
        *(
            a_reading(
                a_casualty_claim(12), article_id=f"a{n}", published_at=NOON + timedelta(minutes=n)
            )
            for n in range(30)
        )
    )

    times = [one.published_at for one in toll.evidence]
    assert times == sorted(times, reverse=True)
    assert len(times) == 20


def test_a_slot_is_forgotten_after_its_time() -> None:
    store = DictStore()
    published(a_reading(a_casualty_claim(12)), store=store)

    late = a_reading(a_casualty_claim(5), article_id="a2", published_at=NOON + timedelta(days=200))

    [toll] = [one for one in published(late, store=store) if isinstance(one, Toll)]
    assert toll.estimate == exactly(5)
