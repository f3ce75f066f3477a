"""Commands that were not typed right, in the reader's words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import IO, Any

import click

from kyodo.problems import nearest
from kyodo.report import languages, phrase, terminal_language


class NoSuchCommand(click.UsageError):
    """A command that the program does not have."""

    def __init__(self, name: str, known: list[str], context: click.Context) -> None:
        super().__init__(name, context)
        self.name = name
        self.near = nearest(name, known)


class WrongUsage(click.ClickException):
    """What click says of a command line, said in our words."""

    exit_code = 2

    def __init__(self, error: click.UsageError, language: str | None = None) -> None:
        super().__init__(error.message)
        self.error = error
        self.language = language or terminal_language()

    def show(self, file: IO[Any] | None = None) -> None:
        """Write what is wrong, and where to read how it is done."""
        click.echo("\n".join(words_of(self.error, self.language)), file=file, err=True)


def asked_language(typed: Sequence[str]) -> str | None:
    """Return the language of messages that a command line asks for, right or wrong as it is."""
    for number, word in enumerate(typed):
        option, _, value = word.partition("=")
        value = value or "".join(typed[number + 1 : number + 2])
        if option == "--lang" and value in languages():
            return value
    return None


def words_of(error: click.UsageError, language: str) -> list[str]:
    """Return the lines that say what is wrong with a command line."""
    command = error.ctx.command_path if error.ctx else "kyodo"
    near = _near(error)
    hint = [phrase("did-you-mean", language, nearest=near).strip()] if near else []
    return [_what(error, language), *hint, phrase("usage-help", language, command=command)]


def _what(error: click.UsageError, language: str) -> str:
    if isinstance(error, NoSuchCommand):
        return phrase("usage-command", language, value=error.name)
    if isinstance(error, click.NoSuchOption):
        return phrase("usage-option", language, value=error.option_name)
    if isinstance(error, click.MissingParameter) and error.param:
        return phrase("usage-missing", language, value=error.param.make_metavar(error.ctx)
                      if error.ctx and isinstance(error.param, click.Argument)
                      else error.param.opts[0])
    if isinstance(error, click.BadParameter) and error.param:
        said = (phrase("known", language, known=", ".join(error.param.type.choices)).strip()
                if isinstance(error.param.type, click.Choice) else error.message)
        return phrase("usage-value", language, value=error.param.opts[0], said=said.rstrip(".。"))
    return phrase("usage-other", language, said=error.message.rstrip("."))


def _near(error: click.UsageError) -> str:
    if isinstance(error, NoSuchCommand):
        return error.near
    return (error.possibilities or [""])[0] if isinstance(error, click.NoSuchOption) else ""
