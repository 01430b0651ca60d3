"""The tables. What was seen and read is only added to; times of reading are kept and never leave in an export.

`articles` holds each text once, with its metadata as all its appearances together give it, and where none does its live
reading (derived: `appearing`).
`appearances` says where and with what metadata it was seen. `readings` holds every reading; the one that nothing has
superseded is live, and an article has exactly one. `statements` and `entities` are the rows
of all readings, for asking. `corrections` are people's: each is an event at a place of an article, so that it holds for
whatever reading is live; the one that nothing has superseded counts.
The tables from `own_lists` to `identity_summaries` serve identity across articles. `own_lists` and `decisions` are what
people gave and decided: only added to, the live ones being those that nothing has superseded. The others are worked out
from the live readings by `story.identity` and may be dropped and worked out again at any time.
From `answers` on all is the story as built from live readings and corrections (derived, `dragoman.story.keeping`): who
is who and for whom each speaks, by what (`standings`, `standing_keys`) and how that was found (`standing_uses`,
`standing_voices`), so that only what changes is found again; what each article adds, the keys under which it meets
others, the groups that it bears on, which statements share an origin, and the items of each group that listings show.
`stale`: what has still to be built again; `built`: from what all was.
Long texts stand last in their rows: SQLite walks through what stands before a column to reach it.
A change here needs a migration and a new SCHEMA; a test holds that migrations and tables give the same database.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Float, ForeignKey, Index, Integer, MetaData, String, Table, func

from dragoman.record.shelf import Words

SCHEMA = "0007"
"""The migration that gives these tables."""
KNOWN_SCHEMAS = ("0001", "0002", "0003", "0004", "0005", "0006", "0007")
"""All that this code can bring to SCHEMA. Any other is of a newer Dragoman."""
VERSION_TABLE = "dragoman_version"
"""Alembic's version table under our own name: it also tells a record from any other program's database."""

metadata = MetaData()

articles = Table(
    "articles",
    metadata,
    Column("serial", Integer, primary_key=True),
    Column("id", String(16), nullable=False, unique=True),
    Column("first_seen", String(20), nullable=False),
    Column("path", Words, nullable=False),
    Column("url", Words),
    Column("title", Words),
    Column("published", Words),
    Column("published_from", String(10)),
    Column("published_to", String(10)),
    Column("publisher", Words),
    Column("authors", Words, nullable=False),
    Column("language", Words),
    Column("text", Words, nullable=False),
)
Index("articles_by_date", articles.c.published_from)

appearances = Table(
    "appearances",
    metadata,
    Column("serial", Integer, primary_key=True),
    Column("article", ForeignKey("articles.serial"), nullable=False),
    Column("path", Words, nullable=False),
    Column("name", Words, nullable=False),
    Column("url", Words),
    Column("title", Words),
    Column("published", Words),
    Column("publisher", Words),
    Column("authors", Words, nullable=False),
    Column("language", Words),
    Column("key", String(16), nullable=False),
    Column("seen_at", String(20), nullable=False),
)
Index("appearances_by_article", appearances.c.article, appearances.c.path)
Index("appearances_by_path", appearances.c.path)
Index("appearances_by_name", appearances.c.name)

readings = Table(
    "readings",
    metadata,
    Column("serial", Integer, primary_key=True),
    Column("article", ForeignKey("articles.serial"), nullable=False),
    Column("key", String(16), nullable=False),
    Column("version", Words, nullable=False),
    Column("made_at", String(20), nullable=False),
    # Deferred: the old row must point to the new before the new can be live beside it.
    Column("superseded_by", ForeignKey("readings.serial", deferrable=True, initially="DEFERRED")),
    Column("language", Words),
    Column("published", Words),
    Column("note", Words),
    Column("statements", Integer, nullable=False),
    Column("json", Words, nullable=False),
)
_live = readings.c.superseded_by.is_(None)
Index("one_live_reading", readings.c.article, unique=True, sqlite_where=_live, postgresql_where=_live)
Index("readings_by_key", readings.c.article, readings.c.key, readings.c.version)

statements = Table(
    "statements",
    metadata,
    Column("serial", Integer, primary_key=True),
    Column("reading", ForeignKey("readings.serial"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("id", Words, nullable=False),
    Column("kind", Words, nullable=False),
    Column("speaker_id", Words),
    Column("said_date", Words),
    Column("said_from", String(10)),
    Column("said_to", String(10)),
    Column("inside", Words),
    Column("confidence", Float, nullable=False),
    Column("start", Integer),
    Column("speaker", Words),
    Column("source", Words),
    Column("cue", Words),
    Column("content", Words, nullable=False),
)
Index("statements_of_reading", statements.c.reading, statements.c.number, unique=True)
Index("statements_by_speaker", statements.c.reading, statements.c.speaker_id)

entities = Table(
    "entities",
    metadata,
    Column("serial", Integer, primary_key=True),
    Column("reading", ForeignKey("readings.serial"), nullable=False),
    Column("id", Words, nullable=False),
    Column("kind", Words, nullable=False),
    Column("folded", Words, nullable=False),
    Column("name", Words, nullable=False),
    Column("role", Words),
    Column("mentions", Integer, nullable=False),
)
Index("entities_of_reading", entities.c.reading, entities.c.id)
Index("entities_by_name", entities.c.folded, entities.c.kind)

own_lists = Table(
    "own_lists",
    metadata,
    Column("serial", Integer, primary_key=True),
    Column("added_at", String(20), nullable=False),
    Column("path", Words, nullable=False),
    Column("json", Words, nullable=False),
)

decisions = Table(
    "decisions",
    metadata,
    Column("serial", Integer, primary_key=True),
    Column("kind", Words, nullable=False),
    Column("who", Words, nullable=False),
    Column("made_at", String(20), nullable=False),
    Column("superseded_by", ForeignKey("decisions.serial")),
    Column("why", Words, nullable=False),
    Column("json", Words, nullable=False),
)

identity_readings = Table(
    "identity_readings",
    metadata,
    Column("reading", ForeignKey("readings.serial"), primary_key=True),
    Column("version", String(16), nullable=False),
)

identity_forms = Table(
    "identity_forms",
    metadata,
    Column("serial", Integer, primary_key=True),
    Column("id", String(16), nullable=False, unique=True),
    Column("sights", Integer, nullable=False),
    Column("identity", String(16)),
    Column("block", Words),
    Column("state", Integer, nullable=False),
    Column("folded", Words, nullable=False),
    Column("json", Words, nullable=False),
    Column("placed", Words),
)
Index("forms_by_identity", identity_forms.c.identity)
Index("forms_by_name", identity_forms.c.folded)
Index("forms_by_block", identity_forms.c.block, identity_forms.c.state)

identity_keys = Table(
    "identity_keys",
    metadata,
    Column("key", Words, primary_key=True),
    Column("form", ForeignKey("identity_forms.serial"), primary_key=True),
)
Index("keys_by_form", identity_keys.c.form)

identity_company = Table(
    "identity_company",
    metadata,
    Column("form", ForeignKey("identity_forms.serial"), primary_key=True),
    Column("key", Words, primary_key=True),
    Column("number", Integer, nullable=False),
)

identity_apart = Table(
    "identity_apart",
    metadata,
    Column("one", ForeignKey("identity_forms.serial"), primary_key=True),
    Column("other", ForeignKey("identity_forms.serial"), primary_key=True),
    Column("number", Integer, nullable=False),
)

Index("apart_by_other", identity_apart.c.other)

identity_sights = Table(
    "identity_sights",
    metadata,
    Column("entity", ForeignKey("entities.serial"), primary_key=True),
    Column("reading", ForeignKey("readings.serial"), nullable=False),
    Column("form", ForeignKey("identity_forms.serial"), nullable=False),
)
Index("sights_of_reading", identity_sights.c.reading)
Index("sights_by_form", identity_sights.c.form)

identity_summaries = Table(
    "identity_summaries",
    metadata,
    Column("identity", String(16), primary_key=True),
    Column("kind", String(12), nullable=False),
    # What listings are in order of; `first` and `last` are days.
    Column("statements", Integer, nullable=False),
    Column("articles", Integer, nullable=False),
    Column("first", String(10)),
    Column("last", String(10)),
    Column("name", Words, nullable=False),
    Column("folded", Words, nullable=False),
    Column("json", Words, nullable=False),
)
_weight = (identity_summaries.c.statements.desc(), identity_summaries.c.articles.desc())
Index("summaries_by_weight", *_weight, identity_summaries.c.name, identity_summaries.c.identity)

corrections = Table(
    "corrections",
    metadata,
    Column("serial", Integer, primary_key=True),
    Column("article", ForeignKey("articles.serial"), nullable=False),
    Column("made_at", String(20), nullable=False),
    Column("superseded_by", ForeignKey("corrections.serial", deferrable=True, initially="DEFERRED")),
    Column("field", String(10), nullable=False),
    Column("of", Words, nullable=False),
    Column("value", Words),
    Column("spans", Words, nullable=False),
    Column("made_by", Words, nullable=False),
    Column("why", Words, nullable=False),
)
Index("corrections_by_article", corrections.c.article)
_counts = corrections.c.superseded_by.is_(None) & (corrections.c.field != "undo")
_places = (corrections.c.article, corrections.c.spans, corrections.c.field, corrections.c.of)
Index("one_live_correction", *_places, unique=True, sqlite_where=_counts, postgresql_where=_counts)

answers = Table(
    "answers",
    metadata,
    # Not bound to its form: identity may drop a form that no article has any more before the answers follow.
    Column("form", Integer, primary_key=True, autoincrement=False),
    Column("json", Words, nullable=False),
)

standings = Table(
    "standings",
    metadata,
    Column("identity", String(16), primary_key=True),
    Column("step", Words),
    Column("json", Words, nullable=False),
)

# Tables of small rows under one key: SQLite keeps them in the key's own tree.
standing_keys = Table(
    "standing_keys",
    metadata,
    Column("key", Words, primary_key=True),
    Column("identity", String(16), primary_key=True),
    Column("is_realm", Integer, nullable=False),
    sqlite_with_rowid=False,
)
Index("keys_of_standing", standing_keys.c.identity)

standing_uses = Table(
    "standing_uses",
    metadata,
    Column("key", Words, primary_key=True),
    Column("identity", String(16), primary_key=True),
    sqlite_with_rowid=False,
)
Index("uses_of_standing", standing_uses.c.identity)

standing_voices = Table(
    "standing_voices",
    metadata,
    Column("body", String(16), primary_key=True),
    Column("person", String(16), primary_key=True),
    Column("lands", Words, nullable=False),
    sqlite_with_rowid=False,
)
Index("voices_of_person", standing_voices.c.person)

facts = Table(
    "facts",
    metadata,
    Column("article", ForeignKey("articles.serial"), primary_key=True),
    Column("reported", String(10)),
    Column("json", Words, nullable=False),
)
Index("facts_by_day", facts.c.reported)

fact_keys = Table(
    "fact_keys",
    metadata,
    Column("key", BigInteger, primary_key=True, autoincrement=False),
    Column("article", ForeignKey("articles.serial"), primary_key=True),
    Column("statements", Integer, nullable=False),
    sqlite_with_rowid=False,
)
fact_groups = Table(
    "fact_groups",
    metadata,
    Column("group", Words, primary_key=True),
    Column("article", ForeignKey("articles.serial"), primary_key=True),
    Column("json", Words, nullable=False),
)
Index("groups_of_article", fact_groups.c.article)

echoes = Table(
    "echoes",
    metadata,
    Column("article", ForeignKey("articles.serial"), primary_key=True),
    Column("statement", Words, primary_key=True),
    Column("origin", String(16), nullable=False),
    Column("passage", String(16), nullable=False),
    sqlite_with_rowid=False,
)
Index("echoes_by_origin", echoes.c.origin)

# By when the first and the last article of an origin were out, of those that have a date: all, where it is whole.
origin_days = Table(
    "origin_days",
    metadata,
    Column("origin", String(16), primary_key=True),
    Column("first", String(10), nullable=False),
    Column("last", String(10), nullable=False),
    Column("whole", Integer, nullable=False),
)
Index("origins_by_day", *(origin_days.c[name] for name in ("first", "origin", "last", "whole")))

story_groups = Table(
    "story_groups",
    metadata,
    Column("group", Words, primary_key=True),
    Column("first", String(10), nullable=False),
    # By when what is out suffices for an item of each kind: `story.keeping.earliest`.
    Column("reported", String(10), nullable=False),
    Column("offered", String(10), nullable=False),
    Column("held", String(10), nullable=False),
    Column("shifted", String(10), nullable=False),
    Column("disputed", String(10), nullable=False),
    # By when all was out that bears on it: as of a day after that it is what it is now. And by when there was no shift,
    # nor any later: few groups have one, and many might by what each side says.
    Column("settled", String(10), nullable=False),
    Column("unshifted", String(10), nullable=False),
    # Where an article without a date bears on it, which is never out: by when all others were. As of a day after that
    # it has the disputes and shifts that are kept beside those that it has now (`story.keeping.rows.DATED`).
    Column("dated", String(10), nullable=False),
    Column("issues", Words, nullable=False),
    Column("parties", Words, nullable=False),
)
_days = ("first", "group", "reported", "offered", "held", "shifted", "disputed", "settled", "unshifted", "dated")
Index("groups_by_day", *(story_groups.c[name] for name in (*_days, "issues", "parties")))

items = Table(
    "items",
    metadata,
    Column("serial", Integer, primary_key=True),
    Column("group", Words, nullable=False),
    Column("kind", String(10), nullable=False),
    Column("day", String(10), nullable=False),
    Column("place", Words, nullable=False),
    Column("issue", Words, nullable=False),
    Column("parties", Words, nullable=False),
    Column("json", Words, nullable=False),
)
Index("items_by_group", items.c.group, items.c.kind)
Index("items_by_day", items.c.kind, items.c.day, items.c.place, items.c.issue, items.c.parties)

stale = Table(
    "stale",
    metadata,
    Column("what", String(10), primary_key=True),
    Column("key", Words, primary_key=True),
)

built = Table(
    "built",
    metadata,
    Column("serial", Integer, primary_key=True),
    Column("readings", Integer, nullable=False),
    Column("corrections", Integer, nullable=False),
    Column("names", Words, nullable=False),
    Column("by", Words, nullable=False),
)

# Order of lists: by date where there is one, then by what a reader sees, and last by id so that it is always the same.
ARTICLE_ORDER = (
    articles.c.published_from.is_(None),
    articles.c.published_from,
    articles.c.published,
    func.coalesce(articles.c.title, articles.c.path),
    articles.c.id,
)
