"""The vocabularies hold together: keys are unique, codes are known, chains have no gaps, facts match the archive."""

from __future__ import annotations

import csv
from collections import Counter
from datetime import date, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from penholder import vocabulary
from penholder.official.resolutions import Basis
from penholder.values.dates import first_day, last_day
from penholder.values.mentions import fold_words
from penholder.vocabulary import Mandate, Mission
from penholder.vocabulary.resolutions import former_missions

SHARED = Path(__file__).parents[1].parent / "shared" / "data"

SHARED_WORDINGS = frozenset({"congo"})
"""Wordings two states have: the Council's "Congo" is the Republic, the reporters' is the Democratic Republic."""

UNWORDED_OFFICES = frozenset(
    {
        "commissioner",
        "executive director",
        "leader",
        "president of the general assembly",
    }
)
"""Offices people hold that no wording of offices.toml points to."""

SEATS = {"USSR (Union of Soviet Socialist Republics)": "SU", "Ukrainian SSR (Ukrainian Soviet Socialist Republic)": "UA",
         "German FR (German Federal Republic)": "DE", "United Arab Republic": "EG"}  # fmt: skip


def read_shared(name: str) -> list[dict[str, str]]:
    path = SHARED / name
    if not path.exists():
        pytest.skip(f"{name} is not on this machine")
    with path.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def repeated(words: list[str]) -> list[str]:
    return sorted(word for word, count in Counter(words).items() if count > 1)


# --------------------------------------------------------------------------- states


def test_every_member_state_once() -> None:
    codes = [s.iso for s in vocabulary.states()]
    assert repeated(codes) == []
    historic = {"SU", "YU", "CS", "DD"}
    members = set(codes) - historic - {"VA", "PS", "XK", "TW", "EH"}
    assert len(members) == 193
    assert historic < set(codes)


def test_current_codes_are_iso() -> None:
    pycountry = pytest.importorskip("pycountry")
    known = {c.alpha_2 for c in pycountry.countries} | {"XK", "SU", "YU", "CS", "DD"}
    assert {s.iso for s in vocabulary.states()} <= known


def test_no_word_points_to_two_states() -> None:
    words: list[str] = []
    for state in vocabulary.states():
        own = {state.name, state.council_name, *state.aliases, *state.adjectives, *state.capitals} - {""}
        words += {fold_words(w).lower().removeprefix("the ") for w in own}
    assert set(repeated(words)) <= SHARED_WORDINGS


def test_namesakes_are_words_of_their_state() -> None:
    for state in vocabulary.states():
        assert set(state.namesakes) <= {state.name, *state.aliases, *state.adjectives, *state.capitals}


# --------------------------------------------------------------------------- missions and mandates


def test_missions_are_unique_and_dated() -> None:
    missions = vocabulary.missions()
    assert repeated([m.key for m in missions]) == []
    assert repeated([w for m in missions for w in {m.acronym, m.name, *m.aliases}]) == []
    codes = {s.iso for s in vocabulary.states()}
    for mission in missions:
        assert set(mission.host_states) <= codes, mission.key
        assert mission.start is not None, mission.key
        assert mission.end is None or mission.start < mission.end, mission.key
        assert mission.kind in ("peacekeeping", "political")


def test_all_peacekeeping_operations_with_their_months() -> None:
    known = {m.acronym: m for m in vocabulary.missions() if m.kind == "peacekeeping"}
    rows = read_shared("missions/un_pko_list_71_start_end.csv")
    assert set(known) == {r["Acronym"] for r in rows}
    for row in rows:
        mission = known[row["Acronym"]]
        assert months_apart(mission.start, row["Start Date"]) <= 2, mission.key
        # The list is stale where it says "Present"; where it names an end, that is the end.
        if row["End Date"] != "Present":
            assert months_apart(mission.end, row["End Date"]) <= 1, mission.key


