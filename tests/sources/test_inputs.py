"""What the user names becomes the files meant, each once, in a fixed order; what is wrong is named in one line."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

import pytest

from dragoman.errors import Problem
from dragoman.sources import Input, find_inputs


def find(*paths: str | Path) -> tuple[list[str], list[Problem]]:
    problems: list[Problem] = []
    return [item.path for item in find_inputs(paths, problems)], problems


def make(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Oresta's envoy spoke.")


def test_a_folder_is_walked_in_order_and_only_articles_are_taken(tmp_path: Path) -> None:
    make(tmp_path, "b.txt", "a.HTML", "sub/c.jsonl", "sub/d.csv", "e.json")
    make(tmp_path, "photo.jpg", "b.meta.json", ".hidden.txt", ".git/x.txt", "notes")
    found, problems = find(tmp_path)
    assert [str(Path(p).relative_to(tmp_path)) for p in found] == [
        "a.HTML",
        "b.txt",
        "e.json",
        "sub/c.jsonl",
        "sub/d.csv",
    ]
    assert problems == []


def test_files_of_other_types_are_counted_by_their_ending(tmp_path: Path) -> None:
    make(tmp_path, "a.txt", "a.meta.json", "b.PDF", "sub/c.pdf", "sub/d.docx", "notes", ".hidden.pdf")
    make(tmp_path / "photos", "p.jpg")
    passed: Counter[str] = Counter()
    find_inputs([tmp_path / "sub"], [], passed)
    assert not passed, "a folder with nothing to read is a problem, which says it"
    find_inputs([tmp_path, tmp_path / "a.txt"], [], passed)
    assert passed == {".pdf": 2, ".docx": 1, ".jpg": 1, "": 1}


def test_size_is_that_of_the_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"12345")
    assert find_inputs([tmp_path / "a.txt"], []) == [Input(str(tmp_path / "a.txt"), 5)]


def test_a_file_named_thrice_is_read_once(tmp_path: Path) -> None:
    make(tmp_path, "a.txt")
    (tmp_path / "link.txt").symlink_to(tmp_path / "a.txt")
    assert find(tmp_path / "a.txt", tmp_path, tmp_path / "link.txt") == ([str(tmp_path / "a.txt")], [])


def test_a_glob_is_expanded_at_any_depth(tmp_path: Path) -> None:
    make(tmp_path, "a.txt", "sub/deep/b.txt", "c.html")
    assert find(f"{tmp_path}/**/*.txt") == ([str(tmp_path / "a.txt"), str(tmp_path / "sub/deep/b.txt")], [])


def test_a_file_with_brackets_in_its_name_is_no_glob(tmp_path: Path) -> None:
    make(tmp_path, "a[1].txt", "a1.txt")
    assert find(tmp_path / "a[1].txt") == ([str(tmp_path / "a[1].txt")], [])


def test_a_pattern_that_fits_nothing_is_named(tmp_path: Path) -> None:
    found, (problem,) = find(f"{tmp_path}/*.txt")
    assert found == []
    assert problem.what == "no file fits this pattern"


def test_a_file_named_outright_is_taken_whatever_its_ending(tmp_path: Path) -> None:
    make(tmp_path, "README", "story.md")
    assert find(tmp_path / "README", tmp_path / "story.md")[0] == [str(tmp_path / "README"), str(tmp_path / "story.md")]


def test_standard_input_is_an_input_once() -> None:
    assert find_inputs(["-", "-"], []) == [Input("-", 0)]


def test_what_does_not_exist_is_named_and_the_rest_is_found(tmp_path: Path) -> None:
    make(tmp_path, "a.txt")
    found, (problem,) = find(tmp_path / "nope.txt", tmp_path / "a.txt")
    assert found == [str(tmp_path / "a.txt")]
    assert str(problem).startswith(f"{tmp_path}/nope.txt: no such file or folder; ")


@pytest.mark.parametrize("bad", ["", "a\0b"])
def test_what_is_no_path_is_named(bad: str) -> None:
    assert [p.what for p in find(bad)[1]] == ["not a path"]


@pytest.mark.parametrize("target", [".", "..", "../.."])
def test_a_link_back_is_named_once_and_cut(tmp_path: Path, target: str) -> None:
    folder = tmp_path / "up/articles/sub"
    make(folder, "a.txt")
    make(tmp_path, "outside.txt")
    (folder / "loop").symlink_to(target)
    found, (problem,) = find(tmp_path / "up/articles")
    assert found == [str(folder / "a.txt")]
    assert problem.where == str(folder / "loop")
    assert "a link back to" in problem.what


def test_folders_that_link_to_each_other_end(tmp_path: Path) -> None:
    make(tmp_path, "a/1.txt", "b/2.txt")
    (tmp_path / "a/to_b").symlink_to(tmp_path / "b")
    (tmp_path / "b/to_a").symlink_to(tmp_path / "a")
    found, problems = find(tmp_path)
    assert len(found) == 2
    assert [p.where for p in problems] == [str(tmp_path / "a/to_b/to_a")]


def test_a_link_given_by_the_user_is_followed_even_upwards(tmp_path: Path) -> None:
    make(tmp_path, "a.txt")
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub/up").symlink_to(tmp_path)
    found, problems = find(tmp_path / "sub/up")
    assert [Path(p).name for p in found] == ["a.txt"]
    assert [p.where for p in problems] == [str(tmp_path / "sub/up/sub/up")]


def test_a_dead_link_to_an_article_is_named(tmp_path: Path) -> None:
    make(tmp_path, "a.txt")
    (tmp_path / "dead.txt").symlink_to("gone.txt")
    (tmp_path / "dead.jpg").symlink_to("gone.jpg")
    assert [(p.where, p.what) for p in find(tmp_path)[1]] == [(str(tmp_path / "dead.txt"), "a link that leads nowhere")]


def test_a_folder_with_nothing_to_read_says_so(tmp_path: Path) -> None:
    make(tmp_path, "full/a.jpg", "full/b.pdf")
    (tmp_path / "empty").mkdir()
    problems = find(tmp_path / "full", tmp_path / "empty")[1]
    assert [p.what for p in problems] == ["none of its files can be read (2 of other types)", "the folder is empty"]
    assert ".txt" in problems[0].do


def test_a_sidecar_is_no_article_even_when_named(tmp_path: Path) -> None:
    make(tmp_path, "a.txt", "a.meta.json", "b.html", "b.html.meta.json", "lone.meta.json")
    found, problems = find(*sorted(tmp_path.iterdir()))
    assert [Path(p).name for p in found] == ["a.txt", "b.html"]
    assert [(Path(p.where).name, p.what) for p in problems] == [("lone.meta.json", "a sidecar without its article")]


def test_a_folder_without_rights_is_named(tmp_path: Path) -> None:
    shut = tmp_path / "shut"
    make(shut, "a.txt")
    shut.chmod(0)
    was = os.geteuid()
    try:
        if was == 0:  # root may open anything: for a moment this test is nobody
            os.seteuid(65534)
        found, (problem,) = find(shut)
    finally:
        os.seteuid(was)
        shut.chmod(0o700)
    assert found == []
    assert problem.what == "no permission to read it"
