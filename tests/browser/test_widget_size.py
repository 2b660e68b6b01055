"""The widget is small, and the documented hash is that of the loader that ships."""

from pathlib import Path

from benchmarks.widget import LOADER, WHOLE, integrity, packed

GUIDE = Path(__file__).resolve().parents[2] / "docs" / "widget.md"


def test_the_loader_is_2_kb_and_everything_with_both_languages_30_kb():
    sizes = packed()
    assert sizes["widget.js"] <= LOADER
    assert sum(sizes.values()) <= WHOLE


def test_the_tag_in_the_guide_carries_the_hash_of_this_loader():
    assert f'integrity="{integrity()}"' in GUIDE.read_text("utf-8")
