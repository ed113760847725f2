"""Files to pages: the first stage of the flow.

Takes paths (files, folders, globs); gives `SourceFile`, `Skipped` and, file by file, a `Page`. Never stops
at a bad file: `collect_files` names it as skipped, `read_page` raises `UnreadableReport` with reason and fix.
"""

from __future__ import annotations

import hashlib

from penholder.errors import UnreadableReport
from penholder.sources.files import LIMIT_BYTES, collect_files, read_bytes
from penholder.sources.html import read_html
from penholder.sources.meta import ToldFacts, read_meta
from penholder.sources.page import Aside, Format, Page, SkippedFile, SourceFile
from penholder.sources.pdf import read_pdf
from penholder.sources.text import read_text

__all__ = [
    "LIMIT_BYTES",
    "Aside",
    "Format",
    "Page",
    "SkippedFile",
    "SourceFile",
    "ToldFacts",
    "collect_files",
    "read_meta",
    "read_page",
]

_READERS = {Format.TEXT: read_text, Format.HTML: read_html, Format.PDF: read_pdf}


def read_page(file: SourceFile) -> Page:
    """The page of one file.

    Raises `UnreadableReport` when the file is gone, empty, binary, damaged, encrypted or holds no text.
    """
    raw = read_bytes(file)
    if not raw:
        raise UnreadableReport("the file is empty; save the report again")
    return _READERS[file.format](raw, path=file.path, content_hash=hashlib.sha256(raw).hexdigest())
