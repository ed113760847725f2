"""Offices that reports say somebody took or left ("X, who took office in May"; "X, appointed last week as ...").

Takes a report, its parse and date bracket; gives tenures in text order. Never takes an office for held longer than the
words say, and never dates what they leave undated.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from penholder.claims.cast import Cast, Member, build_cast, find_owner
from penholder.claims.holders import find_office
from penholder.claims.members import describe_member, name_owner
from penholder.claims.nouns import calls
from penholder.model import DateBracket, Edtf, Report, Tenure
from penholder.syntax import ParsedReport, Sentence, Token
from penholder.values.expressions import DateExpression, find_expressions, resolve_expression
from penholder.values.mentions import Mention, MentionKind

_NEAR = 60
"""Characters within which the day of a change of office may stand from its verb or title."""
_WITH_OFFICE = frozenset({"assume", "take", "leave", "quit"})
"""Verbs that speak of an office only with one of these nouns behind them, or "over"."""
_OFFICE_NOUNS = frozenset({"office", "post", "duty", "position", "over", "up", "job", "helm"})


def find_tenures(report: Report, parsed: ParsedReport, bracket: DateBracket) -> tuple[Tenure, ...]:
    """Every taking and leaving of an office that the report tells, in text order."""
    cast = build_cast(parsed, bracket)
    found = [t for sentence in parsed.sentences for t in _read_sentence(report, sentence, cast)]
    return tuple(sorted(set(found), key=lambda t: (t.words, t.person, t.office)))


def _read_sentence(report: Report, sentence: Sentence, cast: Cast) -> Iterator[Tenure]:
    mentions = cast.mentions[sentence.start]
    people = [m for m in mentions if m.kind is MentionKind.PERSON]
    if not people:
        return
    for token in sentence.tokens:
        taking = calls(token, "taking office") and _is_of_office(sentence, token)
        leaving = calls(token, "leaving office") and _is_of_office(sentence, token)
        since = token.text.lower() in ("since", "until", "till") and token.pos in ("ADP", "SCONJ")
        if not (since or (token.pos == "VERB" and (taking or leaving))):
            continue
        person = _find_person(sentence, token, people)
        meant = cast.meant(person) if person is not None else ()
        if person is not None and len(meant) == 1:
            ends = leaving or token.text.lower() in ("until", "till")
            yield from _make(report, sentence, cast, (token, person, meant[0]), ends=ends)


def _is_of_office(sentence: Sentence, verb: Token) -> bool:
    if verb.lemma not in _WITH_OFFICE and verb.lemma != "step":
        return True
    after = [t.lemma.lower() for t in sentence.tokens[verb.i + 1 : verb.i + 4]]
    return bool({"down", "aside"} & set(after)) if verb.lemma == "step" else bool(_OFFICE_NOUNS & set(after))


def _find_person(sentence: Sentence, token: Token, people: Sequence[Mention]) -> Mention | None:
    """Whose office it is: the subject of the verb, or the last name before it in the same clause."""
    subjects = [t for t in sentence.children(token, "nsubj", "nsubjpass") if t.pos != "PRON"]
    for subject in subjects:
        return next((m for m in people if m.start <= subject.start < m.end), None)
    before = [m for m in people if m.end <= token.start and token.start - m.end < _NEAR]
    return before[-1] if before else None


def _make(
    report: Report, sentence: Sentence, cast: Cast, said: tuple[Token, Mention, Member], *, ends: bool
) -> Iterator[Tenure]:
    token, person, member = said
    mentions = cast.mentions[sentence.start]
    title = next(
        (m for m in mentions if m.kind is MentionKind.OFFICE and abs(m.start - token.end) < _NEAR), None
    )
    day = _find_day(sentence, token, title, cast)
    if token.pos != "VERB" and day is None:
        return
    office, owner = _find_title(sentence, mentions, title, member, cast)
    if not office:
        return
    start = min(person.start, token.start, title.start if title is not None else token.start)
    end = max(token.end, day[1].end if day else 0, title.end if title is not None else 0)
    value = day[0] if day else None
    of = name_owner(owner) or describe_member(None, (), member, cast).speaks_for
    words = report.span(start, max(end, person.end))
    yield Tenure(member.name, office, of, None if ends else value, value if ends else None, words)


def _find_title(
    sentence: Sentence, mentions: Sequence[Mention], title: Mention | None, member: Member, cast: Cast
) -> tuple[str, str]:
    """Office and owner: those beside the verb, else those the report or the vocabulary gives the person."""
    if title is not None:
        return title.key, find_owner(sentence, mentions, title)
    if member.titles:
        return member.titles[0].office, member.titles[0].owner
    held = find_office(member.known, cast.bracket) if member.known is not None else None
    return (held.title, held.of) if held is not None else ("", "")


def _find_day(
    sentence: Sentence, token: Token, title: Mention | None, cast: Cast
) -> tuple[Edtf, DateExpression] | None:
    """The day nearest the verb, behind it or behind the title."""
    anchor = max(token.end, title.end if title is not None else 0)
    near = [
        e
        for e in find_expressions(sentence)
        if e.start - token.start > -_NEAR and e.start - anchor < _NEAR and e.end > token.start - _NEAR
    ]
    for expression in sorted(near, key=lambda e: (abs(e.start - token.end), e.start)):
        value = resolve_expression(expression, cast.bracket)
        if value is not None:
            return value, expression
    return None
