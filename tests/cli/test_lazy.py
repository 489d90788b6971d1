"""Help is there at once, and says what the commands say."""

import subprocess
import sys

import click
import pytest
from click.testing import CliRunner

from hudna.cli.lazy import LazyGroup
from hudna.cli.main import cli
from tests.cli.groups import groups

WITHOUT = """
import sys
from hudna.cli.main import cli
cli(%r, standalone_mode=False)
assert not {"django", "numpy", "psycopg"} & set(sys.modules), "something heavy was loaded"
"""


@pytest.mark.parametrize(("above", "group"), groups(cli))  # type: ignore[arg-type]
def test_the_list_of_commands_says_what_each_says_of_itself(
    above: tuple[str, ...], group: LazyGroup
) -> None:
    printed = CliRunner().invoke(cli, [*above, "--help"], terminal_width=10_000).output
    listed = " ".join(printed.partition("Commands:")[2].split())
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        assert not command.hidden
        own = command.get_short_help_str(limit=40).removesuffix("...").strip()
        assert f"{name} {own}" in listed


@pytest.mark.parametrize(
    "words", [["--help"], ["record", "--help"], ["record", "verify", "--help"]]
)
def test_help_and_offline_checks_load_neither_database_nor_numbers(words: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT % words], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
