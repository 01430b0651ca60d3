"""Articles read in copies of the process: the same readings, whatever happens to a copy; nothing of them stays behind.

Copies are made only by a process with one thread, which a test's may not be: each test has a script of its own.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.scripts import ROOT, run_script

BEGIN = """
import os, signal, sys, threading
from dragoman.reading import Reader
from dragoman.reading import reader as module
from dragoman.types import Article

module.cores = lambda: 2
texts = [f"“We agree to point {n},” said Ana Brell on Monday. She told Ivo Brandt to come." for n in range(12)]
articles = [Article(text=text, path=str(n)) for n, text in enumerate(texts)]
reader = Reader()
plain = [reader.read(article) for article in articles]
"""

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="copies of a process are made on Linux alone")


def run(script: str) -> str:
    return run_script(BEGIN + script)


def test_the_readings_and_their_order_are_those_of_threads_and_no_process_stays() -> None:
    out = run("""
seen = set()
with reader.apart():
    pids = [copy.process for copy in reader._apart._copies]
    assert len(set(pids)) == 2 and os.getpid() not in pids
    reader.read = None  # whoever reads here fails
    assert list(reader.read_many(articles)) == list(zip(articles, plain))
for pid in pids:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        print("gone")
""")
    assert out.split() == ["gone", "gone"]


def test_what_a_killed_copy_would_have_read_is_read_all_the_same() -> None:
    assert "same" in run("""
with reader.apart():
    os.kill(reader._apart._copies[0].process, signal.SIGKILL)
    assert list(reader.read_many(articles)) == list(zip(articles, plain))
    os.kill(reader._apart._copies[1].process, signal.SIGKILL)
    assert list(reader.read_many(articles)) == list(zip(articles, plain))
print("same")
""")


def test_text_that_cannot_be_sent_is_read_here_and_errors_are_raised_here() -> None:
    assert "told" in run("""
odd = Article(text=articles[0].text + " \\ud800", path="odd")
with reader.apart():
    assert [reading for _, reading in reader.read_many([odd])] == [reader.read(odd)]
from dragoman.reading.apart import Readers
def fail(article):
    raise ValueError(article.path)
readers = Readers(fail, 1)
try:
    readers.read(articles[3])
except ValueError as error:
    print("told", error)
readers.close()
""")


def test_other_threads_and_a_single_processor_leave_all_to_threads() -> None:
    assert run("""
stop = threading.Event()
other = threading.Thread(target=stop.wait)
other.start()
with reader.apart():
    print(reader._apart)
stop.set()
other.join()
module.cores = lambda: 1
with reader.apart():
    print(reader._apart)
    assert list(reader.read_many(articles)) == list(zip(articles, plain))
""").split() == ["None", "None"]


def _children(pid: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def _hear_interrupts() -> None:
    """What a shell starts in the background is told to ignore Ctrl-C, and so is all that it starts."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL, signal.SIGTERM])
def test_copies_end_with_the_one_that_made_them(how: signal.Signals, tmp_path: Path) -> None:
    rows = "".join(f'{{"text": "“We agree to point {n},” said Ana Brell. {"So it was. " * 40}"}}\n' for n in range(900))
    (tmp_path / "rows.jsonl").write_text(rows, "utf-8")
    environment = os.environ | {"PYTHONPATH": str(ROOT / "src")}
    command = [sys.executable, "-m", "dragoman", "read", "rows.jsonl", "--jsonl", "out.jsonl"]
    reading = subprocess.Popen(
        command, cwd=tmp_path, env=environment, stderr=subprocess.PIPE, text=True, preexec_fn=_hear_interrupts
    )
    out, until = tmp_path / "out.jsonl", time.monotonic() + 120
    while time.monotonic() < until and not (out.exists() and out.stat().st_size) and reading.poll() is None:
        time.sleep(0.02)
    made = _children(reading.pid)
    if len(made) < 2:
        reading.kill()
        pytest.skip("one processor: no copies")
    reading.send_signal(how)
    said = reading.communicate(timeout=60)[1]
    assert reading.returncode == (130 if how == signal.SIGINT else -how)
    assert "Traceback" not in said and ("Stopped" in said) == (how == signal.SIGINT)
    while time.monotonic() < until + 60 and any(Path(f"/proc/{pid}").exists() for pid in made):
        time.sleep(0.02)
    assert not any(Path(f"/proc/{pid}").exists() for pid in made)
