"""What all commands share: the language of the messages, errors in words, any terminal."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterable
from functools import wraps
from typing import TYPE_CHECKING, Any

import click

from kyodo import interrupts
from kyodo.failures import explain
from kyodo.problems import Invalid, Problem, Refused
from kyodo.progress import Tell
from kyodo.report import languages, lines_of, phrase, terminal_language
from kyodo.usage import NoSuchCommand, WrongUsage, asked_language

if TYPE_CHECKING:
    from kyodo.load import Loaded

_LANGUAGE = "kyodo.language"
"""What the language that a command line asks for is noted under."""

offline_option = click.option(
    "--offline", is_flag=True,
    help="Pages that open from a folder. / サーバーなしで開けるようにする")


def lang_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the option ``--lang``."""
    return click.option(
        "--lang", type=click.Choice(languages()), default=terminal_language,
        help="Language of the messages; by default that of the terminal. / 表示する言語",
    )(command)


def tell_notices(loaded: Loaded, lang: str) -> None:
    """Say how many notices a guideline has."""
    if count := len(loaded.notices):
        click.echo(phrase("notices", lang, name=title_of(loaded, lang), count=count), err=True)


def title_of(loaded: Loaded, lang: str) -> str:
    """Return what a guideline is called; staff do not know the names of our folders."""
    from kyodo.language import Speaker

    info = loaded.guideline.info
    return str(Speaker(lang, info.languages).say(info.title))


def progress(lang: str) -> Tell:
    """Return what says how far a command is; there it ends if somebody has interrupted it."""

    def tell(stage: str, count: int) -> None:
        interrupts.check()
        click.echo(phrase(f"stage-{stage}", lang, count=count), err=True)

    return tell


def tell_remarks(remarks: Iterable[Problem], lang: str) -> None:
    """Say what staff should know of files that were made all the same."""
    for remark in remarks:
        click.echo("\n".join(lines_of(remark, lang)), err=True)


def guarded(command: Callable[..., Any]) -> Callable[..., Any]:
    """Turn every error into words and an exit code; no reader ever sees a traceback."""

    @wraps(command)
    def run(*args: Any, lang: str, **kwargs: Any) -> None:
        try:
            command(*args, lang=lang, **kwargs)
        except (KeyboardInterrupt, click.Abort):
            click.echo(phrase("interrupted", lang), err=True)
            sys.exit(130)
        except Exception as error:
            said = explain(error, lang)
            coloured = isinstance(error, Invalid | Refused)
            click.echo(said if coloured else click.style(said, fg="red"), err=True)
            sys.exit(1)

    return run


class Program(click.Group):
    """The program, which prints on any terminal and says in words what was not typed right."""

    def make_context(
        self, info_name: str | None, args: list[str], *more: Any, **kwargs: Any
    ) -> click.Context:
        """Read the program's own options."""
        language = asked_language(args)
        try:
            context = super().make_context(info_name, args, *more, **kwargs)
        except click.exceptions.NoArgsIsHelpError:
            raise
        except click.UsageError as error:
            raise WrongUsage(error, language) from error
        context.meta[_LANGUAGE] = language
        return context

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command."""
        try:
            return super().invoke(ctx)
        except click.UsageError as error:
            raise WrongUsage(error, ctx.meta[_LANGUAGE]) from error

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that was typed."""
        if not args[0].startswith("-") and self.get_command(ctx, args[0]) is None:
            raise NoSuchCommand(args[0], self.list_commands(ctx), ctx)
        return super().resolve_command(ctx, args)

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Run; characters that the terminal's encoding lacks are replaced, not fatal."""
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):
                stream.reconfigure(errors="replace")
        return super().main(*args, **kwargs)


def site_address(
    _context: click.Context, _option: click.Parameter, value: str | None
) -> str | None:
    """Return an address with a slash at its end."""
    if value is None:
        return None
    if not value.startswith(("https://", "http://")):
        raise click.BadParameter("https://… / https:// で始まるアドレスを書いてください")
    return value.rstrip("/") + "/"
