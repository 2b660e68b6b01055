from assistant.fold import fold_passages
from store.chunk import Chunk, Source
from store.search import Passage

STATEMENT = Source(title="A report")


def passage(document, locator, part="", language="en", source=STATEMENT):
    chunk = Chunk(document, locator, "", "x", 0, 1, language, part=part, source=source)
    return Passage(chunk, 1.0, 0.5, 1.0)


def folded(*passages):
    return [(each.best.chunk.id, each.behind) for each in fold_passages(list(passages))]


def test_the_best_piece_of_an_article_stands_for_it():
    found = folded(
        passage("law", "art-2-3", "art-2"),
        passage("law", "art-1"),
        passage("law", "art-2-1", "art-2"),
    )
    assert found == [("law#art-2-3", ("law#art-2-1",)), ("law#art-1", ())]


def test_points_of_an_article_stay_apart():
    assert len(folded(passage("law", "art-2-1"), passage("law", "art-2-2"))) == 2


def test_a_statement_and_its_translation_are_one_result():
    found = folded(passage("a.sq", "point-1", language="sq"), passage("a.en", "point-1"))
    assert found == [("a.sq#point-1", ("a.en#point-1",))]


def test_documents_that_only_look_like_translations_stay_apart():
    own = [
        passage(name, "text", language=language, source=Source())
        for name, language in (("note.en", "en"), ("note.sq", "sq"))
    ]
    assert len(folded(*own)) == 2
