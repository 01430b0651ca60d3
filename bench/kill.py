"""Kills `dragoman read` at random moments: `python -m bench.kill` reads 500 articles twenty times, ending each with -9.

After each kill the record must open and be sound, hold every article that was reported as done (a line of `--jsonl -`
comes after its commit), none twice, and the same command must finish the rest. Exit code 1 where any does not hold.
"""

from __future__ import annotations

import argparse
import json
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.cost import DRAGOMAN
from bench.story import load_story
from dragoman.record import Record


def write_articles(file: Path, count: int) -> None:
    """`count` short articles, each the beginning of one of the story's and a number."""
    texts = [article.text[:700] for article in load_story()]
    with file.open("w", encoding="utf-8") as rows:
        for number in range(count):
            rows.write(json.dumps({"title": f"{number}", "text": f"{texts[number % len(texts)]}\n\n{number}."}) + "\n")


def kill_once(articles: Path, count: int, folder: Path, after: float) -> list[str]:
    """One round; returns what did not hold, one line each."""
    record, lines = folder / "kill.db", folder / "lines.jsonl"
    command = [*DRAGOMAN, "read", str(articles), "--record", str(record)]
    with lines.open("wb") as out:
        process = subprocess.Popen([*command, "--jsonl", "-"], stdout=out, stderr=subprocess.DEVNULL)
        time.sleep(after)
        process.send_signal(signal.SIGKILL)
        process.wait()
    whole = [line for line in lines.read_bytes().split(b"\n")[:-1] if line]
    done = [json.loads(line)["article"]["id"] for line in whole]
    faults = []
    if record.exists():
        with Record.open(record) as kept:
            held = [row.id for row in kept.articles()]
            faults += kept.check()
        faults += [f"{len(set(done) - set(held))} reported as done are lost"] * bool(set(done) - set(held))
        faults += ["an article is held twice"] * (len(held) != len(set(held)))
    elif done:
        faults.append("articles were reported as done and there is no record")
    ended = subprocess.run([*command, "--quiet"], capture_output=True, text=True)
    faults += [ended.stderr.strip()] * (ended.returncode != 0)
    with Record.open(record) as kept:
        total = len(kept.articles())
        faults += kept.check()
    faults += [f"{total} articles after the second run, {count} expected"] * (total != count)
    print(f"killed after {after:.1f} s, {len(done)} reported as done: {'; '.join(faults) or 'sound'}", flush=True)
    return faults


def main() -> int:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--rounds", type=int, default=20)
    ap.add_argument("--articles", type=int, default=500)
    ap.add_argument("--seed", type=int, default=1)
    args = ap.parse_args()
    rng, failed = random.Random(args.seed), 0
    with tempfile.TemporaryDirectory() as name:
        articles = Path(name) / "articles.jsonl"
        write_articles(articles, args.articles)
        began = time.monotonic()
        subprocess.run([*DRAGOMAN, "read", str(articles), "--record", f"{name}/whole.db", "--quiet"], check=True)
        whole = time.monotonic() - began
        print(f"undisturbed, {args.articles} articles take {whole:.1f} s")
        for _ in range(args.rounds):
            with tempfile.TemporaryDirectory() as folder:
                failed += bool(kill_once(articles, args.articles, Path(folder), rng.uniform(0, whole)))
    print(f"{args.rounds - failed} of {args.rounds} sound")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
