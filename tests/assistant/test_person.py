import pytest

from assistant.person import names_person, read_post, tells_holder


@pytest.mark.parametrize(
    ("question", "post"),
    [
        ("Who was the national anti-trafficking coordinator in 2010?", "coordinator"),
        ("Who was Albania's foreign minister at the time?", "minister"),
        ("Kush është Koordinatori Kombëtar tani?", "coordinator"),
        ("kush ishte kryetari i komisionit?", "head"),
        ("Who identifies victims of trafficking?", ""),
        ("Who was the first to be helped?", ""),
        ("When was the coordinator's office set up?", ""),
    ],
)
def test_a_question_for_a_post_is_told_from_others(question, post):
    assert read_post(question) == post


@pytest.mark.parametrize(
    ("text", "post", "told"),
    [
        ("In 2014 Ana Dema was the national coordinator.", "coordinator", True),
        ("The deputy minister of the interior serves as coordinator.", "coordinator", True),
        ("Koordinator ishte një zëvendësministër.", "coordinator", True),
        ("The Office of the National Coordinator was set up in 2005.", "coordinator", False),
        (
            "Zyra e Koordinatorit Kombëtar kundër Trafikimit të Qenieve Njerëzore.",
            "coordinator",
            False,
        ),
        ("Ana Dema, a director general at the Ministry, signed.", "minister", False),
        ("Zyra u krijua pranë Ministrisë së Brendshme.", "minister", False),
    ],
)
def test_that_an_office_exists_does_not_say_who_holds_it(text, post, told):
    assert tells_holder(text, post) == told


@pytest.mark.parametrize(
    "text", ["The Responsible Authority meets.", "Albanian State Police units"]
)
def test_a_body_is_no_person(text):
    assert not names_person(text)
