from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
import yaml

import dragoman.resources

LISTS = sorted(Path(dragoman.resources.__file__).parent.glob("*.yaml"))


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.stem)
def test_no_list_is_given_twice_under_one_key(path: Path) -> None:
    """The second would take the place of the first, and say nothing."""
    nodes, twice = [yaml.compose(path.read_text(encoding="utf-8"))], []
    while nodes:
        node = nodes.pop()
        if isinstance(node, yaml.MappingNode):
            keys = Counter(key.value for key, _ in node.value)
            twice += [key for key, count in keys.items() if count > 1]
            nodes += [value for _, value in node.value]
        elif isinstance(node, yaml.SequenceNode):
            nodes += node.value
    assert twice == []
