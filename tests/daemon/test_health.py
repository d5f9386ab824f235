"""What the probes answer."""

from datetime import timedelta

from daemon.health import Health


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def running(clock: Clock | None = None) -> Health:
    health = Health(timedelta(seconds=60), clock or Clock())
    health.well("worker")
    return health


def test_a_worker_is_not_ready_before_it_has_started() -> None:
    health = Health()

    assert health.ready() == (False, ("starting",))
    assert health.live()


def test_trouble_passes() -> None:
    health = running()
    health.trouble("ledger", "no answer")
    assert health.reasons() == ("no answer",)

    health.well("ledger")
    assert health.ready() == (True, ())


def test_a_stage_with_work_that_finishes_none_is_stalled() -> None:
    clock = Clock()
    health = running(clock)
    health.busy("read")
    clock.now = 30
    health.busy("read")
    clock.now = 61

    assert health.reasons() == ("read has had work and finished none for 61 s",)


def test_a_stage_that_finishes_is_not_stalled() -> None:
    clock = Clock()
    health = running(clock)
    health.busy("read")
    clock.now = 59
    health.finished("read", more=True)
    clock.now = 118
    assert health.ready()[0]

    health.finished("read", more=False)
    clock.now = 1000
    assert health.ready()[0]


def test_a_worker_that_stops_is_neither_live_nor_ready() -> None:
    health = running()
    health.stopping()

    assert not health.live()
    assert not health.ready()[0]
