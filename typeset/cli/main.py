"""The command `typesetter` and its subcommands, each imported only when it is called."""

import importlib
from typing import Any

import click

from typeset import __version__
from typeset.cli.boundary import boundary
from typeset.cli.explaining import explain
from typeset.cli.groups import CommandGroup
from typeset.diagnostics.messages import Language
from typeset.diagnostics.program import INSTALLED
from typeset.engine.garbage_collection import importing

# name -> where its click command lives.  A command's module is imported when it runs, not before.
COMMANDS = {
    "add": "typeset.cli.add:add",
    "check": "typeset.cli.check:check",
    "compare": "typeset.cli.compare:compare",
    "compile": "typeset.cli.compile:compile_",
    "desk": "typeset.cli.desk:desk",
    "doctor": "typeset.cli.doctor:doctor",
    "fonts": "typeset.cli.fonts:fonts",
    "import": "typeset.cli.import_:import_",
    "layout": "typeset.cli.layout:layout",
    "new": "typeset.cli.new:new",
    "next": "typeset.cli.next_:next_",
    "plan": "typeset.cli.plan:plan",
    "preview": "typeset.cli.preview:preview",
    "regenerate": "typeset.cli.regenerate:regenerate",
    "review": "typeset.cli.review:review",
    "schema": "typeset.cli.schema:schema",
    "series": "typeset.cli.series:series",
}


class LazyGroup(CommandGroup):
    """A click group that imports a subcommand's module when that subcommand is asked for."""

    language: Language = "en"
    """That of the commands' help."""

    def make_context(self, *args: Any, **kwargs: Any) -> click.Context:
        """The context of the program, which explains itself."""
        explain("main", self, self.language)
        return super().make_context(*args, **kwargs)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of the subcommands, in alphabetical order."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The subcommand of that name, imported now; None where there is none."""
        target = COMMANDS.get(cmd_name)
        if target is None:
            return None
        module, attribute = target.split(":")
        with importing():
            command = getattr(importlib.import_module(module), attribute)
        assert isinstance(command, click.Command)
        explain(cmd_name, command, self.language)
        return command

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Run the command line; an error becomes words and an exit status."""
        with boundary():
            return super().main(*args, **kwargs)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the subcommand; an error becomes words and an exit status."""
        with boundary():  # within `main`, click has a word of its own for Ctrl-C
            return super().invoke(ctx)


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name=INSTALLED)
def main() -> None:
    """Set newsletters: compile an issue to PDF, regenerate an archive, preview the page."""
