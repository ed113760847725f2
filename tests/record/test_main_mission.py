"""The mission a record is about."""

from __future__ import annotations

from dataclasses import replace

from penholder.model import Furniture, FurnitureKind, ReportClaims, StoryFamily
from penholder.record.main_mission import find_main_mission
from tests.factories import make_report
from tests.record.claims import make_figure

LEBANON = make_report("UNIFIL watches the line. UNIFIL, unlike MONUSCO, reports no losses.", id="ra")
CONGO = make_report("MONUSCO leaves the east; MONUSCO has trucks.", id="rb")
COPY = make_report("MONUSCO leaves the east; MONUSCO has trucks.", id="rc")


def test_a_report_that_only_names_a_mission_is_about_it() -> None:
    assert find_main_mission((LEBANON,), (), ()) == "unifil"
    assert find_main_mission((make_report("The Council met.", id="rd"),), (), ()) is None


def test_a_story_told_twice_counts_once() -> None:
    reports = (LEBANON, CONGO, COPY, make_report("UNIFIL and UNIFIL again", id="rd"))
    assert find_main_mission(reports, (), ()) == "monusco"
    family = StoryFamily("f1", ("rb", "rc"), ())
    assert find_main_mission(reports, (family,), ()) == "unifil"
    assert find_main_mission(tuple(reversed(reports)), (family,), ()) == "unifil"


def test_what_is_claimed_of_a_mission_counts_beside_its_names() -> None:
    held = ReportClaims("rb", figures=tuple(make_figure("rb", n, about="unifil") for n in (40, 50, 60)))
    assert find_main_mission((CONGO,), (), ()) == "monusco"
    assert find_main_mission((CONGO,), (), (held,)) == "unifil"


def test_names_in_a_pages_furniture_do_not_count() -> None:
    text = "MONUSCO leaves. More news: UNIFIL, UNIFIL, UNIFIL"
    plain = make_report(text, id="ra")
    aside = Furniture(plain.span(text.index("More"), len(text)), FurnitureKind.RELATED, "links")
    assert find_main_mission((plain,), (), ()) == "unifil"
    assert find_main_mission((replace(plain, furniture=(aside,)),), (), ()) == "monusco"
