from schemas.alert import AlertState, Certainty, Urgency
from schemas.claim import Modality
from schemas.finding import Change, Tick
from tests.builders import (
    DAY,
    NOON,
    a_first_seen,
    a_movement,
    a_toll,
    an_estimate,
    exactly,
    hours,
    in_country,
)
from tests.processors.alerts.ringing import (
    a_movement_rule,
    a_new_location_rule,
    a_threshold,
    days,
    rung,
)


def test_an_alert_says_what_it_rests_on_and_by_how_much_it_was_met() -> None:
    [alert] = rung(a_threshold(50), a_toll(57))

    assert alert.title == "57 killed in Kharkiv (11 Mar)"
    assert alert.margin == "low 57 of at least 50; met by 7"
    assert alert.state is AlertState.FIRING
    assert alert.revision == 1
    assert alert.evidence == a_toll(57).evidence
    assert "daily herald" in alert.summary


def test_one_less_does_not_ring() -> None:
    assert rung(a_threshold(50), a_toll(49)) == []


def test_the_same_revision_again_says_nothing() -> None:
    assert len(rung(a_threshold(), a_toll(12), a_toll(12))) == 1


def test_more_support_for_the_same_figure_is_no_update() -> None:
    more = a_toll(12, revision=2, change=Change.REAFFIRMED, origins=("a", "b"))

    assert len(rung(a_threshold(), a_toll(12), more)) == 1


def test_a_raised_figure_updates_the_alert_and_names_what_it_replaces() -> None:
    first, second = rung(a_threshold(), a_toll(12), a_toll(20, revision=2))

    assert second.state is AlertState.UPDATED
    assert second.alert_id == first.alert_id
    assert second.references == (first.revision_id,)


def test_a_figure_below_where_it_fires_resolves_it() -> None:
    _, second = rung(a_threshold(10), a_toll(12), a_toll(9, revision=2))

    assert second.state is AlertState.RESOLVED
    assert second.margin == "low 9 of at least 10; missed by 1"


def test_a_figure_between_clear_and_fire_keeps_it_ringing() -> None:
    rule = a_threshold(10, clear_at=5)

    states = [a.state for a in rung(rule, a_toll(12), a_toll(7, revision=2), a_toll(4, revision=3))]

    assert states == [AlertState.FIRING, AlertState.UPDATED, AlertState.RESOLVED]


def test_a_figure_between_clear_and_fire_does_not_begin_one() -> None:
    assert rung(a_threshold(10, clear_at=5), a_toll(7)) == []


def test_a_retracted_finding_recalls_its_alert() -> None:
    gone = a_toll(0, revision=2, change=Change.RETRACTED, origins=(), evidence=())

    first, second = rung(a_threshold(), a_toll(12), gone)

    assert second.state is AlertState.RETRACTED
    assert second.title == f"Recalled: {first.title}"


def test_a_retracted_finding_that_never_rang_says_nothing() -> None:
    assert rung(a_threshold(), a_toll(0, change=Change.RETRACTED, origins=(), evidence=())) == []


def test_an_alert_that_ended_rings_again_under_the_same_id() -> None:
    alerts = rung(a_threshold(), a_toll(12), a_toll(3, revision=2), a_toll(15, revision=3))

    assert [a.state for a in alerts] == [
        AlertState.FIRING,
        AlertState.RESOLVED,
        AlertState.FIRING,
    ]
    assert [a.revision for a in alerts] == [1, 2, 3]
    assert len({a.alert_id for a in alerts}) == 1


def test_an_older_revision_that_comes_late_says_nothing() -> None:
    assert len(rung(a_threshold(), a_toll(12, revision=3), a_toll(20, revision=2))) == 1


def test_a_rule_on_what_is_possible_rings_as_possible() -> None:
    toll = a_toll(estimate=an_estimate(3, 5, 60), grade="B1")

    [alert] = rung(a_threshold(50, estimate="high"), toll)

    assert alert.certainty is Certainty.POSSIBLE
    assert rung(a_threshold(50), toll) == []


def test_confirmed_information_is_observed() -> None:
    [alert] = rung(a_threshold(), a_toll(12, grade="B1"))

    assert alert.certainty is Certainty.OBSERVED


def test_a_planned_movement_is_about_the_future() -> None:
    planned = a_movement(modality=Modality.PLANNED)

    [alert] = rung(a_movement_rule(modalities=(Modality.PLANNED,)), planned)

    assert alert.urgency is Urgency.FUTURE
    assert alert.title == "Rebel fighters: advance in Kharkiv, planned (11 Mar)"


def test_a_part_of_a_toll_that_rings_says_so() -> None:
    whole = a_toll(143, finding_id="whole", place="Ukraine", location=in_country())
    part = a_toll(60, finding_id="part", contained_in=("whole",))

    _, alert = rung(a_threshold(50), whole, part)

    assert alert.title.startswith("60 killed in Kharkiv")
    assert "do not add" in alert.summary


