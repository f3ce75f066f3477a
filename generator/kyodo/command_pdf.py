"""The command ``kyodo pdf``."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from kyodo.command_line import guarded, lang_option, progress, tell_remarks
from kyodo.problems import Invalid
from kyodo.report import phrase, show

EDITIONS = ("quick-read", "quick-read-furigana", "leaflet", "leaflet-furigana", "fold-a3",
            "fold-a3-furigana", "poster", "poster-furigana", "guideline")
"""Those of ``kyodo.views.quickread``, which takes long to import, and the whole guideline."""


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("guidelines", nargs=-1, metavar="[GUIDELINE]...")
@click.option("--edition", "editions", multiple=True, type=click.Choice(EDITIONS),
              help="Only these; may be given more than once. / 作る版（いくつでも）")
@click.option("--language", "languages", multiple=True, metavar="LANGUAGE",
              help="Only these languages. / 作る言語（いくつでも）")
@click.option("--output", default="pdf", show_default=True, type=click.Path(path_type=Path),
              help="Folder to write into. / 書き出すフォルダー")
@lang_option
@guarded
def pdf(
    guidelines: tuple[str, ...], editions: tuple[str, ...], languages: tuple[str, ...],
    output: Path, lang: str,
) -> None:
    """Make the files to print, without the site.

    印刷用の PDF だけを作ります。サイトは変わりません。

    \b
    Examples / 例:
      kyodo pdf
      kyodo pdf some-city --edition leaflet
      kyodo pdf --language en --output print
    """
    from kyodo.handouts import write_papers
    from kyodo.workspace import find_workspace

    try:
        written = write_papers(
            find_workspace(Path.cwd(), guidelines), guidelines, output, editions, languages,
            progress(lang))
    except Invalid as error:
        click.echo(show(error.problems, lang, notices=False, stopped="stopped-files"), err=True)
        sys.exit(1)
    for path in written.files:
        click.echo(path)
    for path in written.removed:
        click.echo(phrase("handout-removed", lang, file=path), err=True)
    tell_remarks(written.notices, lang)
    click.echo(phrase("printed", lang, count=len(written.files), folder=output))
