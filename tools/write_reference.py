"""Writes the generated pages under docs/reference; `--check` only says whether they are current."""

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from hudna.cli.main import COMMANDS, cli
from hudna.db.setup import configure

PAGE = Path(__file__).resolve().parents[1] / "docs" / "reference" / "commands.md"


def commands() -> str:
    """Return the reference of all commands, from their own help."""
    lines = [
        "# Commands",
        "",
        "Made from the commands' own help by `make docs`. A node is the folder of one party.",
        "",
    ]
    context = click.Context(cli, info_name="hudna")
    for name in COMMANDS:
        command = cli.get_command(context, name)
        assert command is not None
        lines += list(_section(command, f"hudna {name}", context))
    return "\n".join(lines)


def _section(command: click.Command, name: str, parent: click.Context) -> Iterator[str]:
    context = click.Context(
        command, info_name=name.split()[-1], parent=parent, max_content_width=96
    )
    yield f"## {name}"
    yield ""
    yield "```text"
    yield from (line.rstrip() for line in command.get_help(context).splitlines())
    yield "```"
    yield ""
    if isinstance(command, click.Group):
        for sub in command.list_commands(context):
            found = command.get_command(context, sub)
            assert found is not None
            yield from _section(found, f"{name} {sub}", context)


def main() -> int:
    """Write or check the pages; return 1 when one is out of date."""
    configure()
    text = commands()
    if "--check" in sys.argv:
        current = PAGE.exists() and PAGE.read_text("utf-8") == text
        if not current:
            print(f"{PAGE.name} is out of date: run 'make docs'")
        return 0 if current else 1
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(text, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
