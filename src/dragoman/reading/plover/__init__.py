"""What one actor did to another, in one sentence, as a PLOVER root: `code_event`.

In reading order: `actors` marks the two actors among the sentence's words, `lexicon` finds phrases that tell of acts,
`features` names what is seen, `event` sums what the learned `weights` say of it.
"""

from __future__ import annotations

from dragoman.reading.plover.event import Event, code_event

__all__ = ["Event", "code_event"]
