"""Compile the catalogues: `python -m hudna.web.catalogues` makes each `.mo` from its `.po`."""

import sys
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

__all__ = ["LOCALE", "compile_all", "main"]

LOCALE = Path(__file__).parent / "locale"


def compile_all(folder: Path = LOCALE) -> tuple[Path, ...]:
    """Write the `.mo` beside every `.po` that is newer, and return those written."""
    written = []
    for source in sorted(folder.glob("*/LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
            continue
        language = source.parent.parent.name
        with source.open("rb") as file:
            catalogue = read_po(file, locale=language, charset="utf-8")
        partial = target.with_suffix(".mo.part")
        with partial.open("wb") as out:
            write_mo(out, catalogue)
        partial.replace(target)
        written.append(target)
    return tuple(written)


def main() -> int:
    """Compile and say what was written."""
    for path in compile_all():
        sys.stdout.write(f"{path}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
