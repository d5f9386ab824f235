"""Deliveries waiting to be made. A worker that dies in the middle leaves a lease that ends."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Column, ColumnElement, Engine, and_, exists, func, or_, select, update

from daemon.ledger.tables import deliveries
from schemas.delivery import Delivery


@dataclass(frozen=True, slots=True)
class Pending:
    """A delivery that one worker may make until its lease ends."""

    delivery: Delivery
    attempts: int
    """How many have failed."""


class Outbox:
    """The deliveries of every channel, and what became of them."""

    _engine: Engine
    _writing: Engine

    def take_deliveries(
        self, channel: str, worker: str, *, now: datetime, lease: timedelta, limit: int = 20
    ) -> list[Pending]:
        """Lease the deliveries that are due, the least tried first and of those the oldest.

        Of one alert only the lowest revision still pending: a channel hears them in order.
        """
        earlier = deliveries.alias("earlier")
        waits = exists().where(
            and_(
                earlier.c.alert_id == deliveries.c.alert_id,
                earlier.c.channel == channel,
                earlier.c.state == "pending",
                earlier.c.revision < deliveries.c.revision,
            )
        )
        due = and_(
            deliveries.c.channel == channel,
            deliveries.c.state == "pending",
            _past(deliveries.c.next_try, now),
            _past(deliveries.c.leased_until, now),
            ~waits,
        )
        with self._engine.connect() as connection:
            # Most looks find nothing; only those that find something are worth SQLite's lock.
            if (
                connection.execute(select(deliveries.c.delivery_id).where(due).limit(1)).first()
                is None
            ):
                return []
        with self._writing.begin() as connection:
            rows = connection.execute(
                select(deliveries.c.delivery_id, deliveries.c.body, deliveries.c.attempts)
                .where(due)
                .order_by(deliveries.c.attempts, deliveries.c.at, deliveries.c.delivery_id)
                .limit(limit)
                .with_for_update(skip_locked=True)  # SQLite knows no rows to lock, and has locked
            ).all()
            if rows:
                connection.execute(
                    update(deliveries)
                    .where(deliveries.c.delivery_id.in_([row.delivery_id for row in rows]))
                    .values(leased_by=worker, leased_until=now + lease)
                )
        return [Pending(Delivery.decode(row.body.encode()), row.attempts) for row in rows]

    def delivered(self, delivery_id: str, *, at: datetime) -> None:
        """The channel has been told."""
        self._settle(delivery_id, state="delivered", delivered_at=at, error=None)

    def delivery_failed(self, delivery_id: str, error: str, *, next_try: datetime | None) -> None:
        """The attempt failed; None: it is not tried again."""
        self._settle(
            delivery_id,
            state="pending" if next_try else "gave_up",
            attempts=deliveries.c.attempts + 1,
            next_try=next_try,
            error=error.replace("\0", "")[:500],
        )

    def release_deliveries(self, worker: str) -> int:
        """Give back what a worker that stops has taken; how many."""
        with self._writing.begin() as connection:
            return connection.execute(
                update(deliveries)
                .where(and_(deliveries.c.state == "pending", deliveries.c.leased_by == worker))
                .values(leased_by=None, leased_until=None)
            ).rowcount

    def deliveries_pending(self) -> dict[str, int]:
        """How many are still to be made, by channel."""
        with self._engine.connect() as connection:
            rows: Sequence[Any] = connection.execute(
                select(deliveries.c.channel, func.count())
                .where(deliveries.c.state == "pending")
                .group_by(deliveries.c.channel)
            ).all()
            return {row[0]: row[1] for row in rows}

    def _settle(self, delivery_id: str, **values: object) -> None:
        with self._writing.begin() as connection:
            connection.execute(
                update(deliveries)
                # What has been delivered stays so, whatever a slower worker has to say.
                .where(
                    and_(deliveries.c.delivery_id == delivery_id, deliveries.c.state != "delivered")
                )
                .values(leased_by=None, leased_until=None, **values)
            )


def _past(moment: Column[Any], now: datetime) -> ColumnElement[bool]:
    return or_(moment.is_(None), moment <= now)
