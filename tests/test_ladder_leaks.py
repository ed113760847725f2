"""Nothing known later moves a figure of an earlier day of a ladder: reports, votes, mandates, judgements, cases of consent.

Each test plants later facts and compares the whole assessments of the day, byte for byte.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from penholder import api, vocabulary
from penholder.council import chains
from penholder.council.forecast import desk, shipped
from penholder.evaluate import ladder_scores
from penholder.evaluate.ladder import build_record, read_ladder
from penholder.evaluate.ladder_scores import read_base_rates
from penholder.model import Ruling
from penholder.vocabulary import Mandate
from penholder.vocabulary.outlook import ConsentCase, Ending, consent_cases, endings
from tests.official.voting.tables import Row, ballot, tally, write_ballots, write_tallies

LADDER = Path(__file__).parents[1] / "examples" / "minusma-ladder"
DAYS = (date(2023, 6, 16), date(2023, 6, 29))
PLANTED = {
    "late-copy.txt": (LADDER / "reports" / "june-16-courier.txt")
    .read_text(encoding="utf-8")
    .replace("June 16", "July 2")
    .replace("without delay", "within ten years")
    .replace("Vassily Nebenzia, said his country supports", "Vassily Nebenzia, said his country opposes"),
    "late-retelling.txt": """NEW YORK, 3 July 2023 (Example Sentinel) - On 27 January 2023 the ambassador of France said that France opposes
any withdrawal of MINUSMA, and on 15 June 2023 China told the Council that it supports a renewal of the mandate.

Russia broke silence on 27 June, and the draft was put in blue on 28 June 2023, diplomats now say.
""",
    "late-name.txt": """BAMAKO, 4 July 2023 (Example Sentinel) - Jeffrey DeLaurentis, the ambassador of Ghana, said that Ghana supports a
political mission. The Security Council adopted resolution 2690 on 30 June 2023 by nine votes to three.
""",
    "undated.txt": """The Security Council voted unanimously to end MINUSMA, and its 13,000 peacekeepers must leave by 31 December.

France withdrew its draft at the last moment, diplomats said. The mandate has expired.
""",
}
"""Later reports: a copy with other facts, what was done before told otherwise, who speaks, and one without a day."""
PUBLISHED = {"late-copy.txt": "2023-07-02", "late-retelling.txt": "2023-07-03", "late-name.txt": "2023-07-04"}


@pytest.fixture(scope="module")
def piles(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The record of the reports to the last rung, and that of the same files with everything later."""
    ladder, folder = read_ladder(LADDER), tmp_path_factory.mktemp("ladder")
    shutil.copytree(LADDER, folder / "ladder")
    pile = folder / "ladder" / "reports"
    late = [pile / "june-30-courier.txt", pile / "july-1-sentinel.txt"]
    kept = [(path, path.read_text(encoding="utf-8")) for path in late]
    for path in late:
        path.unlink()
    build_record(folder / "ladder", ladder, folder / "early.db")
    for path, text in kept:
        path.write_text(text, encoding="utf-8")
    for name, text in PLANTED.items():
        (pile / name).write_text(text, encoding="utf-8")
    with (folder / "ladder" / "reports.csv").open("a", encoding="utf-8") as meta:
        meta.writelines(f"{name},Example Sentinel,,{day},\n" for name, day in PUBLISHED.items())
    shutil.copy(folder / "early.db", folder / "late.db")
    build_record(folder / "ladder", ladder, folder / "late.db")
    return folder / "early.db", folder / "late.db"


def see(record: Path, day: date) -> str:
    """All assessments of the day, as exported."""
    known = api.open_record(record, as_known_on=day)
    exported = json.loads(api.export_json(known))
    return json.dumps(exported["assessments"], indent=1, sort_keys=True)


def test_the_desk_sees_something_on_every_day(piles: tuple[Path, Path]) -> None:
    """The comparisons below would hold for a desk that says nothing."""
    on_consent, in_blue = (json.loads(see(piles[0], day)) for day in DAYS)
    assert on_consent["outlook"]["mandate"] != in_blue["outlook"]["mandate"]
    assert on_consent["tallies"] != in_blue["tallies"]
    assert "in blue" in {p["stage"] for p in in_blue["progress"]}
    assert see(piles[1], date(2023, 7, 4)) != see(piles[1], DAYS[1])


