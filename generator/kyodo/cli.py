"""The command ``kyodo``."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kyodo import __version__
from kyodo.annotations import FORMATS, seen_from
from kyodo.command_line import (
    Program,
    guarded,
    lang_option,
    offline_option,
    progress,
    site_address,
    tell_notices,
    tell_remarks,
    title_of,
)
from kyodo.command_pdf import pdf
from kyodo.problems import Invalid, Problem
from kyodo.report import phrase, show

# What takes long to import is imported by the commands: --help is there at once, and Ctrl-C
# finds somebody to answer it from the beginning.
if TYPE_CHECKING:
    from kyodo.workspace import Workspace

_HELP = {"help_option_names": ["-h", "--help"]}


@click.group(cls=Program, context_settings=_HELP)
@click.version_option(__version__, prog_name="kyodo")
def main() -> None:
    """Publish collaboration guidelines kept as YAML and Markdown.

    YAML と Markdown で書いた協働ガイドラインを、サイトにします。

    \b
    Examples / 例:
      kyodo new my-city           start a guideline / 新しく作る
      kyodo check                 check the data / データの確認
      kyodo serve                 see it while editing / 編集しながら見る
      kyodo build                 publish into site/ / site/ に書き出す
      kyodo build some-city       one guideline alone / 一つだけ書き出す
    """


@main.command(context_settings=_HELP)
@click.argument("guidelines", nargs=-1, metavar="[GUIDELINE]...")
@click.option("--site-url", callback=site_address,
              help="Address the site will have. / 公開するアドレス")
@offline_option
@lang_option
@guarded
def build(guidelines: tuple[str, ...], site_url: str | None, offline: bool, lang: str) -> None:
    """Build the site into site/, and settings of web servers into hosting/.

    A failed build leaves the site as it was.
    サイトを site/ に、設定を hosting/ に書き出します。失敗したときは、前のサイトが残ります。

    \b
    Examples / 例:
      kyodo build
      kyodo build some-city --site-url https://www.city.example.jp/kyodo/
    """
    from kyodo.build import build as build_site

    workspace = _workspace(guidelines)
    remarks: list[Problem] = []
    prepared = build_site(
        workspace, guidelines, site_url,
        progress(lang),
        offline, remarks.append)
    tell_remarks(remarks, lang)
    for one in prepared:
        tell_notices(one.loaded, lang)
    click.echo(phrase("built", lang, folder=workspace.site))


@main.command(context_settings=_HELP)
@click.argument("guidelines", nargs=-1, metavar="[GUIDELINE]...")
@click.option("--notices", is_flag=True, help="List notices too. / お知らせも一覧にする")
@click.option("--format", "form", type=click.Choice(["text", *FORMATS]), default="text",
              show_default=True, help="For people or for programs. / 人が読む形か、機械が読む形か")
@lang_option
@guarded
def check(guidelines: tuple[str, ...], notices: bool, form: str, lang: str) -> None:
    """Check the data and say what is wrong, where, and how to mend it.

    データを確かめ、どこの何が問題か、どう直すかを示します。

    \b
    Examples / 例:
      kyodo check
      kyodo check some-city --notices
      kyodo check --format github
    """
    from kyodo.build import load_all
    from kyodo.workspace import within

    if form != "text":
        _check_for_programs(guidelines, notices, form, lang)
        return
    workspace = _workspace(guidelines)
    members = workspace.chosen(guidelines)
    try:
        loaded = load_all(members, workspace.root)
    except Invalid as invalid:
        click.echo(show(invalid.problems, lang, notices), err=True)
        sys.exit(1)
    for member in members:
        found = [within(n, member, workspace.root) for n in loaded[member.name].notices]
        click.echo(phrase("fine", lang, name=title_of(loaded[member.name], lang)))
        if notices and found:
            click.echo(show(found, lang))
        else:
            tell_notices(loaded[member.name], lang)


def _check_for_programs(
    guidelines: tuple[str, ...], notices: bool, form: str, lang: str
) -> None:
    """Write problems to stdout and nothing else; the exit code says whether there are errors."""
    from kyodo.build import load_all
    from kyodo.workspace import within

    root = Path.cwd()
    try:
        workspace = _workspace(guidelines)
        root = workspace.root
        members = workspace.chosen(guidelines)
        loaded = load_all(members, root)
        found = [within(n, member, root) for member in members
                 for n in loaded[member.name].notices]
    except Invalid as invalid:
        found = list(invalid.problems)
    wanted = [replace(one, file=seen_from(Path.cwd(), root, one.file)) for one in found
              if notices or one.severity == "error"]
    if said := FORMATS[form](wanted, lang):
        click.echo(said)
    if any(one.severity == "error" for one in wanted):
        sys.exit(1)


@main.command(context_settings=_HELP)
@click.argument("folder", default=".", type=click.Path(path_type=Path))
@lang_option
@guarded
def schema(folder: Path, lang: str) -> None:
    """Write what editors need to know about the data files.

    エディターが項目の説明や候補を出すためのファイルを、data/schema/ に書き出します。

    \b
    Examples / 例:
      kyodo schema
      kyodo schema municipalities/some-city
    """
    from kyodo.load import is_guideline
    from kyodo.schemas import FOLDER, write_schemas

    if not is_guideline(folder):
        raise Invalid([Problem("data/guideline.yaml", 0, 0, "no-guideline-file")])
    written = write_schemas(folder)
    click.echo(phrase("schemas", lang, count=len(written), folder=folder / FOLDER))


def _workspace(guidelines: tuple[str, ...]) -> Workspace:
    from kyodo.workspace import find_workspace

    return find_workspace(Path.cwd(), guidelines)


@main.command(context_settings=_HELP)
@click.argument("guidelines", nargs=-1, metavar="[GUIDELINE]...")
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True,
              help="Port. / ポート番号")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address. / アドレス")
@click.option("--open", "open_browser", is_flag=True, help="Open the browser. / ブラウザーを開く")
@click.option("--source-links/--no-source-links", default=True, show_default=True,
              help="Link blocks to file and line. / 書いてあるファイルと行へのリンクを付ける")
@lang_option
@guarded
def serve(
    guidelines: tuple[str, ...], port: int, host: str, open_browser: bool, source_links: bool,
    lang: str,
) -> None:
    """Show the site in the browser and rebuild it at every edit.

    サイトをブラウザーで見ながら編集します。保存するたびに作り直します。

    \b
    Examples / 例:
      kyodo serve
      kyodo serve some-city --port 8080 --open
    """
    from kyodo.preview.server import serve as serve_site

    serve_site(_workspace(guidelines), guidelines, host, port, open_browser, lang,
               source_links)


@main.command(context_settings=_HELP)
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--name", help="Name of the city, in the first language. / 市の名前")
@click.option("--yomi", help="Its reading in kana. / 市の名前の読み（ひらがな）")
@click.option("--name-in", "names", multiple=True, metavar="LANGUAGE=NAME",
              help="Its name in another language. / ほかの言語での名前")
@click.option("--languages", metavar="LANGUAGE,…", help="Languages, the first as default. / 言語")
@click.option("--take", metavar="SECTION,…",
              help="Take over only these; names or numbers. / 取り入れる章（名前か番号）")
@click.option("--leave", metavar="SECTION,…",
              help="Take over the usual ones but these. / いつもの章から除く章")
@click.option("--yes", is_flag=True, help="Ask nothing. / 質問をしない")
@lang_option
@guarded
def new(folder: Path, yes: bool, lang: str, **options: Any) -> None:
    """Start a city's own guideline in the folder DIR, from the model guideline.

    モデルのガイドラインから、市のガイドラインを新しく作ります。

    \b
    Examples / 例:
      kyodo new my-city
      kyodo new my-city --name ○○市 --leave examples,measures --yes
    """
    from kyodo.starting.folder import check_place, make
    from kyodo.starting.origin import Origin, model_folder
    from kyodo.starting.questions import Options, Questions
    from kyodo.starting.steps import next_steps

    check_place(folder)
    origin = Origin(model_folder())
    asks = not yes and sys.stdin.isatty()
    city = Questions(origin, Options(**options), asks, lang).city()
    click.echo(next_steps(folder, city, make(folder, city, origin), lang))


main.add_command(pdf)
