"""JSON that a terminal or an editor shows as it is.

Takes builtins; gives text. Never writes a control character or a direction override but as an escape: words of reports
and names of files stand in it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

_UNSAFE = re.compile("[\x7f-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")


def write_json(
    body: Mapping[str, Any] | Sequence[Mapping[str, Any]], default: Callable[[object], str] | None = None
) -> str:
    """One JSON text, keys sorted; control characters and direction overrides are written as escapes.

    `default` writes what JSON has no form for; without it that is a TypeError.
    """
    written = json.dumps(body, ensure_ascii=False, indent=1, sort_keys=True, default=default)
    return _UNSAFE.sub(lambda found: f"\\u{ord(found.group()):04x}", written) + "\n"
