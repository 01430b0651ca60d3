"""How a record of an earlier schema is brought up to date: Alembic scripts, one a change, in `versions/`."""

from __future__ import annotations

from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config


def make_config(connection: sa.Connection) -> Config:
    """Alembic's settings for a connection that is in a transaction already; `env.py` takes it from there."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def upgrade(connection: sa.Connection, revision: str = "head") -> None:
    """Runs the migrations up to `revision` in the connection's transaction."""
    command.upgrade(make_config(connection), revision)
