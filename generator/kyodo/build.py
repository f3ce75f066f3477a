"""The whole way: folders to a published site."""

from __future__ import annotations

import fnmatch
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from kyodo.addresses import TAKEN, Addresses
from kyodo.engine import Pass, run_passes
from kyodo.hosting import ROOT_FILE, root_file, server_files, write_server_files
from kyodo.language import words_for
from kyodo.linkcheck import check_links
from kyodo.load import Loaded, load
from kyodo.offline import name_files
from kyodo.origins import origins_of
from kyodo.printing import papers_of
from kyodo.problems import Invalid, KyodoError, Problem
from kyodo.progress import Remark, Tell, quiet, unheard
from kyodo.publish import building_place, only_build, swap
from kyodo.search import Searchable, SiteSearch
from kyodo.site_settings import read_site, unaddressed
from kyodo.sitemap import robots, sitemap
from kyodo.stage import Staged, stage
from kyodo.views.neighbours import Neighbour
from kyodo.views.site import SiteView, view_site
from kyodo.workspace import Member, Workspace, within

# The engine's own sitemap covers one language and carries the day of the build; the rest are
# scripts and styles that no page loads. By place, not by name alone: a page may be called "images".
_ENGINE_LEFTOVERS = {".": ("sitemap.xml", "sitemap.xml.gz"),
                     "assets": ("javascripts", "stylesheets", "images")}


class BrokenLinks(KyodoError):
    """Built pages have links that lead nowhere."""


@dataclass(frozen=True)
class Prepared:
    """A guideline, viewed and staged in all its languages."""

    member: Member
    loaded: Loaded
    views: tuple[SiteView, ...]
    staged: tuple[Staged, ...]
    url: str | None
    staging: Path
    """Where it is staged, and what the next build needs is kept; a preview has its own."""


def load_all(
    members: tuple[Member, ...], root: Path, site_url: str | None = None
) -> dict[str, Loaded]:
    """Load several guidelines; raise Invalid with the problems of all of them together."""
    loaded: dict[str, Loaded] = {}
    problems: list[Problem] = []
    root_url = site_url or read_site(root)[0].url
    for member in members:
        try:
            one = loaded[member.name] = load(member.folder)
            if url_of(member, one, root_url) is None:
                loaded[member.name] = replace(one, notices=tuple(sorted(
                    (*one.notices, unaddressed(member.folder)))))
        except Invalid as error:
            problems += [within(problem, member, root) for problem in error.problems]
    problems += _collisions(loaded, root)
    if problems:
        raise Invalid(problems)
    return loaded


def _collisions(loaded: dict[str, Loaded], root: Path) -> Iterator[Problem]:
    """Yield a problem for each guideline whose place is that of a page of the first one."""
    main = next((one.guideline for one in loaded.values() if one.guideline.folder == root), None)
    if main is None:
        return
    taken = {name.split("/")[0] for name in Addresses(main).by_name} | set(main.info.languages)
    for name, one in loaded.items():
        if one.guideline is not main and name in {*taken, *TAKEN}:
            folder = one.guideline.folder.relative_to(root).as_posix()
            yield Problem(folder, 0, 0, "reserved-folder", {"value": name})


def prepare(
    workspace: Workspace, members: tuple[Member, ...], loaded: dict[str, Loaded],
    site_url: str | None = None, staging: Path | None = None, marked: bool = False,
    tell: Tell = quiet, remark: Remark = unheard,
) -> tuple[Prepared, ...]:
    """View and stage guidelines; nothing outside the staging folder is touched.

    A preview has a staging folder of its own; ``marked``: its pages say where they are written.
    """
    folder = staging or workspace.staging
    neighbours = tuple(Neighbour(m.name, loaded[m.name].guideline) for m in workspace.members
                       if m.prefix and m.name in loaded)
    root_url = site_url or address_of(workspace)
    prepared = []
    for member in members:
        guideline = loaded[member.name].guideline
        url = url_of(member, loaded[member.name], root_url)
        others = neighbours if not member.prefix else ()
        origins = origins_of(guideline) if marked else {}
        views = tuple(view_site(guideline, tag, others, origins, url)
                      for tag in guideline.info.languages)
        # A preview follows every edit, and files for paper would keep it waiting.
        sheets = {} if marked else papers_of(
            loaded[member.name], member, workspace, url, tell=tell, remark=remark)
        staged = tuple(stage(view, folder / member.name / view.language, url, sheets)
                       for view in views)
        prepared.append(Prepared(member, loaded[member.name], views, staged, url, folder))
    return tuple(prepared)


def address_of(workspace: Workspace) -> str | None:
    """Return the address of the whole site, also where a guideline below it is built alone."""
    site, document = read_site(workspace.root)
    return None if document.problems else site.url


def url_of(member: Member, loaded: Loaded, root_url: str | None) -> str | None:
    """Return the address of a guideline's root; its own where that of the site is not known."""
    return root_url + member.prefix if root_url else loaded.guideline.site.url


def needed(workspace: Workspace, members: tuple[Member, ...]) -> tuple[Member, ...]:
    """Return the members whose data a build needs: the first one names all the others."""
    return workspace.members if any(not member.prefix for member in members) else members


