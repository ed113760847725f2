"""What a text is about, by words of every layout."""

from __future__ import annotations

import pytest

from penholder.council.forecast.matters import Content, describe_text


@pytest.mark.parametrize(
    ("title", "situations"),
    [
        ("renewal of the mandate of MINUSMA", ("ML",)),
        ("The situation in South Sudan", ("SS",)),
        ("on the situation in Côte d’Ivoire", ("CI",)),
        ("THE SITUATION IN COTE D'IVOIRE", ("CI",)),
        ("on the question of Rhodesia", ("ZW", "southern africa")),
        ("on the colour of the table", ()),
    ],
)
def test_situations_by_words(title: str, situations: tuple[str, ...]) -> None:
    assert describe_text(title).situations == situations


def test_a_heading_of_a_region_counts_only_where_nothing_closer_is_told() -> None:
    assert describe_text("The situation in the Middle East").situations == ("middle east",)
    assert describe_text("The situation in the Middle East", "", ("Yemen",)).situations == ("YE",)


@pytest.mark.parametrize(
    ("title", "content"),
    [
        ("extension of the mandate of the United Nations mission in Mali", Content.MISSION),
        ("termination of the mandate of the United Nations mission in Mali", Content.TERMINATION),
        ("renewal of sanctions and extension of the mandate of the panel of experts", Content.SANCTIONS),
        ("admission of Tuvalu to membership in the United Nations", Content.MEMBERSHIP),
        ("on the colour of the table", Content.OTHER),
    ],
)
def test_what_a_text_does(title: str, content: Content) -> None:
    assert describe_text(title).content is content


def test_topics_do_not_widen_what_the_title_tells() -> None:
    told = describe_text("on Mali", "", ("NIGER", "BURKINA FASO"))
    assert told.situations == ("ML",)
