"""Statements over a report's own words, for tests of versions."""

from __future__ import annotations

import re

from penholder.model import (
    Force,
    Report,
    Speaker,
    SpeakerKind,
    Statement,
    StatementForm,
    make_id,
)


def make_statement(
    report: Report, speaker: str | None, words: str, *, said: str | None = None, speaks_for: str | None = None
) -> Statement:
    """A statement whose content is the first place where the words stand; quoted parts are read from their marks."""
    start = report.text.index(words)
    content = report.span(start, start + len(words))
    quoted = tuple(report.span(start + m.start(1), start + m.end(1)) for m in re.finditer(r"“([^”]+)", words))
    form = StatementForm.INDIRECT if not quoted else StatementForm.MIXED
    kind = SpeakerKind.PERSON if speaker is None or " " in speaker else SpeakerKind.STATE
    return Statement(
        id=make_id("s", report.id, start, words),
        report=report.id,
        source=None,
        cue=None,
        content=(content,),
        form=form,
        force=Force.ASSERTS,
        speaker=Speaker(kind, speaker, speaks_for=speaks_for),
        quoted=quoted,
        said=said,
    )
