"""Any input to articles. Nothing is judged here: the words stay as they came, and a fault becomes a Problem.

`find_inputs` turns what the user named into inputs; `load_input` yields the articles of one of them.
"""

from dragoman.sources.facts import Given
from dragoman.sources.inputs import Input, find_inputs
from dragoman.sources.limits import DEFAULT_LIMIT
from dragoman.sources.load import load_input

__all__ = ["DEFAULT_LIMIT", "Given", "Input", "find_inputs", "load_input"]
