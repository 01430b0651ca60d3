"""Who a title alone means: "the Prime Minister" in an article that does not name one so, but names somebody who is
called so elsewhere.

Only offices of which a land has one holder at a time tell (`one_each` in offices.yaml), and only where exactly one of
those named in the article fits.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

from dragoman.story.identity.bodies import meaning_of
from dragoman.story.identity.forms import Form
from dragoman.story.identity.lists import offices
from dragoman.story.identity.roles import parse_role
from dragoman.story.identity.spelling import sound_key


def find_bearers(members: Mapping[str, Sequence[Form]], party: Callable[[str], str]) -> dict[str, str]:
    """For ids of described persons that of the person who is meant. `members`: the forms of each identity; `party`: on
    whose behalf an identity speaks, by its id."""
    held: dict[str, set[str]] = defaultdict(set)
    named: dict[str, set[str]] = defaultdict(set)
    for id, forms in members.items():
        if not any(form.kind == "person" and form.is_named for form in forms):
            continue
        for form in forms:
            role = parse_role(form.role)
            if role.office in offices().one_each and not role.is_past:
                held[role.office].add(id)
            for key in _keys(form):
                named[key].add(id)
    found = {}
    for id, forms in members.items():
        form = forms[0]
        title = parse_role(form.name)
        if len(forms) > 1 or form.is_named or title.office not in offices().one_each or title.is_past:
            continue
        fitting = {one for key in form.company for one in named.get(key, ())} & held[title.office or ""]
        if title.of:
            fitting = {one for one in fitting if party(one) == party(id)}
        if len(fitting) == 1:
            found[id] = fitting.pop()
    return found


def _keys(form: Form) -> Iterator[str]:
    """By what the company of others knows it: a surname, or the words of a name that was taken for a body's."""
    if form.person is not None:
        yield f"w:{sound_key(form.person.ways[0].surname)}"
    if form.kind != "person":
        yield f"c:{meaning_of(form.name, form.kind).key}"
