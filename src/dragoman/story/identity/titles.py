"""Who a title alone means: "the Prime Minister" in an article that does not name one so, but names somebody who is
called so elsewhere.

Only offices of which a land has one holder at a time tell (`one_each` in offices.yaml), and only where exactly one of
those named in the article fits.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from dragoman.story.identity.bodies import meaning_of
from dragoman.story.identity.forms import Form
from dragoman.story.identity.lists import offices
from dragoman.story.identity.persons import parse_name
from dragoman.story.identity.roles import parse_role
from dragoman.story.identity.spelling import sound_key
from dragoman.story.identity.summary import Standing
from dragoman.types import EntityKind

Holders = Callable[[str], Iterable[str]]


def bearing_keys(one: Standing) -> set[str]:
    """Keys under which an identity is found as the holder of an office, by what the company of others knows it."""
    if not any(kind == "person" and is_named for kind, is_named, _ in one.namings):
        return set()
    roles = map(parse_role, one.titles)
    held = {role.office for role in roles if role.office in offices().one_each and not role.is_past}
    return {f"o:{office}|{key}" for office in held for naming in one.namings for key in _keys(*naming)}


def find_bearer(form: Form, one: Standing, holders: Holders, party: Callable[[str], str]) -> str | None:
    """Whom a title alone means, by id; None where it is no title alone, or where not one alone fits. `one`: the
    identity of the form. `holders`: who has a key of `bearing_keys`. `party`: on whose behalf an identity speaks."""
    title = parse_role(form.name)
    if not one.is_alone or form.is_named or title.office not in offices().one_each or title.is_past:
        return None
    fitting = {id for key in form.company for id in holders(f"o:{title.office}|{key}")}
    if title.of:
        fitting = {id for id in fitting if party(id) == party(one.identity.id)}
    return fitting.pop() if len(fitting) == 1 else None


def _keys(kind: EntityKind, is_named: bool, name: str) -> Iterator[str]:
    """A surname, or the words of a name that was taken for a body's."""
    person = parse_name(name) if is_named else None
    if person is not None:
        yield f"w:{sound_key(person.ways[0].surname)}"
    if kind != "person":
        yield f"c:{meaning_of(name, kind).key}"
