"""A long ingest says how far it is, where people look and never in what it prints."""

from ingest.progress import Progress


def test_a_bar_tells_how_many_of_what_and_what_came_of_them(capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "160")
    with Progress(shown=True).step("reading", 3, "files") as advance:
        for done in (1, 2, 3):
            advance(1, f"{2 * done} documents, {9 * done} pages")
    shown = capsys.readouterr()
    for words in ("reading", "3/3", "files", "/s", "6 documents, 27 pages"):
        assert words in shown.err
    assert shown.out == ""


def test_nobody_watching_sees_nothing(capsys):
    with Progress().step("reading", 3, "files") as advance:
        advance(3)
    assert capsys.readouterr() == ("", "")
