"""Which part of the known families and topics an evaluation counts; light, so that the command line can name it."""

from __future__ import annotations

from enum import StrEnum


class Half(StrEnum):
    """The half that the rewrite model was fitted on, the other, or all."""

    ALL = "all"
    FITTED = "fitted"
    REPORT = "report"
