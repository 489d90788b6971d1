"""Writes the generated pages under docs/reference; `--check` only says whether they are current."""

import sys
from collections.abc import Iterator

import click
from reference_formats import formats
from reference_rules import DOCS, pages

from hudna.cli.main import COMMANDS, cli
from hudna.db.setup import configure


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
    stale = []
    for name, text in {"commands.md": commands(), "formats.md": formats(), **pages()}.items():
        page = DOCS / name
        if "--check" not in sys.argv:
            page.write_text(text, "utf-8")
        elif not page.exists() or page.read_text("utf-8") != text:
            stale.append(name)
    if stale:
        print(f"{', '.join(stale)} out of date: run 'make docs'")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
