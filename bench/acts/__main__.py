"""`python -m bench.acts [dev|second|third|test] [--show]`: acts on the labelled sentences; --show prints each
that is not right."""

from __future__ import annotations

import sys

from bench.acts import FIRST, measure


def main() -> None:
    part = next((name for name in ("test", *FIRST) if name in sys.argv[1:]), "dev")
    tally, cases = measure(part)
    if "--show" in sys.argv[1:]:
        for case in cases:
            if case.right < len(case.wanted) or len(case.acts) > case.right:
                print(f"{case.batch}: {case.item.text}")
                for label in case.wanted:
                    print(f"   wanted {' | '.join(str(x or '-') for x in label)}")
                for act in case.acts:
                    fields = (act.agent and act.agent.name, act.recipient and act.recipient.name, act.issue, act.venue)
                    kind = f"{'not ' if act.negated else ''}{act.type}"
                    print(
                        "   read  ", " | ".join(str(x or "-") for x in (kind, act.of, *fields, act.condition, act.why))
                    )
    print(
        f"{part}: {len(cases)} sentences, recall {tally.recall:.1f} ({tally.right}/{tally.wanted}), "
        f"precision {tally.precision:.1f} ({tally.right}/{tally.read}), type {tally.typed}/{tally.wanted}"
    )


if __name__ == "__main__":
    main()
