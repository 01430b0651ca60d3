from __future__ import annotations

from collections import Counter
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.story import meeting
from dragoman.story.echoes import count_origins, find_echoes
from dragoman.story.facts import Facts, Mark
from dragoman.story.prints import pack, passage_hash, passage_prints, text_sketch, words_of
from dragoman.story.types import Cite

QUOTE = "Half of our sea is not a gift that others can make us, and we shall count every fish in it."
TEXT = (
    "The harbour was quiet when the first of the boats came in, and nobody on the steps would say what the skipper had "
    "told the council the night before. Ropes were thrown and tied. A boy ran to the chandler with the news that there "
    "was no news, and the chandler, who had expected none, gave him a biscuit and sent him home to his mother."
)


def mark(words: str, id: str = "s1", **more: object) -> Mark:
    plain = words_of(words)
    made: dict[str, object] = {
        "statement": id, "prints": pack(passage_prints(plain)), "size": len(plain), "whole": passage_hash(plain),
        "quoted": True,
    }  # fmt: skip
    return Mark(**(made | more))  # type: ignore[arg-type]


def article(id: str, *marks: Mark, text: str = "", **more: object) -> Facts:
    return Facts(article=id, marks=marks, text=pack(text_sketch(words_of(text))), **more)  # type: ignore[arg-type]


def are_one(a: Mark, b: Mark) -> bool:
    return bool(find_echoes([article("a", a), article("b", b)]).of)


def test_a_quotation_in_other_marks_and_spellings_is_one_origin() -> None:
    assert are_one(mark(f"“{QUOTE}”"), mark(f"«{QUOTE.upper()}»"))
    assert are_one(mark(QUOTE), mark(QUOTE.replace("others", "óthers").replace("count", "cownt")))


def test_a_quotation_with_its_ends_cut_is_one_origin() -> None:
    words = QUOTE.split()
    assert are_one(mark(QUOTE), mark(" ".join(words[3:-4])))


def test_other_words_on_the_same_subject_are_not() -> None:
    assert not are_one(
        mark(QUOTE), mark("Our sea is no gift, and we shall be counting fish in it whatever others make of us.")
    )


def test_a_few_common_words_are_no_evidence() -> None:
    assert not are_one(mark("We are ready."), mark("We are ready."))


def test_the_same_paraphrase_in_unlike_articles_is_not_a_quotation() -> None:
    assert not are_one(mark(QUOTE, quoted=False), mark(QUOTE, quoted=False))


def test_a_copy_of_an_article_shares_all_its_passages_as_one_origin() -> None:
    marks = mark(QUOTE, "s1", quoted=False), mark("a meeting", "s2", quoted=False)
    copy = TEXT.replace("biscuit", "bun")
    found = find_echoes([article("a", *marks, text=TEXT), article("b", *marks, text=copy + " It rained.")])
    (origin,) = found.origins
    assert (origin.kind, origin.articles, len(origin.statements)) == ("same text", ("a", "b"), 4)
    assert len({shared.passage for shared in found.of.values()}) == 2


def test_an_agency_named_as_author_gives_the_copy_its_name() -> None:
    own = article("a", mark(QUOTE), text=TEXT, publisher="NWA")
    copy = article("b", mark(QUOTE), text=TEXT, publisher="The Mercury", authors=("NWA",))
    assert [one.name for one in find_echoes([own, copy]).origins] == ["NWA"]


def test_a_report_credited_to_an_agency_is_its_origin_in_whatever_words() -> None:
    credit = "speaker|deny|propose|meeting"
    own = article("a", mark("He never invited her.", credit=credit), publisher="KTK")
    other = article("b", mark("No invitation was made.", credit=credit, carrier="KTK"), publisher="Gazeta")
    assert [one.kind for one in find_echoes([own, other]).origins] == ["agency"]
    uncredited = article("c", mark("No invitation was made.", credit=credit), publisher="Gazeta")
    assert not find_echoes([own, uncredited]).origins


def test_one_agencys_reports_of_other_weeks_are_others() -> None:
    def told(id: str, day: str, carrier: str | None) -> Facts:
        one = mark("He never invited her.", credit="x|deny", when=(day, day), carrier=carrier)
        return article(id, one, publisher="KTK" if carrier is None else "Gazeta")

    assert find_echoes([told("a", "2031-03-01", None), told("b", "2031-03-02", "KTK")]).origins
    assert not find_echoes([told("a", "2031-03-01", None), told("b", "2031-04-02", "KTK")]).origins


def cite(article: str, origin: str | None = None) -> Cite:
    return Cite(article=article, statement="s", speaker=None, party=None, words="w", origin=origin)


def test_corroboration_counts_origins_and_never_outlets() -> None:
    assert count_origins([]) == 0
    assert count_origins([cite("a", "o"), cite("b", "o"), cite("c", "o")]) == 1
    assert count_origins([cite("a", "a"), cite("b", "b")]) == 2
    assert count_origins([cite("a", "o"), cite("b", "o"), cite("b", "b")]) == 1, "one article is one account"


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 5)), max_size=14, unique=True), st.integers(2, 5))
def test_quotations_are_joined_as_if_all_were_compared_with_all(told: list[tuple[int, int]], most: int) -> None:
    passages = [(1, 2, 3), (1, 2, 4), (1, 2, 3, 4), (5, 6), (6, 7, 8, 9), (4, 5)]
    found: dict[str, list[Mark]] = {}
    for number, (article, passage) in enumerate(told):
        mark = Mark(statement=f"s{number}", prints=pack(passages[passage]), size=9, quoted=True)
        found.setdefault(f"a{article}", []).append(mark)
    facts = [Facts(article=article, marks=tuple(marks)) for article, marks in found.items()]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(meeting, "COMMON", most)
        of = find_echoes(facts).of
    counts = Counter(one for _, passage in told for one in passages[passage])
    keys = {(f"a{article}", f"s{number}"): passages[passage] for number, (article, passage) in enumerate(told)}
    parent = {key: key for key in keys}
    for _ in keys:  # as often as a chain may be long
        for a, b in product(keys, keys):
            one, other = set(keys[a]), set(keys[b])
            share = len(one & other) / min(len(one), len(other))
            is_met = any(counts[number] <= most for number in one & other)
            if a[0] != b[0] and is_met and (share >= 0.75 or (share >= 0.5 and len(one & other) >= 3)):
                parent[a] = parent[b] = min(parent[a], parent[b])
    alone = {key for key in keys if sum(parent[other] == parent[key] for other in keys) == 1}
    assert of.keys() == keys.keys() - alone
    assert all((of[a].passage == of[b].passage) == (parent[a] == parent[b]) for a, b in product(of, of))
