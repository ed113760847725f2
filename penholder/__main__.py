"""The program's way in: `penholder` and `python -m penholder`; says so even when stopped while it still starts."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line and leave with its exit code."""
    try:
        from penholder.cli import run
    except KeyboardInterrupt:
        print("penholder: interrupted before anything was read", file=sys.stderr)
        sys.exit(130)
    sys.exit(run())


if __name__ == "__main__":
    main()
