import pytest

from assistant.places import places_in


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("What do Greek courts say?", {"greece"}),
        ("Çfarë thotë gjykata greke për Greqinë?", {"greece"}),
        ("Gjermania dhe Italia", {"germany", "italy"}),
        ("the UK Home Office and British police", {"united kingdom"}),
        ("Kosova ka një protokoll me Malin e Zi", {"kosovo", "montenegro"}),
        ("Albanian victims in Albania", set()),
    ],
)
def test_a_country_is_one_by_its_name_and_its_adjective(text, places):
    assert places_in(text) == places
