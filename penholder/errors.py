"""Everything that can go wrong, as one tree.

PenholderError
├── UsageError            the command line or call cannot be carried out as given
│   └── UnknownId         no report, claim, matter or family has this id
├── RecordError           the record file cannot be used
│   ├── NotARecord        the file is no Penholder record
│   └── NewerRecord       the record was written by a newer Penholder
├── UnreadableReport      one file cannot become a report: it is skipped with this reason, the run goes on
├── UnsupportedClaim      a claim whose span does not equal the exact words: it cannot be built
├── VocabularyError       a data file of the package breaks its layout
├── RefusedImport         an official file cannot be taken whole: nothing of it is imported
└── EvaluationError       an evaluation path has another layout than the command expects
"""

from __future__ import annotations


class PenholderError(Exception):
    """Root of every error Penholder raises on purpose; its message names the cause and the fix."""


class UsageError(PenholderError):
    """The command line or call cannot be carried out as given."""


class UnknownId(UsageError):
    """No report, claim, matter or family of the record has this id."""


class RecordError(PenholderError):
    """The record file cannot be used."""


class NotARecord(RecordError):
    """The file is no Penholder record."""


class NewerRecord(RecordError):
    """The record was written by a newer Penholder."""


class UnreadableReport(PenholderError):
    """One file cannot become a report; the message says why and what would help."""


class UnsupportedClaim(PenholderError):
    """A claim whose span does not equal the exact words of its report."""


class VocabularyError(PenholderError):
    """A data file of the package breaks its layout; the message names file and entry."""


class RefusedImport(PenholderError):
    """An official file is no layout known here, or cannot be taken whole; the message names the file and the fix."""


class EvaluationError(PenholderError):
    """An evaluation path has another layout than the command expects."""


def explain_fault(error: Exception) -> str:
    """Why a file could not be read, in words for a person; what is no fault of a file speaks for itself.

    >>> explain_fault(IsADirectoryError(21, "Is a directory"))
    'a folder; give the file itself'
    """
    if isinstance(error, IsADirectoryError):
        return "a folder; give the file itself"
    if isinstance(error, FileNotFoundError):
        return "no such file; check the path"
    if isinstance(error, OSError):
        return f"{(error.strerror or 'input error').lower()}; check its permissions and the disk"
    return str(error)
