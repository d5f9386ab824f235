"""Alembic's entrance: migrate on the connection that opening the ledger holds."""

from alembic import context

from daemon.ledger.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    transactional_ddl=True,
    transaction_per_migration=False,
)
context.run_migrations()
