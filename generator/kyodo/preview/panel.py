"""Problems and notices as HTML, for the top of a page that is previewed."""

from __future__ import annotations

from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import jinja2

from kyodo.failures import explain
from kyodo.preview.report import Report
from kyodo.preview.source_links import editor_link
from kyodo.problems import Problem
from kyodo.report import phrase, place, wording

_SHOWN = 10
"""More problems than this are folded: the first mended line often settles the rest."""

_NOTICES = 50
"""So many notices stand on a page: a new language brings thousands, which make pages slow."""


@cache
def _template() -> jinja2.Template:
    text = (resources.files("kyodo.preview") / "panel.html.j2").read_text(encoding="utf-8")
    environment = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined,
                                     trim_blocks=True, lstrip_blocks=True)
    return environment.from_string(text)


def panel(report: Report, address: str, language: str) -> str:
    """Return what is to be said on the page at an address; "" where there is nothing."""
    notices = report.notices_at(address) if report.error is None else ()
    if report.error is None and not notices:
        return ""
    problems = [_said(problem, report.root, language) for problem in report.problems
                if problem.severity == "error"]
    errors = len(problems)
    return _template().render(
        lang=language,
        failed=report.error is not None,
        title=(phrase("panel-errors", language, errors=errors) if errors
               else phrase("panel-failed", language)),
        below=(phrase("panel-last-good", language) if report.has_site
               else phrase("panel-no-site", language)),
        problems=problems[:_SHOWN],
        folded=problems[_SHOWN:],
        more=phrase("panel-more", language, count=len(problems) - _SHOWN),
        words=explain(report.error, language) if report.error and not problems else "",
        notices=[_said(problem, report.root, language) for problem in notices[:_NOTICES]],
        more_notices=(phrase("panel-more-notices", language, count=len(notices) - _NOTICES)
                      if len(notices) > _NOTICES else ""),
        notices_title=phrase("panel-notices", language, count=len(notices)),
        how=phrase("how", language),
        open=phrase("open-in-editor", language),
    )


def _said(problem: Problem, root: Path, language: str) -> dict[str, Any]:
    """Return one problem in words, with a link that opens the place in an editor."""
    what, how = wording(problem, language)
    line = (problem.source_line or "").rstrip()
    return {"place": place(problem), "what": what, "how": how, "line": line,
            "number": problem.line,
            "href": editor_link(root / problem.file, problem.line, problem.column)}