@pytest.mark.parametrize("day", DAYS)
def test_later_reports_move_nothing(piles: tuple[Path, Path], day: date) -> None:
    early, late = piles
    assert see(early, day) == see(late, day)


@pytest.mark.parametrize("day", DAYS)
def test_an_earlier_day_of_the_last_record_is_that_day(piles: tuple[Path, Path], day: date) -> None:
    """`assess(record, day=...)` of the whole record uses no later report either."""
    whole = api.assess(api.open_record(piles[1]), day=day)
    assert whole.clock is not None
    assert whole.clock.today == day
    later = {c for r in api.open_record(piles[1]).claims for c in (e.id for e in r.events)}
    assert later
    steps = [s for draft in whole.progress for s in draft.steps if s.day and not s.ahead]
    assert all(s.day <= day.isoformat() for s in steps if s.day and "/" not in s.day)


# ---------------------------------------------------------------------- votes


def tallies_before(day: date, count: int = 520) -> list[Row]:
    """Enough votes before a day that models are fitted to them: one in eight is split."""
    days = [day - timedelta(days=3 * n + 1) for n in range(count)]
    return [
        tally(f"S/RES/{2600 - n}({d.year})", d.isoformat(), "13-0-2" if n % 8 == 0 else "15-0-0")
        for n, d in enumerate(days)
    ]


def with_votes(record: Path, path: Path, name: str) -> Path:
    copy = path.parent / f"{name}.db"
    shutil.copy(record, copy)
    api.import_official([path], record=copy)
    return copy


@pytest.mark.parametrize("named", [False, True])
def test_later_votes_move_nothing(piles: tuple[Path, Path], tmp_path: Path, named: bool) -> None:
    day = DAYS[0]
    before = tallies_before(day)
    on_or_after = [
        tally("S/RES/2690(2023)", "2023-06-30", "15-0-0"),
        tally("S/RES/2689(2023)", day.isoformat(), "9-0-6"),
        *(tally(f"S/RES/{2700 + n}(2024)", "2024-01-09", "9-1-5") for n in range(40)),
    ]
    one, other = tmp_path / "one.csv", tmp_path / "two.csv"
    write_tallies(one, before)
    write_tallies(other, [*before, *on_or_after])
    first, second = with_votes(piles[0], one, "first"), with_votes(piles[0], other, "second")
    if named:
        cast = [
            row for n in range(9) for row in ballot(2500 + n, "YYYYYYYYYYYYYYA", day=f"2023-03-{n + 1:02}")
        ]
        late = [
            row for n in range(9) for row in ballot(2701 + n, "NNAAYYYYYYYYYYY", day=f"2023-07-{n + 1:02}")
        ]
        one, other = tmp_path / "cast.csv", tmp_path / "late.csv"
        write_ballots(one, cast)
        write_ballots(other, [*cast, *late])
        first, second = with_votes(first, one, "first-cast"), with_votes(second, other, "second-cast")
    files = sorted(tmp_path.glob("*.csv"))
    assert _hide(see(first, day), files) == _hide(see(second, day), files)
    assert _hide(see(first, day), files) != see(piles[0], day)


def _hide(text: str, files: Iterable[Path]) -> str:
    """Without what describes a whole file (name, fingerprint, last day of all): a file with later rows is another."""
    seen, names = json.loads(text), [path.name for path in files]
    sheet = seen["outlook"]["sheet"]
    kept = [s for s in sheet["sources"] if not any(s.startswith(name) for name in names)]
    assert len(kept) < len(sheet["sources"])
    sheet["sources"] = kept
    return json.dumps(seen, indent=1, sort_keys=True)


# ---------------------------------------------------------------------- package data


def plant(monkeypatch: pytest.MonkeyPatch, name: str, entries: Callable[[], Iterable[object]]) -> None:
    """Put other entries of package data wherever they have been imported to."""
    import sys

    original = getattr(vocabulary, name, None) or getattr(vocabulary.outlook, name)
    for module in [m for key, m in sys.modules.items() if key.startswith("penholder")]:
        if getattr(module, name, None) is original:
            monkeypatch.setattr(module, name, entries)
    chains.ship_chains.cache_clear()


@pytest.fixture(autouse=True)
def shipped_again() -> Iterator[None]:
    """What a test planted among the mandates is not kept for the next."""
    yield
    chains.ship_chains.cache_clear()


