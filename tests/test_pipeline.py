"""The main job on the shipped pile: same bytes in any order, nothing twice, nothing lost."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from datetime import date, timedelta
from pathlib import Path

import pytest

from penholder import api
from penholder.config import Config
from penholder.loading import load_record
from penholder.model import Record, Statement
from penholder.pipeline import read_pile
from penholder.store import Store

PILE = Path(__file__).parents[1] / "examples" / "mali-2023"


def test_every_claim_resolves_to_exact_words(record: Record) -> None:
    texts = {report.id: report.text for report in record.reports}
    claims = [claim for made in record.claims for claim in made.all()]
    assert len(claims) > 100
    for claim in claims:
        spans = claim.content if isinstance(claim, Statement) else (claim.span,)
        for span in spans:
            assert texts[span.report][span.start : span.end] == span.words


def test_no_claim_comes_from_furniture(record: Record) -> None:
    aside = {
        (f.span.report, n)
        for r in record.reports
        for f in r.furniture
        for n in range(f.span.start, f.span.end)
    }
    for made in record.claims:
        for claim in made.all():
            spans = claim.content if isinstance(claim, Statement) else (claim.span,)
            assert not any((s.report, s.start) in aside for s in spans)


def test_every_verdict_and_matter_names_claims_of_the_record(record: Record) -> None:
    known = {claim.id for made in record.claims for claim in made.all()}
    assert record.matters
    for matter in record.matters:
        assert set(matter.claims) <= known
        assert {v.a for v in matter.verdicts} | {v.b for v in matter.verdicts} <= set(matter.claims)
        assert all(v.reason.endswith(".") for v in matter.verdicts)


def test_the_same_pile_in_any_order_gives_the_same_bytes(tmp_path: Path, record: Record) -> None:
    files = [f for f in PILE.iterdir() if f.suffix in (".txt", ".html", ".pdf")]
    random.Random(7).shuffle(files)
    for number, file in enumerate(files):
        api.read([file], record=tmp_path / "one-by-one.db") if number % 3 == 0 else None
    api.read(files, record=tmp_path / "one-by-one.db")
    again = api.open_record(tmp_path / "one-by-one.db")
    assert api.export_json(again) == api.export_json(record)
    assert api.brief(again) == api.brief(record)


def test_a_second_run_does_nothing(tmp_path: Path, record_file: Path) -> None:
    copy = tmp_path / "copy.db"
    shutil.copy(record_file, copy)
    before = api.export_json(api.open_record(copy))
    summary = api.read([PILE], record=copy)
    assert (summary.new, summary.changed, summary.extracted) == (0, 0, 0)
    assert summary.unchanged == len(api.open_record(copy).reports)
    assert api.export_json(api.open_record(copy)) == before


def test_one_more_report_costs_only_that_report(tmp_path: Path, record_file: Path) -> None:
    copy = tmp_path / "copy.db"
    shutil.copy(record_file, copy)
    extra = tmp_path / "extra.txt"
    extra.write_text(
        "JUBA, 3 May 2022 (Example Wire) – UNMISS said on Monday that 12 patrols were stopped.\n"
    )
    summary = api.read([extra], record=copy)
    assert (summary.new, summary.extracted) == (1, 1)


def test_a_changed_file_is_a_new_version_and_a_renamed_one_the_same_report(tmp_path: Path) -> None:
    pile = tmp_path / "pile"
    pile.mkdir()
    file = pile / "a.txt"
    file.write_text("UNIFIL said on 4 May 2022 that three vehicles were stopped near the line.\n")
    api.read([pile], record=tmp_path / "r.db")
    (first,) = api.open_record(tmp_path / "r.db").reports
    file.write_text("UNIFIL said on 4 May 2022 that four vehicles were stopped near the line.\n")
    api.read([pile], record=tmp_path / "r.db")
    (second,) = api.open_record(tmp_path / "r.db").reports
    assert second.supersedes == first.id
    file.rename(pile / "b.txt")
    api.read([pile], record=tmp_path / "r.db")
    (third,) = api.open_record(tmp_path / "r.db").reports
    assert third.id == second.id


def test_two_files_with_one_content_are_one_report(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt"):
        (tmp_path / name).write_text("UNDOF said that 12 patrols went ahead on 4 May 2022.\n")
    api.read([tmp_path / "b.txt", tmp_path / "a.txt"], record=tmp_path / "r.db")
    (report,) = api.open_record(tmp_path / "r.db").reports
    assert report.path == "a.txt"


def test_files_of_one_name_in_two_folders_are_two_reports(tmp_path: Path) -> None:
    for name, count in (("monday", "three"), ("tuesday", "four")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.txt").write_text(f"UNFICYP said on 4 May 2022 that {count} posts were moved.\n")
        api.read([tmp_path / name], record=tmp_path / "r.db")
    reports = api.open_record(tmp_path / "r.db").reports
    assert len(reports) == 2
    assert not any(r.supersedes for r in reports)


def test_as_known_on_uses_only_what_was_reported_by_then(record: Record) -> None:
    days = sorted({b.latest for b in record.brackets if b.latest})
    for day in [days[0] - timedelta(days=400), *days]:
        then = api.know_on(record, day)
        known = {b.report for b in then.brackets if b.latest is not None and b.latest <= day}
        assert {r.id for r in then.reports} == known | set(then.undated)
        assert {c.report for c in then.claims} == known
        assert {r for family in then.families for r in family.reports} == known
        claims = {claim.id for made in then.claims for claim in made.all()}
        assert all(set(m.claims) <= claims for m in then.matters)
        assert {m.report for i in then.identities for m in i.mentions} <= known
        assert not known & set(then.undated)
    assert not api.know_on(record, days[0] - timedelta(days=400)).claims


def test_as_known_on_knows_what_a_reader_of_those_reports_alone_knows(record: Record, tmp_path: Path) -> None:
    day = sorted({b.latest for b in record.brackets if b.latest})[-2]
    then = api.know_on(record, day)
    counted = [r for r in then.reports if r.id not in then.undated]
    for report in counted:
        shutil.copy(PILE / report.path, tmp_path)
    api.read([tmp_path], record=tmp_path / "then.db")
    alone = api.open_record(tmp_path / "then.db")
    assert {i.name: i.offices for i in then.identities} == {i.name: i.offices for i in alone.identities}
    assert {(s.rule, s.span) for s in then.suspicions} == {(s.rule, s.span) for s in alone.suspicions}
    assert {frozenset(f.reports) for f in then.families} == {frozenset(f.reports) for f in alone.families}
    assert {f.tree for f in then.families} == {f.tree for f in alone.families}
    origins = {i.of: i.origins for i in alone.independence}
    assert {i.of: i.origins for i in then.independence} == origins


def test_what_is_told_of_one_pile_does_not_touch_another(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "000.txt").write_text(f"UNIFIL said on 4 May 2022 that post {name} was moved.\n")
    (tmp_path / "b.csv").write_text("file,outlet\n000.txt,Outlet B\n")
    api.read([tmp_path / "a"], record=tmp_path / "r.db")
    api.read([tmp_path / "b"], record=tmp_path / "r.db", meta=tmp_path / "b.csv")
    outlets = {r.text.split()[8]: r.provenance.outlet for r in api.open_record(tmp_path / "r.db").reports}
    assert outlets == {"a": None, "b": "Outlet B"}


def test_what_people_say_beats_what_was_inferred(tmp_path: Path, record_file: Path) -> None:
    copy = tmp_path / "copy.db"
    shutil.copy(record_file, copy)
    report = next(r for r in api.open_record(copy).reports if r.provenance.published is None)
    api.correct(copy, report.id, outlet="Sahel Desk", published=date(2023, 7, 3))
    after = api.open_record(copy)
    corrected = next(r for r in after.reports if r.id == report.id)
    bracket = next(b for b in after.brackets if b.report == report.id)
    assert corrected.provenance.outlet == "Sahel Desk"
    assert (bracket.earliest, bracket.latest) == (date(2023, 7, 3), date(2023, 7, 3))


def test_a_forgotten_report_leaves_no_trace_and_is_not_read_again(tmp_path: Path, record_file: Path) -> None:
    copy = tmp_path / "copy.db"
    shutil.copy(record_file, copy)
    report = api.open_record(copy).reports[0]
    api.forget(copy, report.id)
    summary = api.read([PILE], record=copy)
    assert any("forgotten" in s.reason for s in summary.skipped)
    after = api.open_record(copy)
    assert report.id not in {r.id for r in after.reports} | {c.report for c in after.claims}
    assert report.text[:200] not in copy.read_bytes().decode(errors="replace")
    api.forget(copy, report.id, undo=True)
    api.read([PILE], record=copy)
    assert report.id in {r.id for r in api.open_record(copy).reports}


@pytest.mark.parametrize("delay", [0.8, 2.5, 4.0])
def test_a_killed_run_resumes(tmp_path: Path, record: Record, delay: float) -> None:
    path = tmp_path / "killed.db"
    code = f"from penholder import api; api.read([{str(PILE)!r}], record={str(path)!r})"
    with subprocess.Popen([sys.executable, "-c", code], stderr=subprocess.DEVNULL) as process:
        time.sleep(delay)
        os.kill(process.pid, signal.SIGKILL)
    api.read([PILE], record=path)
    assert api.export_json(api.open_record(path)) == api.export_json(record)


def test_a_report_in_another_language_is_kept_and_yields_nothing(record: Record) -> None:
    foreign = [r for r in record.reports if r.language != "en"]
    claims = {c.report: c for c in record.claims}
    assert foreign
    assert all(not claims[r.id].all() for r in foreign)


def test_skipped_files_are_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    pile = tmp_path / "pile"
    pile.mkdir()
    (pile / "good.txt").write_text("MONUSCO said on 4 May 2022 that 30 civilians fled.\n")
    (pile / "empty.txt").write_bytes(b"")
    (pile / "binary.txt").write_bytes(bytes(range(256)) * 20)
    with Store(tmp_path / "r.db") as store:
        summary = read_pile([pile], store, config=Config())
        record = load_record(store)
    assert [s.path for s in summary.skipped] == ["binary.txt", "empty.txt"]
    assert [s.path for s in record.skipped] == ["binary.txt", "empty.txt"]
    assert [r.path for r in record.reports] == ["good.txt"]
