"""Screens: what a person asked for, and nothing a terminal would obey."""

from __future__ import annotations

import io
from dataclasses import dataclass, replace

import pytest
from rich.console import Console, RenderableType

from penholder.errors import UnknownId, UsageError
from penholder.model import Claim, Identity, IdentityKind, Skipped
from penholder.outputs import screen
from penholder.outputs.desk_screen import show_desk
from penholder.outputs.ids import complete_report
from penholder.outputs.views.desk import view_desk
from tests.outputs.fixture import ASSESSMENTS, OTHER_R, QUOTES, RECORD, WIRE_R, C, F
from tests.outputs.test_brief import shuffled

DESK = show_desk(view_desk(RECORD, ASSESSMENTS))


def shown(entry: RenderableType, width: int = 200) -> str:
    """What a plain terminal of so many columns receives."""
    target = io.StringIO()
    Console(file=target, width=width, force_terminal=False).print(entry)
    return target.getvalue()


def test_status_names_everything_left_out() -> None:
    words = shown(screen.show_status(RECORD))
    assert "UNIFIL, as known on 14 June 2026" in words
    assert "straddles 14 June 2026" in words
    assert "not read: French" in words
    assert "scan <b>.pdf" in words
    assert all(r.id in words for r in RECORD.reports)
    assert shown(screen.show_status(shuffled(RECORD, 1))) == words


def test_conflicts_put_contested_matters_first() -> None:
    heads = [line for line in shown(DESK).splitlines() if line[:1].strip()]
    words = [line.split("  ")[1] for line in heads if line.startswith("m")]
    assert "m2  contradiction  Peacekeepers dead since 1978" in heads
    settled = [n for n, w in enumerate(words) if w in {"refined", "updated", "rounded"}]
    assert settled
    assert settled == list(range(min(settled), len(words)))


def test_every_conflict_can_be_shown() -> None:
    heads = [line for line in shown(DESK).splitlines() if line[:1].strip()]
    for line in heads:
        ident = line.split("  ")[0]
        assert shown(screen.show_entry(RECORD, ident)).startswith(f"{ident}  ")


def test_status_has_one_line_for_each_report() -> None:
    lines = shown(screen.show_status(RECORD), width=80).splitlines()
    for report in RECORD.reports:
        found = [line for line in lines if report.id in line]
        assert len(found) == 1
        assert len(found[0]) <= 80
    assert any("15 April 2026" in line and "Levant Wire" in line for line in lines)


CLAIMS = [claim for held in RECORD.claims for claim in held.all()]


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda c: c.id)
def test_a_claim_shows_every_facet_and_then_its_words(claim: Claim) -> None:
    told = shown(screen.show_entry(RECORD, claim.id))
    facts, evidence = told.split("\nevidence\n")
    kind = type(claim).__name__.lower()
    assert facts.startswith(f"{claim.id}  {kind}")
    names = [line[2:].split("  ")[0].strip() for line in facts.splitlines()[1:]]
    assert FACETS[kind] <= set(names)
    assert "suspect" in names
    assert "matter" in names
    assert claim.report in evidence


FACETS = {
    "statement": {"speaker", "force", "said", "forum"},
    "figure": {"value", "hedge", "unit", "measure", "population", "scope", "cause", "as of", "given by"},
    "event": {"kind", "who", "when"},
    "restriction": {"kind", "by", "on", "period", "count"},
    "commitment": {"kind", "due", "promiser", "modality", "state"},
    "position": {"holder", "option", "stance", "condition", "said"},
}


def test_a_claim_shows_what_the_record_holds() -> None:
    told = " ".join(shown(screen.show_entry(RECORD, F[2].id)).split())
    assert "value more than 13,000 hedge more than unit people" in told
    assert "population not said scope deployed cause not said" in told
    assert "suspect no matter m1, Strength of the force" in told
    assert "counts different things: One counts uniformed peacekeepers" in told
    told = " ".join(shown(screen.show_entry(RECORD, C[1].id)).split())
    assert "promiser Lebanon to not said part the whole told ahead due 17 May 2026" in told
    assert "state contested" in told
    doubted = " ".join(shown(screen.show_entry(RECORD, F[4].id)).split())
    assert "suspect yes: The sister report has 312." in doubted


