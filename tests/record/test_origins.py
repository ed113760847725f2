"""At most N origins: a copy never adds one, whatever it copies, and an independent report adds one at most."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from penholder.model import Independence, PairType
from penholder.record.kinship import Kinship
from penholder.record.origins import count_origins
from tests.record.worlds import CHANGED, PASSAGES, Told, World, make_pair, worlds

SETTINGS = settings(deadline=None, max_examples=60)


def measure(world: World, of: frozenset[str] | None = None) -> Independence:
    """What the claims of the world's reports, or of some of them, say together."""
    record = world.make_record()
    claims = [c for made in record.claims if of is None or made.report in of for c in made.all()]
    return count_origins("m", claims, Kinship.of(record))


def groups(found: Independence) -> tuple[tuple[str, ...], ...]:
    return tuple(origin.reports for origin in found.origins)


@SETTINGS
@given(worlds(), st.data())
def test_an_exact_copy_adds_no_origin(world: World, data: st.DataObject) -> None:
    of = data.draw(st.sampled_from(world.told))
    again = tuple(replace_report(pair, of.id, "z") for pair in world.pairs if of.id in (pair.a, pair.b))
    pair = data.draw(
        st.sampled_from(
            (make_pair(of.id, "z", PairType.COPY), make_pair(of.id, "z", PairType.EDITED_COPY, earlier=of.id))
        )
    )
    copied = world.add(replace(of, id="z"), (*again, pair))
    assert len(measure(copied).origins) <= len(measure(world).origins)


