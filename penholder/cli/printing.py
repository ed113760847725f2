"""What commands write: results on stdout, one line of fault or advice on stderr, files where asked.

Takes renderables and texts; gives nothing back but exit codes. Never lets a broken pipe or a poor terminal
become an error of its own.
"""

from __future__ import annotations

import contextlib
import io
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console

from penholder.errors import UsageError

if TYPE_CHECKING:
    from rich.console import RenderableType


class _Paper(Console):
    """A console that leaves a broken pipe to the program."""

    def on_broken_pipe(self) -> None:
        """Raise what rich would turn into an exit code of its own."""
        raise BrokenPipeError


def print_shown(shown: RenderableType) -> None:
    """A screen, as wide as the terminal."""
    _Paper().print(shown)


def print_aside(shown: RenderableType) -> None:
    """A screen on stderr, beside the results."""
    Console(stderr=True).print(shown)


def print_json(text: str) -> None:
    """JSON is UTF-8 whatever the terminal speaks."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")
    print(text)


def write_file(path: Path, text: str, *, option: str) -> None:
    """A text to a file, with its folder; raises `UsageError` naming the option to change."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise UsageError(f"{path}: cannot be written ({error.strerror}); choose another {option}") from error


def say_aside(message: str, code: int = 0) -> int:
    """One line on stderr, and under it those of a list (each begins with two blanks); gives the exit code back."""
    from penholder.outputs.wording import clean

    first, *listed = message.split("\n  ")
    print("\n  ".join([f"penholder: {clean(first)}", *map(clean, listed)]), file=sys.stderr)
    return code


def accept_any_words() -> None:
    """Let a terminal or pipe that cannot write a character get a question mark instead of an error."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def close_stdout() -> None:
    """Send what is still to be written nowhere, so that leaving does not fail once more."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
