"""What Alembic runs: the migrations, on the connection that `make_config` put into the settings."""

from __future__ import annotations

from alembic import context

from dragoman.record.tables import VERSION_TABLE, metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    version_table=VERSION_TABLE,
    # SQLite changes a table by copying it; written so, migrations run on other databases too.
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
