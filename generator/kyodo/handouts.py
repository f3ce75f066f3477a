"""The files to print alone, for staff who want to look at them or to hand them out."""

from __future__ import annotations

from pathlib import Path

from kyodo.build import address_of, load_all, url_of
from kyodo.printing import papers_of
from kyodo.publish import only_build
from kyodo.workspace import Workspace


def write_papers(
    workspace: Workspace, names: tuple[str, ...], folder: Path, editions: tuple[str, ...] = (),
    languages: tuple[str, ...] = (),
) -> list[Path]:
    """Write the files to print of the chosen guidelines below a folder; return their paths.

    ``editions``, ``languages``: only these; all where it is empty.
    """
    members = workspace.chosen(names)
    loaded = load_all(members, workspace.root)
    root_url = address_of(workspace)
    written = []
    for member in members:
        one = loaded[member.name]
        with only_build(workspace.staging, workspace.site):
            made = papers_of(one, member, workspace, url_of(member, one, root_url), editions)
        for address, content in sorted(made.items()):
            stem = Path(address).stem
            # The tag of a language may have hyphens, and so may the name of an edition.
            language = max((tag for tag in one.guideline.info.languages
                            if stem.endswith(f"-{tag}")), key=len)
            layout = stem.removesuffix(f"-{language}")
            if layout in (editions or (layout,)) and language in (languages or (language,)):
                path = folder / member.name / f"{stem}.pdf"
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)
                written.append(path)
    return written