def test_a_matter_shows_versions_and_verdicts() -> None:
    told = shown(screen.show_entry(RECORD, "m5"))
    assert "matter of commitments, at most three origins" in told
    for claim, due in zip(C[:3], ("March 2026", "17 May 2026", "24 May 2026"), strict=True):
        assert any(line.startswith(claim.id) and due in line for line in told.splitlines())
    assert "slipped: March passed and a later day is named." in told
    assert "the versions agree" in shown(screen.show_entry(RECORD, "m6"))
    assert "one version" in shown(screen.show_entry(RECORD, "m4"))


def test_a_family_says_what_it_is() -> None:
    told = shown(screen.show_entry(RECORD, "y1"))
    assert told.startswith("y1  story family: two reports telling one text")
    assert WIRE_R.id in told
    assert "A B   edited copy  60% of A, 90% of B" in told or "A B   edited copy  90% of A, 60% of B" in told
    assert "no other tells its text" in shown(screen.show_entry(RECORD, "y3"))


def test_options_and_identities_can_be_shown() -> None:
    told = " ".join(shown(screen.show_entry(RECORD, "o2")).split())
    assert told.startswith("o2 option: ")
    assert "rejected by Russia" in told
    assert "6,000 to 7,000" in told
    serra = WIRE_R.span(WIRE_R.text.index("Aroldo"), WIRE_R.text.index("Aroldo") + 12)
    identity = Identity(
        "i1", IdentityKind.PERSON, "Aroldo Serra", ("Aroldo Serra", "Serra"), (), (serra,) * 10
    )
    told = shown(screen.show_entry(replace(RECORD, identities=(identity,)), "i1"))
    assert told.startswith("i1  person: Aroldo Serra")
    assert "Aroldo Serra; Serra" in told
    assert "two more mentions" in told


def test_a_search_names_day_and_outlet() -> None:
    told = shown(screen.show_search([(WIRE_R, "the \x02force\x03")], RECORD))
    assert f"{WIRE_R.id}  by 15 April 2026, Levant Wire: Envoy tells Council" in told
    assert "No report holds" in shown(screen.show_search([], RECORD))


def test_the_start_of_a_report_id_will_do() -> None:
    assert complete_report(RECORD, WIRE_R.id[:6]) == WIRE_R.id
    assert complete_report(RECORD, "nothing") == "nothing"
    with pytest.raises(UsageError):
        complete_report(RECORD, "r")


@pytest.mark.parametrize("wanted", [WIRE_R.id, "m2", QUOTES[0].id, "y1", F[4].id, WIRE_R.id[:6]])
def test_entries_show_their_words(wanted: str) -> None:
    words = shown(screen.show_entry(RECORD, wanted))
    assert "patrols" in words or "213" in words or "Envoy tells Council" in words


def test_furniture_is_recoverable() -> None:
    assert "share bar: Share this story" in shown(screen.show_entry(RECORD, WIRE_R.id, furniture=True))


def test_unknown_and_ambiguous_ids_are_refused() -> None:
    with pytest.raises(UnknownId):
        screen.show_entry(RECORD, "z9")
    with pytest.raises(UsageError):
        screen.show_entry(RECORD, "m")
    with pytest.raises(UnknownId):
        screen.show_entry(RECORD, "")


def test_no_screen_carries_an_escape() -> None:
    entries = [
        screen.show_entry(RECORD, OTHER_R.id),
        screen.show_status(RECORD),
        show_desk(view_desk(RECORD, ASSESSMENTS)),
    ]
    entries += [screen.show_entry(RECORD, claim.id) for claim in CLAIMS]
    entries += [screen.show_entry(RECORD, entry) for entry in ("m1", "m8", "y4", "o1", "q1")]
    entries.append(screen.show_search([(OTHER_R, "a \x02match\x03 \x1b[31m[bold]red[/bold]\u202e")], RECORD))
    for entry in entries:
        words = shown(entry)
        assert not set(words) & {"\x1b", "\u202e", "\x02", "\x03"}
    assert "a match [bold]red[/bold]" in words


@dataclass(frozen=True)
class _Run:
    new: int = 2
    changed: int = 0
    unchanged: int = 1
    skipped: tuple[Skipped, ...] = (Skipped("b\x1b[2J.txt", "sources", "It is empty."),)


def test_a_run_names_its_skipped_files() -> None:
    words = shown(screen.show_run(_Run()))
    assert "2 new, 0 changed, 1 unchanged, 1 skipped" in words
    assert "skipped b.txt (sources): It is empty." in words
