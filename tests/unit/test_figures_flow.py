from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from flow_rules import ACTORS, assert_flow_sound, flows
from hypothesis import HealthCheck, Phase, given, settings
from making import made, voice

from kyodo.figures.flow.chart import flow
from kyodo.figures.flow.choice import chosen
from kyodo.model.processes import Flow, Process
from kyodo.model.whole import Guideline
from kyodo.views.flow import MOST, FlowFigure, FlowFigures, flow_figures


@pytest.fixture(scope="session")
def guideline(tmp_path_factory: pytest.TempPathFactory) -> Guideline:
    """Return a guideline with actors for seven lanes."""
    names = ["市民", "団体", "市民と市", "担当課", "協働推進課", "市民協働推進会議", "市長"]
    items = "\n".join(f"  - {{id: {actor}, name: {{ja: {name}, en: Lane of {actor}}}}}"
                      for actor, name in zip(ACTORS, names, strict=True))
    return made(tmp_path_factory.mktemp("flow"), {"data/actors.yaml": f"items:\n{items}\n"})


def every(figures: FlowFigures) -> list[FlowFigure]:
    entries = [figures.whole] if figures.whole else [one for part in figures.phases for one in part]
    assert len({one.svg for one in entries}) == len(entries)
    return [one.view for one in entries]


@pytest.mark.filterwarnings("ignore:Generating overly large repr")
@settings(max_examples=16, deadline=None, derandomize=True, database=None,
          suppress_health_check=list(HealthCheck), phases=[Phase.generate])
@given(flows())
def test_any_flow(guideline: Guideline, steps: Flow) -> None:
    process = Process.model_construct(id="p", title=steps.steps[0].title, **dict(steps))
    for language in ("ja", "en"):
        figures = flow_figures(voice(guideline, language), process, process)
        assert figures
        drawn: Counter[tuple[str, str]] = Counter()
        for one in every(figures):
            assert sum(node.kind != "jump" for node in one.nodes) <= MOST
            picture = flow(one)
            assert_flow_sound(one, picture)
            wide = replace(one, sideways=True)
            if language == "ja":
                assert_flow_sound(wide, flow(wide))
            drawn.update((edge.source, edge.leads_to) for edge in one.edges)
        chosen.cache_clear()
        assert flow(one).svg() == picture.svg()
        assert drawn == Counter((step.id, way.to) for step in process.steps for way in step.next)


def test_lanes_as_rows_are_files_where_asked_for(guideline: Guideline) -> None:
    steps = [{"id": name, "lane": ACTORS[0], "title": {"ja": name}, "next": then}
             for name, then in (("a", "b"), ("b", "c"))]
    flow_of = {"id": "p", "title": {"ja": "進め方"}, "lanes": list(ACTORS[:2]),
               "steps": [*steps, {"id": "c", "lane": ACTORS[1], "title": {"ja": "c"}}]}
    for asked in (False, True):
        process = Process.model_validate({**flow_of, "lanes_as_rows": asked})
        figures = flow_figures(voice(guideline), process, process)
        assert figures and figures.whole
        assert bool(figures.whole.wide) == asked
    wide = figures.whole.wide
    assert wide and wide.svg == "figures/process-p-wide-ja.svg"
    drawn, upright = flow(wide.view), flow(figures.whole.view)
    assert drawn.width / drawn.height > 2 * upright.width / upright.height
