"""Groups of commands: a name that is none of theirs is answered with the nearest that is."""

from __future__ import annotations

import click

from typeset.cli.wrong_values import no_command


class CommandGroup(click.Group):
    """A click group whose errors say which commands it has."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The subcommand that was asked for; where there is none, the error names the nearest."""
        if not args[0].startswith("-") and self.get_command(ctx, args[0]) is None:
            raise no_command(args[0], self.list_commands(ctx), ctx)
        return super().resolve_command(ctx, args)
