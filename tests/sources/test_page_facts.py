"""Bylines are split into names, and the outlet is the name that the page's address bears out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.sources.bylines import drop_doubles, split_byline
from dragoman.sources.outlets import choose_outlet, domain_label


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("By Ana Brel", ["Ana Brel"]),
        ("Written by: Ana Brel & Bo Tomas", ["Ana Brel", "Bo Tomas"]),
        ("Ana Brel, Bo Tomas, and Cy Orsk", ["Ana Brel", "Bo Tomas", "Cy Orsk"]),
        ("Ana Brel,Bo Tomas", ["Ana Brel", "Bo Tomas"]),
        ("Ana Brel og Bo Tomas", ["Ana Brel", "Bo Tomas"]),
        ("Brel, Ana", ["Brel, Ana"]),
        ("Ortega y Gasset", ["Ortega y Gasset"]),
        ("Bysted Holm", ["Bysted Holm"]),
        ("Ana Brel; Ana Brel", ["Ana Brel"]),
        ("https://courier.example/authors/ana-brel", []),
        ("ana@courier.example", []),
        ("ana-brel", []),
        ("(Image: Harbour Pictures)", []),
        ("1234", []),
        ("Анна Брел и Борис Томас", ["Анна Брел", "Борис Томас"]),
        ("", []),
    ],
)
def test_a_byline_is_its_names(byline: str, names: list[str]) -> None:
    assert list(split_byline(byline)) == names


@given(st.text(max_size=300))
def test_any_byline_gives_clean_names_each_once(byline: str) -> None:
    names = split_byline(byline)
    assert len(set(names)) == len(names)
    assert all(name.strip() == name and name and "\n" not in name for name in names)


def test_a_name_spelled_twice_is_one() -> None:
    assert drop_doubles(["Ana Brel", "Ana-Brel", "ANA BREL", "Bo Tomas"]) == ("Ana Brel", "Bo Tomas")


@pytest.mark.parametrize(
    ("names", "host", "outlet"),
    [
        (["harbourcourier", "Harbour Courier"], "harbourcourier.example", "Harbour Courier"),
        (["News from all the world - HC9"], "www.hc9.com.au", "HC9"),
        (["Harbour Media Group", "The Tide"], "thetide.co.uk", "The Tide"),
        (["Harbour Media Group", "The Evening Tide"], "tide.example", "Harbour Media Group"),
        (["Voice of the Harbour", "vohnews"], "vohnews.example", "Voice of the Harbour"),
        ([None, "", " The  Tide "], None, "The Tide"),
        ([], "www.tide.example", "tide.example"),
        ([], None, None),
        (["Прилив"], "tide.example", "Прилив"),
    ],
)
def test_the_outlet_is_the_name_that_the_address_bears_out(
    names: list[str | None], host: str | None, outlet: str | None
) -> None:
    assert choose_outlet(names, host) == outlet


@pytest.mark.parametrize(
    ("host", "label"),
    [("www.tide.example", "tide"), ("tide.co.uk", "tide"), ("com.example", "com"), ("localhost", None), (None, None)],
)
def test_the_label_of_a_host_names_the_site(host: str | None, label: str | None) -> None:
    assert domain_label(host) == label