def months_apart(day: date | None, listed: str) -> int:
    """Months between a day and "May 1948": resolutions precede the deployment the list goes by."""
    assert day is not None
    then = datetime.strptime(listed, "%B %Y")
    return abs((day.year - then.year) * 12 + day.month - then.month)


@pytest.mark.parametrize(
    ("key", "end"),
    [("unmil", "2018-03"), ("unamid", "2020-12-31"), ("minujusth", "2019-10"), ("minusma", "2023-12-31")],
)
def test_missions_that_have_ended(key: str, end: str) -> None:
    mission = next(m for m in vocabulary.missions() if m.key == key)
    assert str(mission.end).startswith(end)


def mandate_chains() -> dict[str, list[Mandate]]:
    chains: dict[str, list[Mandate]] = {}
    for mandate in vocabulary.mandates():
        chains.setdefault(mandate.mission, []).append(mandate)
    return chains


def test_mandates_name_known_missions_and_end_after_adoption() -> None:
    missions = {m.key for m in vocabulary.missions()} | {m.key for m in former_missions()}
    for mandate in vocabulary.mandates():
        assert mandate.mission in missions
        assert mandate.action in ("establishes", "renews", "changes", "terminates")
        of_council = mandate.resolution.startswith("S/RES/")
        assert not of_council or mandate.resolution.endswith(f"({mandate.adopted.year})"), mandate.resolution
        assert mandate.expires is None or mandate.expires >= mandate.adopted, mandate.resolution
        assert mandate.basis in {*map(str, Basis), "open", "kept", "unknown"}
        assert (mandate.basis in ("open", "unknown")) == (mandate.expires is None), mandate.resolution
        assert mandate.source in ("text", "list", "by hand", "text+by hand", "list+by hand")


LAPSES = {"S/RES/1066(1996)", "S/RES/1876(2009)", "S/RES/880(1993)"}
"""Renewals after a lapse: UNMOP's second three months and UNOGBIS's years were agreed by letter; UNTAC had handed over."""
SLIP = timedelta(days=2)
"""A renewal a day or two late (S/RES/430 (1978), 834 (1993), 1997 (2011))."""


def test_chains_have_no_gap() -> None:
    for chain in mandate_chains().values():
        assert repeated([m.resolution for m in chain]) == []
        for before, after in pairwise(chain):
            assert before.adopted <= after.adopted
            if before.expires is not None and after.resolution not in LAPSES:
                assert after.adopted <= before.expires + SLIP, (before.resolution, after.resolution)


def test_every_peacekeeping_mission_in_being_since_2013_has_a_chain() -> None:
    chains = mandate_chains()
    since = date(2013, 6, 1)
    for mission in in_being_since(since):
        assert mission.key in chains, mission.key


def in_being_since(day: date) -> list[Mission]:
    peacekeeping = [m for m in vocabulary.missions() if m.kind == "peacekeeping"]
    return [m for m in peacekeeping if m.end is None or m.end > day]


def test_chains_of_missions_that_ended_lead_to_their_end() -> None:
    for mission in in_being_since(date(2013, 6, 1)):
        last = mandate_chains()[mission.key][-1].expires
        if mission.end is not None and last is not None:
            assert abs(mission.end - last) <= timedelta(days=190), mission.key


def test_mandates_agree_with_the_list_of_resolutions() -> None:
    rows = {r["symbol"]: r for r in read_shared("council/sc_resolutions_1946_2024.csv")}
    latest = max(r["date"] for r in rows.values())
    for mandate in vocabulary.mandates():
        row = rows.get(mandate.resolution)
        if row is None:
            of_council = mandate.resolution.startswith("S/RES/")
            assert not of_council or mandate.adopted.isoformat() > latest, mandate.resolution
            continue
        if row["date"][:4] == mandate.resolution[-5:-1]:  # the list dates S/RES/575(1985) in 1991
            days = (row["date"], row["date_in_DGC_if_different"])
            assert mandate.adopted.isoformat() in days, mandate.resolution
        tally = "-".join((row["yes"], row["no"], row["abstain"])) if row["yes"] else ""
        assert mandate.tally == tally, mandate.resolution


