"""How long a cold build takes, beside stock Material on the same pages.

Machines are noisy: ours and the peer run alternately, and what counts is the ratio.
Run with ``make bench``; it writes nothing into the repository.
"""

from __future__ import annotations

import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parent.parent
SIZES = (50, 200, 500)
RUNS = 3


def timed(command: list[str], folder: Path) -> float:
    start = time.perf_counter()
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return time.perf_counter() - start


def guideline(folder: Path, examples: int) -> None:
    """Write a guideline with as many example pages, in two languages."""
    (folder / "data").mkdir(parents=True)
    (folder / "content").mkdir()
    text = {"ja": "河川の清掃を、住民と市がいっしょに行いました。" * 12,
            "en": "Residents and the city cleaned the river together. " * 12}
    info = {"title": {"ja": "試験指針", "en": "Test guideline"}, "languages": ["ja", "en"],
            "municipality": {"name": {"ja": "試験市", "en": "Test City"}},
            "contacts": [{"office": {"ja": "担当課", "en": "Section"}, "email": "a@example.jp"}]}
    items = [{"id": f"case-{n}", "title": {"ja": f"事例{n}", "en": f"Case {n}"}, "text": text,
              "result": text} for n in range(examples)]
    # JSON is YAML, without the aliases that PyYAML writes for equal texts.
    (folder / "data/guideline.yaml").write_text(json.dumps(info, indent=1))
    (folder / "data/examples.yaml").write_text(json.dumps({"items": items}, indent=1))
    (folder / "mkdocs.yml").write_text(
        "site_name: t\nsite_url: https://t.example/\ndocs_dir: content\n"
        "theme: {name: kyodo}\nplugins: [kyodo]\n")


def stock(folder: Path) -> list[Path]:
    """Return copies of the staged settings that use Material as it comes, search and all."""
    peers = []
    for settings in sorted(folder.glob(".kyodo/main/*/mkdocs.yml")):
        config = yaml.safe_load(settings.read_text())
        pages = sorted(p.relative_to(settings.parent / "docs").as_posix()
                       for p in (settings.parent / "docs").rglob("*.md"))
        config |= {"theme": {"name": "material", "font": False}, "plugins": ["search"],
                   "nav": pages, "site_dir": "stock"}
        peer = settings.with_name("stock.yml")
        peer.write_text(yaml.safe_dump(config, allow_unicode=True))
        peers.append(peer)
    return peers


def main() -> None:
    kyodo = str(Path(sys.executable).with_name("kyodo"))
    mkdocs = str(Path(sys.executable).with_name("mkdocs"))
    with tempfile.TemporaryDirectory() as place:
        copy = Path(place) / "three"
        shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(".*", "site", "node_modules"))
        cold = []
        for _ in range(RUNS):
            for left in (".kyodo", "site"):
                shutil.rmtree(copy / left, ignore_errors=True)
            cold.append(timed([kyodo, "build"], copy))
        print(f"three guidelines, two languages, cold: {statistics.median(cold):.1f} s (goal 15)")
        print("pages a language  ours s  Material s  ratio  ms a page")
        for size in SIZES:
            folder = Path(place) / str(size)
            guideline(folder, size)
            ours, theirs = [], []
            for _ in range(RUNS):
                for left in (".kyodo", "site"):
                    shutil.rmtree(folder / left, ignore_errors=True)
                ours.append(timed([kyodo, "build"], folder))
                theirs.append(sum(timed([mkdocs, "build", "-q", "-f", str(peer)], folder)
                                  for peer in stock(folder)))
            mine, peer_time = statistics.median(ours), statistics.median(theirs)
            print(f"{size:>16} {mine:>7.1f} {peer_time:>11.1f} {mine / peer_time:>6.2f}"
                  f" {1000 * mine / (2 * size):>10.1f}")


if __name__ == "__main__":
    main()
