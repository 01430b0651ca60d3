"""Facts, identities and groups that copies of the process find ahead: the same record as without."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.scripts import run_script

SCRIPT = """
import sys
from pathlib import Path
import sqlalchemy as sa
from bench.story_scale import make_copies
from dragoman import copies
from dragoman.record import Record
from dragoman.story.identity import afresh, keeping, seeing
from dragoman.story.keeping import building, rebuild_story, taking, working

copies.cores = lambda: 2
keeping.CHUNK = taking.ARTICLES = 7
afresh.AT_ONCE = 20
building._GROUPS = building._GROUPS._replace(most=5)
asked = []
groups = []
def count(work, items, message):
    for item, answer in copies.do_ahead(work, items, message):
        asked.append(bool(answer))
        groups.append(work.func is working._find_apart)
        yield item, answer
seeing.do_ahead = taking.do_ahead = working.do_ahead = count
pairs = [pair for story in make_copies(500) for pair in story]
def dump(few, folder):
    seeing.FEW = taking.FEW = working.FEW = few
    with Record.open(Path(folder) / f"{few}.db") as record:
        record.add_many(pairs)
        rebuild_story(record)
        with record.asking() as connection:
            names = sa.inspect(connection).get_table_names()
            mine = [n for n in names if n.startswith(("identity", "fact", "standing", "echo", "item", "story"))]
            return {n: sorted(map(repr, connection.execute(sa.text(f"SELECT * FROM {n}")))) for n in mine}
here = dump(10**9, sys.argv[1])
assert not asked
apart = dump(1, sys.argv[1])
assert len(asked) > 20 and all(asked), asked
assert sum(groups) > 3
assert len(here) > 10
print([name for name in here if here[name] != apart[name]])
"""


@pytest.mark.skipif(sys.platform != "linux", reason="copies of a process are made on Linux alone")
def test_a_record_made_with_copies_is_the_same(tmp_path: Path) -> None:
    assert run_script(SCRIPT, str(tmp_path)).strip() == "[]"