def replace_report(pair, old: str, new: str):  # type: ignore[no-untyped-def]
    shared = tuple(s.a.start // 10 for s in pair.sentences)
    other = pair.b if pair.a == old else pair.a
    return make_pair(new, other, pair.type, shared, new if pair.earlier == old else pair.earlier)


@SETTINGS
@given(worlds(), st.data())
def test_a_copy_that_changes_what_is_claimed_adds_no_origin(world: World, data: st.DataObject) -> None:
    of = data.draw(st.sampled_from(world.told))
    claimed = tuple((n, None) for n in sorted(data.draw(st.sets(st.sampled_from(PASSAGES)))))
    copied = world.add(
        Told("z", claimed=claimed), (make_pair(of.id, "z", PairType.EDITED_COPY, earlier=of.id),)
    )
    assert len(measure(copied).origins) <= max(len(measure(world).origins), 1)


@SETTINGS
@given(worlds(), st.data())
def test_a_report_that_credits_a_counted_agency_adds_no_origin(world: World, data: st.DataObject) -> None:
    counted = {t.agency for t in world.told if t.claimed and t.agency}
    if counted:
        agency = data.draw(st.sampled_from(sorted(counted)))
        more = world.add(Told("z", agency, ((0, None),)))
        assert len(measure(more).accounts) <= len(measure(world).accounts)


@SETTINGS
@given(worlds(), st.data())
def test_a_report_that_shares_the_passage_adds_no_account(world: World, data: st.DataObject) -> None:
    claiming = [t for t in world.told if t.claimed]
    if claiming:
        of = data.draw(st.sampled_from(claiming))
        place = of.claimed[0][0]
        pair = make_pair(of.id, "z", PairType.SHARED_BACKGROUND, (place,))
        more = world.add(Told("z", claimed=((place, None),)), (pair,))
        assert len(measure(more).accounts) <= len(measure(world).accounts)


@SETTINGS
@given(worlds(), st.sampled_from((None, "AP", "Reuters")), st.sampled_from((None, "Ada Obi")))
def test_any_other_report_adds_one_at_most(world: World, agency: str | None, speaker: str | None) -> None:
    before = measure(world)
    after = measure(world.add(Told("z", agency, ((0, speaker),))))
    assert len(after.origins) <= len(before.origins) + 1
    assert len(after.accounts) <= len(before.accounts) + 1


@SETTINGS
@given(worlds(), st.data())
def test_a_pair_found_later_joins_and_never_parts(world: World, data: st.DataObject) -> None:
    a, b = (data.draw(st.sampled_from(world.told)).id for _ in range(2))
    if a != b and not any({a, b} == {p.a, p.b} for p in world.pairs):
        kind = data.draw(
            st.sampled_from((PairType.EDITED_COPY, PairType.REWRITE, PairType.SHARED_BACKGROUND))
        )
        joined = World(world.told, (*world.pairs, make_pair(a, b, kind)))
        assert len(measure(joined).accounts) <= len(measure(world).accounts)
        assert len(measure(joined).origins) <= max(len(measure(world).origins), 1)


@SETTINGS
@given(worlds(), st.randoms())
def test_the_order_of_arrival_changes_nothing(world: World, random) -> None:  # type: ignore[no-untyped-def]
    told, pairs = list(world.told), list(world.pairs)
    random.shuffle(told)
    random.shuffle(pairs)
    assert measure(World(tuple(told), tuple(pairs))) == measure(world)


@SETTINGS
@given(worlds())
def test_every_report_with_the_claim_is_named_once(world: World) -> None:
    found = measure(world)
    claiming = sorted(t.id for t in world.told if t.claimed)
    assert sorted([r for group in groups(found) for r in group] + list(found.uncounted)) == claiming
    assert sorted(r for account in found.accounts for r in account.reports) == claiming
    assert bool(found.origins) == bool(claiming)
    assert all(bool(o.joined_by) == (len(o.reports) > 1) for o in (*found.origins, *found.accounts))


CLAIMED = ((0, None),)


def test_a_background_sentence_carried_by_two_stories_is_one_origin() -> None:
    world = World(
        (Told("a", claimed=CLAIMED), Told("b", claimed=CLAIMED), Told("c", claimed=((1, None),))),
        (
            make_pair("a", "b", PairType.SHARED_BACKGROUND, (0,)),
            make_pair("a", "c", PairType.SHARED_BACKGROUND, (0,)),
        ),
    )
    assert groups(measure(world)) == (("a", "b"), ("c",))
    assert measure(world).origins[0].joined_by == ("both have the passage in corresponding words",)


def test_a_passage_is_followed_through_reports_that_make_no_claim() -> None:
    pairs = (
        make_pair("a", "b", PairType.SHARED_BACKGROUND, (0,)),
        make_pair("b", "c", PairType.SHARED_BACKGROUND, (0,)),
    )
    world = World((Told("a", claimed=CLAIMED), Told("b"), Told("c", claimed=CLAIMED)), pairs)
    assert groups(measure(world)) == (("a", "c"),)


def test_one_agency_is_one_origin_also_where_a_copy_dropped_the_credit() -> None:
    told = (Told("a", "AP", CLAIMED), Told("b", "AP"), Told("c", claimed=CLAIMED), Told("d", claimed=CLAIMED))
    world = World(told, (make_pair("b", "c", PairType.EDITED_COPY),))
    found = measure(world)
    assert groups(found) == (("a", "c"), ("d",))
    assert found.origins[0].joined_by == ("both go back to AP",)


def test_two_stories_that_quote_one_speaker_are_two_accounts_and_one_origin() -> None:
    said = ((0, "Ada Obi"),)
    found = measure(World((Told("a", claimed=said), Told("b", claimed=said))))
    assert groups(found) == (("a", "b"),)
    assert found.origins[0].joined_by == ("both rest on the word of Ada Obi",)
    assert [account.reports for account in found.accounts] == [("a",), ("b",)]


def test_what_came_in_with_copying_counts_for_nothing_beside_another_origin() -> None:
    told = (Told("a"), Told("b", claimed=CLAIMED), Told("c", claimed=CLAIMED))
    copied = World(told, (make_pair("a", "b", PairType.EDITED_COPY, earlier="a"),))
    assert (groups(measure(copied)), measure(copied).uncounted) == ((("c",),), ("b",))
    lost = World(told, (make_pair("a", "b", PairType.EDITED_COPY, earlier="b"),))
    assert groups(measure(lost)) == (("b",), ("c",))


def test_where_nothing_shows_which_of_two_wordings_was_first_neither_is_counted_beside_another_origin() -> (
    None
):
    told = (Told("a"), Told("b", claimed=CLAIMED), Told("c", claimed=CLAIMED))
    changed = World(told, (make_pair("a", "b", PairType.EDITED_COPY, differences=CHANGED),))
    assert groups(measure(changed)) == (("c",),)


def test_of_one_wording_read_otherwise_the_more_frequent_reading_counts() -> None:
    told = (Told("a"), Told("b", claimed=CLAIMED), Told("c", claimed=CLAIMED), Told("d", claimed=CLAIMED))
    pairs = (make_pair("a", "b", PairType.EDITED_COPY), make_pair("a", "d", PairType.EDITED_COPY))
    assert groups(measure(World(told[:3], pairs[:1]))) == (("c",),)
    assert groups(measure(World(told, pairs))) == (("b", "d"), ("c",))
    exact = make_pair("b", "d", PairType.COPY)
    assert groups(measure(World(told, (*pairs, exact)))) == (("c",),)


def test_a_lone_claim_that_came_in_with_copying_still_has_an_origin() -> None:
    world = World(
        (Told("a"), Told("b", claimed=CLAIMED)), (make_pair("a", "b", PairType.EDITED_COPY, earlier="a"),)
    )
    assert groups(measure(world)) == (("b",),)


def test_why_reports_are_one_is_said_once_and_counts_them() -> None:
    told = tuple(Told(name, agency, CLAIMED) for name, agency in (("a", "AP"), ("b", None), ("c", "AP")))
    found = measure(World(told, (make_pair("a", "b", PairType.COPY),)))
    assert found.origins[0].joined_by == ("2 of 3 tell one story", "all 3 go back to AP")
