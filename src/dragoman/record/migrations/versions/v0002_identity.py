"""Identity across articles: people's own lists and decisions, and what is worked out from readings.

Written out, not taken from `tables.py`: a migration must go on giving what it gave on the day it was made.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _create_given()
    _create_forms()
    _create_ties()


def downgrade() -> None:
    for table in ("sights", "apart", "company", "keys", "forms", "readings"):
        op.drop_table(f"identity_{table}")
    op.drop_table("decisions")
    op.drop_table("own_lists")


def _create_given() -> None:
    op.create_table(
        "own_lists",
        sa.Column("serial", sa.Integer, primary_key=True),
        sa.Column("added_at", sa.String(20), nullable=False),
        sa.Column("path", sa.Text, nullable=False),
        sa.Column("json", sa.Text, nullable=False),
    )
    op.create_table(
        "decisions",
        sa.Column("serial", sa.Integer, primary_key=True),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("made_at", sa.String(20), nullable=False),
        sa.Column("superseded_by", sa.Integer, sa.ForeignKey("decisions.serial")),
        sa.Column("why", sa.Text, nullable=False),
        sa.Column("json", sa.Text, nullable=False),
    )


def _create_forms() -> None:
    op.create_table(
        "identity_readings",
        sa.Column("reading", sa.Integer, sa.ForeignKey("readings.serial"), primary_key=True),
        sa.Column("version", sa.String(16), nullable=False),
    )
    op.create_table(
        "identity_forms",
        sa.Column("serial", sa.Integer, primary_key=True),
        sa.Column("id", sa.String(16), nullable=False, unique=True),
        sa.Column("sights", sa.Integer, nullable=False),
        sa.Column("identity", sa.String(16)),
        sa.Column("block", sa.Text),
        sa.Column("state", sa.Integer, nullable=False),
        sa.Column("folded", sa.Text, nullable=False),
        sa.Column("json", sa.Text, nullable=False),
        sa.Column("placed", sa.Text),
    )
    op.create_index("forms_by_identity", "identity_forms", ["identity"])
    op.create_index("forms_by_name", "identity_forms", ["folded"])
    op.create_index("forms_by_block", "identity_forms", ["block", "state"])
    op.create_table(
        "identity_keys",
        sa.Column("key", sa.Text, primary_key=True),
        sa.Column("form", sa.Integer, sa.ForeignKey("identity_forms.serial"), primary_key=True),
    )
    op.create_index("keys_by_form", "identity_keys", ["form"])


def _create_ties() -> None:
    op.create_table(
        "identity_company",
        sa.Column("form", sa.Integer, sa.ForeignKey("identity_forms.serial"), primary_key=True),
        sa.Column("key", sa.Text, primary_key=True),
        sa.Column("number", sa.Integer, nullable=False),
    )
    op.create_table(
        "identity_apart",
        sa.Column("one", sa.Integer, sa.ForeignKey("identity_forms.serial"), primary_key=True),
        sa.Column("other", sa.Integer, sa.ForeignKey("identity_forms.serial"), primary_key=True),
        sa.Column("number", sa.Integer, nullable=False),
    )
    op.create_table(
        "identity_sights",
        sa.Column("entity", sa.Integer, sa.ForeignKey("entities.serial"), primary_key=True),
        sa.Column("reading", sa.Integer, sa.ForeignKey("readings.serial"), nullable=False),
        sa.Column("form", sa.Integer, sa.ForeignKey("identity_forms.serial"), nullable=False),
    )
    op.create_index("sights_of_reading", "identity_sights", ["reading"])
    op.create_index("sights_by_form", "identity_sights", ["form"])
