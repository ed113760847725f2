"""Entries on pages: furniture, parts of a saved page, outlets and agencies, the UN's own records of speeches."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class FurniturePattern:
    """A line that stands on news pages and is not the report."""

    kind: str
    """Value of `FurnitureKind`."""
    line: str
    """Regular expression that matches the whole line, case ignored."""
    says: str
    """What the line is, for the reason shown to readers ("heads a comment form")."""
    reach: str = "line"
    """line: the line alone; links: also the headline-like lines that follow; rest: also what follows as
    long as it is evidently page chrome."""
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PagePart:
    """Elements of a saved web page that are furniture of one kind, by tag or by word in class or id."""

    kind: str
    tags: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    """Words that start a part of a class or id ("breadcrumb", "newsletter")."""
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsSource:
    """A news agency or outlet with the ways it is credited."""

    name: str
    aliases: tuple[str, ...] = ()
    agency: bool = False
    """True for agencies that are credited in datelines."""
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SpokenLanguage:
    """A language other than English and the states whose delegations speak it in UN meetings as a rule."""

    name: str
    states: tuple[str, ...]
    """ISO 3166-1 alpha-2 codes."""
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficialRecord:
    """One of the ways in which the United Nations itself publishes what was said."""

    name: str
    outlets: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    """Hosts of web addresses that publish nothing else."""
    lines: tuple[str, ...] = ()
    """Regular expressions for a whole line near the top of such a page, case ignored."""
    verbatim: bool = False
    """True where speeches stand word for word; the others sum them up."""
    source: str = ""
