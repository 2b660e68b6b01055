import pytest

from assistant.strength import overstates


@pytest.mark.parametrize(
    ("said", "rests", "language", "wrong"),
    [
        ("States must return it.", "States should return it.", "en", "strength"),
        ("States should return it.", "States are urged to return it.", "en", ""),
        ("A court may sit alone.", "A court must sit alone.", "en", "strength"),
        ("Shtetet mund ta kthejnë.", "Konventa kërkon që shtetet ta kthejnë.", "sq", "strength"),
        ("Shtetet duhet ta kthejnë.", "Raporti i bënte thirrje shtetit.", "sq", ""),
        ("All the victims were women.", "The victims were mainly women.", "en", "all"),
        ("Every victim has it.", "Each victim has it.", "en", ""),
        ("Të gjitha ishin gra.", "Ishin kryesisht gra.", "sq", "all"),
    ],
)
def test_a_sentence_is_no_stronger_and_no_wider_than_its_passage(said, rests, language, wrong):
    assert overstates(said, rests, language) == wrong
