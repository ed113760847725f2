"""Resolutions in our own words, laid out as the official ones are."""

from __future__ import annotations

from penholder.official.resolutions import MandateTerms, chain_terms, read_resolution


def compose(number: int, day: str, *paragraphs: str, preamble: str = "Mindful of the situation,") -> str:
    """A resolution page: heading with symbol and day, preamble, numbered paragraphs."""
    year = day.rsplit(" ", 1)[1]
    body = "\n".join(f"{n}. {words};" for n, words in enumerate(paragraphs, 1))
    return (
        f"United Nations\nSecurity Council\n\nS/RES/{number} ({year})\nDistr.: General {day}\n\n"
        f"Resolution {number} ({year})\nAdopted by the Security Council at its 9999th meeting, on {day}\n"
        f"The Security Council,\n{preamble}\n{body}\n"
    )


def name_of(number: int, day: str) -> str:
    return f"S-RES-{number}({day.rsplit(' ', 1)[1]}).txt"


def read_terms(*resolutions: tuple[int, str, tuple[str, ...]]) -> tuple[MandateTerms, ...]:
    """The chained terms of several resolutions given by number, day and paragraphs."""
    readings = [
        read_resolution(name_of(number, day), compose(number, day, *paragraphs).encode())
        for number, day, paragraphs in resolutions
    ]
    return chain_terms(term for reading in readings for term in reading.terms)


def read_one(*paragraphs: str, day: str = "20 June 2012", number: int = 3001) -> MandateTerms:
    """The only terms of one resolution."""
    (term,) = read_terms((number, day, paragraphs))
    return term
