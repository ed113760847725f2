"""One report to its claims, ledger by ledger.

Takes a report, its parse and its date bracket; gives `ReportClaims`. The extractors know nothing of one
another beyond the claims handed to them here: statements first, because every other ledger says who
gave it; figures before restrictions, which are counted by them. Stages of drafts take the place of what the same words were read as.
"""

from __future__ import annotations

from penholder.claims.commitments import extract_commitments
from penholder.claims.drafts import extract_drafts, lay_drafts
from penholder.claims.events import extract_events
from penholder.claims.figures import extract_figures
from penholder.claims.positions import extract_positions
from penholder.claims.restrictions import extract_restrictions
from penholder.claims.statements import extract_statements
from penholder.model import DateBracket, Report, ReportClaims
from penholder.syntax import ParsedReport

READ_LANGUAGES = ("en",)
"""Languages whose reports yield claims; others are kept, dated and matched, and named so in the brief."""


def extract_claims(report: Report, parsed: ParsedReport, bracket: DateBracket) -> ReportClaims:
    """Everything the report claims; nothing at all for a language that is not read."""
    if report.language not in READ_LANGUAGES:
        return ReportClaims(report.id)
    statements = extract_statements(report, parsed, bracket)
    figures = extract_figures(report, parsed, bracket, statements)
    events, commitments = lay_drafts(
        extract_drafts(report, parsed, bracket, statements),
        extract_events(report, parsed, bracket, statements, figures),
        extract_commitments(report, parsed, bracket, statements),
    )
    return ReportClaims(
        report=report.id,
        statements=statements,
        figures=figures,
        events=events,
        restrictions=extract_restrictions(report, parsed, bracket, statements, figures),
        commitments=commitments,
        positions=extract_positions(report, parsed, bracket, statements),
    )
