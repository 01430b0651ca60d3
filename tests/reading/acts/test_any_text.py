"""Whatever the text and wherever its statements, acts are read without an error and point to the text's own words."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.reading.acts import find_acts, know
from dragoman.types import Entity, EntityRef, Kind, Mention, Span, Statement

_PLAIN = (
    "Oak Ash Tarn said offered rejected to meet will not if unless he she they we I the a offer talks truce withdraw "
    "ready let come must no unacceptable invited by in U.S. is and that"
)
WORDS = st.sampled_from([*_PLAIN.split(), *"“”',.?;\n", "İ", "ß", "\ud800", "\ue000", "\uf8ff"])
TEXTS = st.lists(st.one_of(WORDS, st.text(max_size=4)), min_size=1, max_size=40).map(" ".join)
KINDS = st.sampled_from(["direct", "indirect", "mixed", "narrated", "headline"])


@st.composite
def articles(draw: st.DrawFn) -> tuple[str, list[Entity], list[Statement]]:
    text = draw(TEXTS)
    places = st.integers(0, len(text))

    def span() -> Span:
        low, high = sorted((draw(places), draw(places)))
        return Span(low, high, text[low:high])

    entities = []
    for number in range(draw(st.integers(0, 4))):
        where = span()
        mention = Mention(where.start, where.end, where.text, draw(st.sampled_from(["name", "nominal", "pronoun"])))
        kind = draw(st.sampled_from(["person", "organisation", "place", "group"]))
        role = draw(st.sampled_from([None, "president of Oak", "spokesman for Ash", "", "envoy"]))
        entities.append(Entity(id=f"e{number}", name=where.text, kind=kind, role=role, mentions=(mention,)))
    refs = st.sampled_from([None, *(EntityRef(e.id, e.name) for e in entities), EntityRef("gone", "gone")])
    statements = []
    for number in range(draw(st.integers(1, 4))):
        kind: Kind = draw(KINDS)
        statements.append(
            Statement(
                id=f"s{number}", kind=kind, content=tuple(span() for _ in range(draw(st.integers(1, 2)))),
                source=(draw(st.booleans()) and span()) or None, cue=(draw(st.booleans()) and span()) or None,
                speaker=draw(refs), addressee=draw(refs),
                inside=draw(st.sampled_from([None, "s0", "s1", "nowhere"])),
            )
        )  # fmt: skip
    return text, entities, statements


@settings(max_examples=300, deadline=None)
@given(articles())
def test_no_text_makes_it_raise_and_all_it_says_is_in_the_text(
    article: tuple[str, list[Entity], list[Statement]],
) -> None:
    text, entities, statements = article
    found = find_acts(text, entities, statements)
    assert len(found) == len(statements)
    known = {entity.id for entity in entities}
    joined = " ".join(text.split())
    for act in (act for acts in found for act in acts):
        assert all(ref.id in known for ref in (act.agent, act.recipient) if ref)
        assert act.why is None or act.why in joined
        assert act.condition is None or act.condition in text
        assert act.venue is None or act.venue in text
        assert act.date is None or act.date in text


@settings(max_examples=50, deadline=None)
@given(articles())
def test_the_same_article_gives_the_same_acts(article: tuple[str, list[Entity], list[Statement]]) -> None:
    assert find_acts(*article) == find_acts(*article)


@settings(max_examples=100, deadline=None)
@given(articles(), st.sets(st.integers(0, 5)))
def test_what_was_known_before_some_statements_were_left_out_changes_no_act(
    article: tuple[str, list[Entity], list[Statement]], left_out: set[int]
) -> None:
    text, entities, statements = article
    known = know(text, entities)
    find_acts(text, entities, statements, known)
    kept = [statement for number, statement in enumerate(statements) if number not in left_out]
    assert find_acts(text, entities, kept, known) == find_acts(text, entities, kept)