def build(
    workspace: Workspace, names: tuple[str, ...] = (), site_url: str | None = None,
    tell: Tell = quiet, offline: bool = False, remark: Remark = unheard,
) -> tuple[Prepared, ...]:
    """Build the chosen guidelines and publish them, ``offline``: to be opened from a folder."""
    members = workspace.chosen(names)
    with only_build(workspace.staging, workspace.site):
        tell("check", len(members))
        loaded = load_all(needed(workspace, members), workspace.root, site_url)
        prepared = prepare(workspace, members, loaded, site_url, tell=tell, remark=remark)
        tell("build", sum(len(one.staged) for one in prepared))
        with building_place(workspace.site) as place:
            new = assemble(workspace, prepared, place)
            if offline:
                name_files(new)
            tell("publish", len(list(new.rglob("*.html"))))
            words = words_for(prepared[0].views[0].language)
            files = server_files(new, _root_address(prepared), words)
            swap(new, workspace.site)
        write_server_files(workspace.root, files)
    return prepared


def assemble(
    workspace: Workspace, prepared: tuple[Prepared, ...], place: Path, keep: bool = True
) -> Path:
    """Build the passes below ``place`` and join them to one site; return its folder.

    ``keep``: take the pages of guidelines that are not built now from the published site.
    """
    run_passes(passes_of(prepared, place))
    return join(workspace, prepared, place, keep)


def passes_of(prepared: tuple[Prepared, ...], place: Path) -> list[Pass]:
    """Return the passes of the engine, each into a folder of its own below ``place``."""
    return [(staged.settings, place / "passes" / one.member.name / staged.language)
            for one in prepared for staged in one.staged]


def join(
    workspace: Workspace, prepared: tuple[Prepared, ...], place: Path, keep: bool
) -> Path:
    """Join built passes to one site; what hosts are told is last, since it names all files."""
    new = place / "site"
    new.mkdir()
    built = {one.member.name for one in prepared}
    kept = [member for member in workspace.members if member.name not in built]
    for member in kept if keep else ():
        _keep(workspace, member, new)
    for one in prepared:
        for staged in one.staged:
            source = place / "passes" / one.member.name / staged.language
            shutil.copytree(source, new / one.member.prefix / staged.prefix, dirs_exist_ok=True,
                            ignore=partial(_leftovers, source))
        _write_sitemap(one, new / one.member.prefix)
    _write_robots(workspace, prepared, new)
    outside = tuple(member.prefix for member in kept if member.prefix)
    searches = SiteSearch(new, _searchables(prepared))
    if broken := check_links(new, outside, searches.look):
        raise BrokenLinks("\n".join(f"{link.page}: {link.target}" for link in broken))
    searches.write()
    (new / ROOT_FILE).write_text(root_file(new, _root_address(prepared)), encoding="utf-8",
                                 newline="\n")
    return new


def _searchables(prepared: tuple[Prepared, ...]) -> Iterator[Searchable]:
    """Yield what is searched apart: every language of the guidelines that are built now."""
    for one in prepared:
        for view in one.views:
            kept = one.staging / "search" / one.member.name / view.language
            yield Searchable(view, one.member.prefix + view.voice.speaker.place, kept)


def _leftovers(top: Path, folder: str, names: list[str]) -> set[str]:
    """Return what of a folder of a built pass is not for the site."""
    patterns = _ENGINE_LEFTOVERS.get(Path(folder).relative_to(top).as_posix(), ())
    return {name for pattern in patterns for name in fnmatch.filter(names, pattern)}


def _keep(workspace: Workspace, member: Member, new: Path) -> None:
    """Take the pages of a guideline that is not built now from the published site."""
    old = workspace.site / member.prefix
    if not old.is_dir():
        return
    others = {other.prefix.rstrip("/") for other in workspace.members if other.prefix}

    def leave_out(folder: str, names: list[str]) -> list[str]:
        at_top = not member.prefix and Path(folder) == workspace.site
        return [name for name in names if at_top and name in others]

    shutil.copytree(old, new / member.prefix, dirs_exist_ok=True, ignore=leave_out)


def _root_address(prepared: tuple[Prepared, ...]) -> str | None:
    """Return the address of the whole site, as far as the guidelines built now know it."""
    return next((one.url.removesuffix(one.member.prefix) for one in prepared if one.url), None)


def _write_sitemap(one: Prepared, folder: Path) -> None:
    if one.url:
        text = sitemap((view, one.url) for view in one.views)
        (folder / "sitemap.xml").write_text(text, encoding="utf-8", newline="\n")


def _write_robots(workspace: Workspace, prepared: tuple[Prepared, ...], new: Path) -> None:
    known = {one.member.prefix: one.url for one in prepared if one.url}
    if not any(one.member.prefix == "" for one in prepared) and (new / "robots.txt").exists():
        return
    root = known.get("")
    urls = [known.get(m.prefix) or (root + m.prefix if root else None) for m in workspace.members]
    (new / "robots.txt").write_text(robots(urls), encoding="utf-8", newline="\n")
