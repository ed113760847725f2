"""The Council's table as one self-contained HTML page.

Takes a record and a `CouncilView`; gives HTML without script, network or machine clock. Never writes a word of a
report but through autoescaping templates.
"""

from __future__ import annotations

from penholder.model import Record
from penholder.outputs import pictures
from penholder.outputs.pages import GENERATOR, open_templates
from penholder.outputs.views.clock import days_words
from penholder.outputs.views.council import CouncilView
from penholder.outputs.views.evidence import view_evidence
from penholder.outputs.views.index import index_record


def write_council(record: Record, view: CouncilView) -> str:
    """One page: the drafts with picture, sentences and table, the words of members, the mandate clock."""
    index = index_record(record)
    cited = {i for d in view.drafts for v in d.voters for i in v.evidence}
    cited |= {i for d in view.drafts for a in (*d.aside, *d.waiting) for i in a.evidence}
    return (
        open_templates()
        .get_template("council.html.j2")
        .render(
            view=view,
            evidence={i: view_evidence(index, i) for i in sorted(cited) if i in index.claims},
            pictures=pictures,
            days_words=days_words,
            generator=GENERATOR,
        )
    )
