"""Votes on screen, page and in JSON: every share with interval and cases, unknown said as unknown, titles inert."""

from __future__ import annotations

import json
import re
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from lxml import etree
from rich.console import Console

from penholder.council.history.counting import count_history
from penholder.model.rates import MINIMUM, Share, VotesAsked, VotesCounted
from penholder.model.voting import VoteResult, VotingHistory
from penholder.outputs.pictures import votes as pictures
from penholder.outputs.views.shares import view_share
from penholder.outputs.views.votes import chosen_pairs, view_votes
from penholder.outputs.votes_export import export_votes
from penholder.outputs.votes_page import write_votes
from penholder.outputs.votes_screen import show_votes
from tests.council.history.rolls import histories, history, named, tallied

DAYS = [date(2021, 1, 4) + timedelta(days=7 * week) for week in range(40)]
HOSTILE = "<script>alert(1)</script>\x1b[31m=cmd()\u202e"


def named_votes() -> VotingHistory:
    """Thirty named votes: unanimous, and fifteen on which Russia, China or both abstained."""
    cast: list[dict[str, str]] = (
        [{}] * 15 + [{"RU": "abstain"}] * 8 + [{"RU": "abstain", "CN": "abstain"}] * 7
    )
    calls = [named(day, **votes) for day, votes in zip(DAYS, cast, strict=False)]
    vetoed = tallied(
        DAYS[35], 13, 1, 1, symbol="S/2021/77", title="on Cyprus", result=VoteResult.VETOED, vetoed_by=("RU",)
    )
    return history(*calls, vetoed, failures_to=DAYS[35])


def unnamed_votes() -> VotingHistory:
    """Thirty votes with numbers alone, ten of them split."""
    return history(
        *(tallied(day, 15 if n % 3 else 13, 0, 0 if n % 3 else 2) for n, day in enumerate(DAYS[:30]))
    )


def screen(counted: VotesCounted, width: int = 100) -> str:
    console = Console(width=width, color_system=None, force_terminal=False)
    with console.capture() as capture:
        console.print(show_votes(view_votes(counted)))
    return capture.get()


def test_a_share_is_printed_with_its_interval_and_cases() -> None:
    counted = count_history(named_votes())
    russia = next(m for m in view_votes(counted).members if m.member == "RU")
    assert russia.abstained.words == "50\u00a0%"
    assert russia.abstained.band == "33–67\u00a0%"
    assert russia.abstained.count == "15 of 30"
    words = " ".join(screen(counted).split())
    assert "50 % (33–67 %)" in words
    assert "15 of 30" in words


def test_an_unknown_share_is_never_printed_as_a_number() -> None:
    counted = count_history(unnamed_votes())
    france = next(m for m in view_votes(counted).members if m.member == "FR")
    assert france.not_yes.words == "unknown"
    assert france.not_yes.count == "10 of 30 not told"
    body = json.loads(export_votes(counted))
    rates = [r for r in body["members"]["adopted"] if r["votes"] >= MINIMUM]
    assert rates
    assert all(r["not_yes"]["value"] is None for r in rates)
    page = write_votes(counted)
    assert "bounds" in page
    assert "No file names who voted how" in page


def test_too_few_cases_say_nothing() -> None:
    view = view_share(Share(3, MINIMUM - 1, 0.1, 0.7))
    assert (view.words, view.value, view.band) == ("too few", None, "")
    assert not view.drawn
    assert view.sentence == "too few (3 of 9)"


def test_the_page_has_every_split_and_defeated_vote_with_its_line() -> None:
    counted = count_history(named_votes())
    page = write_votes(counted)
    for roll_call in (*counted.years[0].split, *counted.years[0].defeated):
        assert f"<cite>{roll_call.where}</cite>" in page
    linked = set(re.findall(r'href="#(v[^"]+)"', page))
    assert linked
    assert linked <= set(re.findall(r'id="(v[^"]+)"', page))


