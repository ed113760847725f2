"""How kinds of events map to other schemes: only categories those schemes have, and the page shows every kind."""

from __future__ import annotations

from pathlib import Path

from penholder.vocabulary import EventKind, event_kinds

PAGE = Path(__file__).parents[2] / "docs" / "events.md"
PLOVER = {
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT",
    "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
}  # fmt: skip
ACLED = {
    "Battles": {"Armed clash", "Government regains territory", "Non-state actor overtakes territory"},
    "Protests": {"Excessive force against protesters", "Protest with intervention", "Peaceful protest"},
    "Riots": {"Violent demonstration", "Mob violence"},
    "Explosions/Remote violence": {"Air/drone strike", "Suicide bomb", "Grenade"},
    "Violence against civilians": {"Sexual violence", "Attack", "Abduction/forced disappearance"},
    "Strategic developments": {
        "Agreement",
        "Arrests",
        "Change to group/activity",
        "Disrupted weapons use",
        "Headquarters or base established",
        "Looting/property destruction",
        "Non-violent transfer of territory",
        "Other",
    },
}
UCDP = {"state-based", "non-state", "one-sided"}


def parts(words: str) -> list[str]:
    return words.split("; ") if words else []


def events() -> list[EventKind]:
    return [kind for kind in event_kinds() if kind.ledger == "event"]


def test_every_category_is_one_of_its_scheme() -> None:
    assert {k.plover for k in event_kinds() if k.plover} <= PLOVER
    for kind in events():
        types = parts(kind.acled)
        assert set(types) <= set(ACLED)
        assert set(parts(kind.acled_sub)) <= {sub for name in types for sub in ACLED[name]}
        assert set(parts(kind.ucdp)) <= UCDP


def test_what_ucdp_counts_is_violence_for_acled_too() -> None:
    assert all(k.acled and k.plover in ("ASSAULT", "COERCE") for k in events() if k.ucdp)


def test_the_page_shows_every_kind_with_its_mapping() -> None:
    lines = PAGE.read_text(encoding="utf-8").splitlines()
    for kind in events():
        acled = kind.acled + (f": {kind.acled_sub}" if kind.acled_sub else "")
        shown = (kind.key, kind.label, kind.plover or "–", acled or "–", kind.ucdp or "–")
        assert f"| {' | '.join(shown)} |" in lines