def test_a_whole_says_which_of_its_parts_ring() -> None:
    whole = a_toll(143, finding_id="whole", place="Ukraine", location=in_country())
    part = a_toll(60, finding_id="part", contained_in=("whole",))

    _, alert = rung(a_threshold(50), part, whole)

    assert alert.title.startswith("143 killed in Ukraine")
    assert 'Contains "60 killed in Kharkiv' in alert.summary


def test_the_same_people_counted_for_a_place_and_for_what_holds_it_ring_once() -> None:
    whole = a_toll(60, finding_id="whole", place="Ukraine", location=in_country())
    part = a_toll(60, finding_id="part", contained_in=("whole",))

    assert [a.place for a in rung(a_threshold(50), part, whole)] == ["Kharkiv"]
    assert [a.place for a in rung(a_threshold(50), whole, part)] == ["Ukraine"]


def test_a_whole_that_was_silent_for_its_part_rings_when_the_part_is_recalled() -> None:
    whole = a_toll(60, finding_id="whole", place="Ukraine", location=in_country())
    part = a_toll(60, finding_id="part", contained_in=("whole",))
    gone = a_toll(0, finding_id="part", revision=2, change=Change.RETRACTED, origins=())

    alerts = rung(a_threshold(50), part, whole, gone)

    assert [(a.place, a.state) for a in alerts] == [
        ("Kharkiv", AlertState.FIRING),
        ("Kharkiv", AlertState.RETRACTED),
        ("Ukraine", AlertState.FIRING),
    ]


def test_a_whole_that_outgrows_its_part_rings_as_well() -> None:
    part = a_toll(60, finding_id="part", contained_in=("whole",))
    whole = a_toll(60, finding_id="whole", place="Ukraine", location=in_country())
    grown = a_toll(90, finding_id="whole", revision=2, place="Ukraine", location=in_country())

    assert [a.place for a in rung(a_threshold(50), part, whole, grown)] == ["Kharkiv", "Ukraine"]


def test_an_alert_ends_when_it_is_too_old_for_its_rule() -> None:
    rule = a_threshold(max_age=days(3))
    early, late = Tick(at=NOON + days(2)), Tick(at=NOON + days(3))

    alerts = rung(rule, a_toll(12), early, late, late)

    assert [(a.state, a.at) for a in alerts] == [
        (AlertState.FIRING, NOON),
        (AlertState.RESOLVED, late.at),
    ]


def test_what_was_silent_for_an_alert_that_ends_by_age_is_too_old_as_well() -> None:
    whole = a_toll(60, finding_id="whole", place="Ukraine", location=in_country())
    part = a_toll(60, finding_id="part", contained_in=("whole",))
    late = Tick(at=NOON + days(3))

    alerts = rung(a_threshold(50, max_age=days(3)), part, whole, late, late)

    assert [a.state for a in alerts] == [AlertState.FIRING, AlertState.RESOLVED]


def test_a_part_that_shrinks_lets_its_whole_ring() -> None:
    whole = a_toll(60, finding_id="whole", place="Ukraine", location=in_country())
    part = a_toll(60, finding_id="part", contained_in=("whole",))
    less = a_toll(45, finding_id="part", revision=2, contained_in=("whole",))

    alerts = rung(a_threshold(50, clear_at=40), part, whole, less)

    assert [(a.place, a.state) for a in alerts] == [
        ("Kharkiv", AlertState.FIRING),
        ("Kharkiv", AlertState.UPDATED),
        ("Ukraine", AlertState.FIRING),
    ]


def test_a_tick_ends_nothing_without_a_max_age() -> None:
    assert len(rung(a_threshold(), a_toll(12), Tick(at=NOON + days(300)))) == 1


def test_each_rule_rings_for_itself() -> None:
    rules = (a_threshold(10), a_threshold(5, name="some-killed"))

    assert [a.rule for a in rung(rules, a_toll(12))] == ["many-killed", "some-killed"]


def test_a_rule_does_not_read_findings_of_another_kind() -> None:
    assert rung(a_threshold(), a_movement(), a_first_seen()) == []


def test_a_first_report_rings_with_the_place_in_its_title() -> None:
    [alert] = rung(a_new_location_rule(), a_first_seen())

    assert alert.title == "First report from Kharkiv: killed (11 Mar)"


def test_a_doubt_about_the_figure_is_news() -> None:
    doubted = a_toll(12, revision=2, flags=("conflict",), at=NOON + hours(1))

    alerts = rung(a_threshold(), a_toll(12), doubted)

    assert [a.state for a in alerts] == [AlertState.FIRING, AlertState.UPDATED]


def test_history_rings_only_where_a_rule_asks_for_it() -> None:
    recalled = a_toll(57, background=True)

    assert rung(a_threshold(), recalled) == []
    assert len(rung(a_threshold(include_background=True), recalled)) == 1


def test_the_period_of_a_toll_stands_in_its_title() -> None:
    week = a_toll(12, date_from=DAY - days(6), estimate=exactly(12))

    [alert] = rung(a_threshold(), week)

    assert alert.title == "12 killed in Kharkiv (5 Mar to 11 Mar)"
