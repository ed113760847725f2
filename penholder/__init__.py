"""Penholder: from a pile of reports on a peace operation to a sourced record and a brief.

Everything the command line does is one call here:

    import penholder

    penholder.read(["reports/"], record="penholder.db")
    record = penholder.open_record("penholder.db", as_known_on=date(2023, 6, 15))
    html = penholder.brief(record)
"""

from penholder.api import (
    assess,
    brief,
    correct,
    export_json,
    export_tables,
    forget,
    open_record,
    read,
    search,
)
from penholder.errors import PenholderError
from penholder.model import Record

__version__ = "0.1.0"

__all__ = [
    "PenholderError",
    "Record",
    "__version__",
    "assess",
    "brief",
    "correct",
    "export_json",
    "export_tables",
    "forget",
    "open_record",
    "read",
    "search",
]