def test_minusma_ceilings_agree_with_the_resolutions() -> None:
    mandates = {m.resolution: m for m in vocabulary.mandates() if m.mission == "minusma"}
    for row in read_shared("missions/minusma_ceilings.csv"):
        mandate = mandates[row["resolution"]]
        assert (str(mandate.military), str(mandate.police)) == (
            row["military_ceiling"],
            row["police_ceiling"],
        )


# --------------------------------------------------------------------------- bodies and people


def test_bodies_are_unique() -> None:
    bodies = vocabulary.bodies()
    assert repeated([b.key for b in bodies]) == []
    assert repeated([w for b in bodies for w in {b.name, *b.aliases}]) == []
    codes = {s.iso for s in vocabulary.states()} | {""}
    assert {b.state for b in bodies} <= codes
    kinds = {"organ", "organisation", "regional", "force", "ngo", "armed group", "party", "company", "media"}
    assert {b.kind for b in bodies} <= kinds


def test_keys_do_not_collide_between_bodies_and_missions() -> None:
    assert not {b.key for b in vocabulary.bodies()} & {m.key for m in vocabulary.missions()}


def test_people_are_unique_by_every_spelling() -> None:
    people = vocabulary.people()
    assert repeated([p.name for p in people]) == []
    assert repeated([w for p in people for w in {fold_words(s) for s in (p.name, *p.spellings)}]) == []
    assert {p.gender for p in people} <= {"f", "m", ""}


def test_offices_belong_to_known_states_bodies_and_missions() -> None:
    owners = {s.iso for s in vocabulary.states()} | {b.key for b in vocabulary.bodies()}
    owners |= {m.key for m in vocabulary.missions()}
    titles = {t.key for t in vocabulary.office_titles()} | UNWORDED_OFFICES
    for person in vocabulary.people():
        for office in person.offices:
            assert office.of in owners, (person.name, office.of)
            assert office.title in titles, (person.name, office.title)
            assert office.source


def test_offices_begin_before_they_end() -> None:
    for person in vocabulary.people():
        for office in person.offices:
            if office.since and office.until:
                begun, ended = first_day(office.since), last_day(office.until)
                assert begun is not None
                assert ended is not None
                assert begun <= ended, (person.name, office.title)


def test_one_secretary_general_at_a_time() -> None:
    terms = sorted(
        (o.since, o.until)
        for p in vocabulary.people()
        for o in p.offices
        if o.title == "secretary-general" and o.of == "un"
    )
    assert len(terms) >= 4
    for before, after in pairwise(terms):
        assert before[1] < after[0]


# --------------------------------------------------------------------------- the Council's elected members


def test_elected_members_are_six_then_ten() -> None:
    years = vocabulary.council_years()
    assert [y.year for y in years] == list(range(1946, 1946 + len(years)))
    codes = {s.iso for s in vocabulary.states()}
    for entry in years:
        assert len(set(entry.elected)) == len(entry.elected) == (6 if entry.year < 1966 else 10), entry.year
        assert set(entry.elected) <= codes - {"CN", "FR", "GB", "RU", "SU", "US"}


def test_elected_members_agree_with_the_membership_list() -> None:
    codes = {(s.council_name or s.name): s.iso for s in vocabulary.states()} | SEATS
    listed: dict[int, set[str]] = {}
    for row in read_shared("council/sc_membership_1946_2025_clean.csv"):
        if row["permanent"] == "False":
            listed.setdefault(int(row["year"]), set()).add(codes[row["security_council_member"]])
    for entry in vocabulary.council_years():
        if entry.year in listed:
            assert set(entry.elected) == listed[entry.year], entry.year
