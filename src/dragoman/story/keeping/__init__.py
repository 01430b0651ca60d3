"""The story kept in a record: what each article adds, built again only where a new article bears on it.

    keep_story(record)                          # after adding articles or corrections
    story = ask_story(record, StoryQuery(part="proposals"))

The kept story is the same, byte for byte, as one built afresh from all articles, whatever order they came in.
"""

from __future__ import annotations

from dragoman.story.keeping.asking import StoryQuery, ask_events, ask_story, find_story
from dragoman.story.keeping.building import keep_story, rebuild_story
from dragoman.story.keeping.events import Event, find_events

__all__ = ["Event", "StoryQuery", "ask_events", "ask_story", "find_events", "find_story", "keep_story", "rebuild_story"]