@pytest.mark.parametrize("day", DAYS)
def test_a_later_mandate_moves_nothing(
    piles: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, day: date
) -> None:
    before = see(piles[0], day)
    known = [m for m in vocabulary.mandates() if m.adopted <= day]
    last = next(m for m in reversed(known) if m.mission == "minusma")
    planted = [
        replace(
            last, resolution=f"S/RES/29{n:02}(2024)", adopted=date(2024, 1, 1) + timedelta(days=n), action=how
        )
        for n, how in enumerate(["terminates", "renews", "changes"] * 5)
    ]
    others: list[Mandate] = [
        replace(m, mission=key) for m in planted for key in ("monusco", "unifil", "unmiss")
    ]
    plant(monkeypatch, "mandates", lambda: (*known, *planted, *others))
    assert see(piles[0], day) == before
    # The same mandates adopted the day before do move it: the plant reaches what is read.
    earlier = [replace(m, adopted=day - timedelta(days=1)) for m in (*planted, *others)]
    plant(monkeypatch, "mandates", lambda: (*known, *earlier))
    assert see(piles[0], day) != before


@pytest.mark.parametrize("day", DAYS)
def test_a_later_case_of_consent_moves_nothing(
    piles: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, day: date
) -> None:
    before, rates = see(piles[0], day), read_base_rates(day)
    known = tuple(consent_cases())
    later = tuple(
        ConsentCase(
            mission=mission,
            host="ML",
            day=day + timedelta(days=n),
            asked="leave",
            next="renewal",
            held=True,
            decided=day + timedelta(days=n + 9),
            source="planted",
        )
        for n, mission in enumerate(["minusma", "monusco", "unmiss", "unifil", "unisfa"])
    )
    ends = tuple(Ending(mission=c.mission, day=c.day + timedelta(days=1), how="ends") for c in later)
    unknown = tuple(
        replace(c, next="termination", held=False) if c.decided and c.decided >= day else c for c in known
    )
    plant(monkeypatch, "consent_cases", lambda: (*unknown, *later))
    held = tuple(endings())
    plant(monkeypatch, "endings", lambda: (*held, *ends))
    assert see(piles[0], day) == before
    assert ladder_scores.read_base_rates(day) == rates


# ---------------------------------------------------------------------- judgements


def test_a_later_judgement_moves_nothing(piles: tuple[Path, Path], tmp_path: Path) -> None:
    record = tmp_path / "record.db"
    shutil.copy(piles[1], record)
    day = DAYS[1]
    before = see(record, day)
    opened = api.open_record(record)
    matter = next(m for m in opened.matters if m.ledger == "commitments" and len(m.claims) > 1)
    signature = api.sign("A. Reader", date(2023, 7, 5), "read again later")
    api.judge(record, matter.id, matter.claims[:1], signature, ruling=Ruling.STANDS)
    assert see(record, day) == before


def test_a_vote_set_later_moves_nothing(piles: tuple[Path, Path], tmp_path: Path) -> None:
    record = tmp_path / "record.db"
    shutil.copy(piles[0], record)
    before = see(record, DAYS[1])
    signature = api.sign("A. Reader", date(2023, 7, 5), "told by a diplomat")
    api.set_votes(record, "withdraw", ["china=no", "ghana=abstain"], signature)
    assert see(record, DAYS[1]) == before
    early = api.sign("A. Reader", DAYS[1], "told by a diplomat")
    api.set_votes(record, "withdraw", ["gabon=no"], early, as_known_on=DAYS[1])
    assert see(record, DAYS[1]) != before


# ---------------------------------------------------------------------- models


def test_models_and_sums_of_the_day_are_those_of_earlier_years(
    piles: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    day, whole = DAYS[1], shipped.load_shipped()
    before = see(piles[0], day)
    cut = replace(
        whole,
        models={key: model for key, model in whole.models.items() if key[1] <= day.year},
        votes=tuple(v for v in whole.votes if v.day.year < day.year),
        sums=tuple(s for s in whole.sums if s.year < day.year),
        bins=tuple(b for b in whole.bins if b.year < day.year),
    )
    assert len(cut.votes) < len(whole.votes)
    plant_shipped(monkeypatch, cut)
    assert see(piles[0], day) == before


def plant_shipped(monkeypatch: pytest.MonkeyPatch, cut: shipped.Shipped) -> None:
    monkeypatch.setattr(desk, "load_shipped", lambda: cut)
    monkeypatch.setattr(desk, "_last", [])
