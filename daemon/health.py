"""Is this worker alive, and is it doing its work? What the probes answer."""

import time
from collections.abc import Callable
from datetime import timedelta

Clock = Callable[[], float]


class Health:
    """What stands in the way of the work right now. Nothing is known before the worker starts."""

    def __init__(
        self, stalled: timedelta = timedelta(seconds=60), clock: Clock = time.monotonic
    ) -> None:
        self._stalled = stalled.total_seconds()
        self._clock = clock
        self._troubles: dict[str, str] = {"worker": "starting"}
        self._busy_since: dict[str, float] = {}
        self._stopping = False

    def live(self) -> bool:
        """Whether restarting the process could not help; false once it has begun to stop."""
        return not self._stopping

    def reasons(self) -> tuple[str, ...]:
        """Why it is not ready; empty if it is."""
        now = self._clock()
        stalled = [
            f"{stage} has had work and finished none for {now - since:.0f} s"
            for stage, since in self._busy_since.items()
            if now - since > self._stalled
        ]
        return (*self._troubles.values(), *stalled)

    def ready(self) -> tuple[bool, tuple[str, ...]]:
        """Whether it does its work, and if not, why."""
        reasons = self.reasons()
        return not reasons, reasons

    def trouble(self, where: str, what: str) -> None:
        """Something stands in the way."""
        self._troubles[where] = what

    def well(self, where: str) -> None:
        """It no longer does."""
        self._troubles.pop(where, None)

    def busy(self, stage: str) -> None:
        """A stage has work."""
        self._busy_since.setdefault(stage, self._clock())

    def finished(self, stage: str, *, more: bool) -> None:
        """A stage has finished a batch, or has no work any more."""
        self._busy_since.pop(stage, None)
        if more:
            self.busy(stage)

    def stopping(self) -> None:
        """The worker has been told to stop, or must."""
        self._stopping = True
        self.trouble("worker", "stopping")