def test_the_page_names_its_files_and_days() -> None:
    page = write_votes(count_history(named_votes()))
    assert "votes.csv (made for a test)" in page
    assert "4 January 2021 to 6 September 2021" in page


@pytest.mark.parametrize(
    "limits", [VotesAsked(), VotesAsked(subject="ML", subject_label="Mali"), VotesAsked(member="CN")]
)
def test_titles_are_inert_everywhere(limits: VotesAsked) -> None:
    title = f"on Mali {HOSTILE}"
    calls = [named(day, title, symbol=f"S/RES/{n}(2021)", RU="abstain") for n, day in enumerate(DAYS[:12])]
    counted = count_history(history(*calls), limits)
    page = write_votes(counted)
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    for text in (page, screen(counted), export_votes(counted)):
        assert "\x1b" not in text
        assert "\u202e" not in text


def test_the_page_runs_nothing_and_asks_nobody() -> None:
    page = write_votes(count_history(named_votes()))
    assert not re.search(r"<script|<link|<iframe|\bon\w+=|https?://(?!www\.w3\.org)", page)
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert len(ids) == len(set(ids))


def test_two_drafts_of_a_day_under_one_symbol_are_told_apart() -> None:
    both = [
        tallied(DAYS[0], 5, 2, 8, symbol="draft", title=title, result=VoteResult.FAILED)
        for title in ("one", "other")
    ]
    counted = count_history(history(*both, failures_to=DAYS[0]))
    page = write_votes(counted)
    assert len(set(re.findall(r'<li id="(v[^"]+)"', page))) == 2
    assert len({r["id"] for r in json.loads(export_votes(counted))["roll_calls"]}) == 2


def test_pairs_on_the_screen_are_those_that_agree_least_and_most() -> None:
    pairs = view_votes(count_history(named_votes())).pairs
    least = chosen_pairs(pairs, 3)[0]
    assert "RU" in (least.a, least.b)
    assert len(chosen_pairs(pairs, 3)) == 6
    assert "Russia" in screen(count_history(named_votes()))


def test_the_matrix_says_each_number_in_its_cell_and_nothing_where_unknown() -> None:
    view = view_votes(count_history(named_votes()))
    drawn = etree.fromstring(str(pictures.draw_matrix(view.pairs, view.order, "matrix-x")))
    told = [t.text for t in drawn.iter("text") if t.get("class") == "number-in"]
    assert len(told) == len(view.order) * (len(view.order) - 1)
    assert "47" in told, "China and Russia voted the same on 7 of 15"
    bare = view_votes(count_history(unnamed_votes()))
    assert not pictures.draw_matrix(bare.pairs, bare.order, "matrix-x")


def test_pictures_keep_to_their_frame() -> None:
    view = view_votes(count_history(named_votes()))
    rates = [(m.name, m.not_yes) for m in view.members]
    for drawn in (
        pictures.draw_unanimity(view.years, view.periods, "unanimity-x"),
        pictures.draw_rates(rates, "rates", "rates-x"),
        pictures.draw_panel([(p.label, p.unanimous) for p in view.periods], 1, "panel", "panel-x"),
    ):
        svg = etree.fromstring(str(drawn))
        _, _, width, height = map(float, svg.get("viewBox", "").split())
        for circle in svg.iter("circle"):
            assert 0 <= float(circle.get("cx", "-1")) <= width
            assert 0 <= float(circle.get("cy", "-1")) <= height


def test_without_votes_the_page_says_so() -> None:
    counted = count_history(named_votes(), VotesAsked(since=date(2024, 1, 1)))
    assert "No vote is in the files" in write_votes(counted)
    assert "No vote is in the files" in screen(counted)


@settings(max_examples=15, deadline=None)
@given(histories())
def test_page_screen_and_json_of_any_history(held: VotingHistory) -> None:
    counted = count_history(held)
    assert json.loads(export_votes(counted))["put_to_the_vote"] == len(held.roll_calls)
    assert not re.search(r"\bnan\b", write_votes(counted))
    assert all(len(line) <= 80 for line in screen(counted, 80).splitlines())
