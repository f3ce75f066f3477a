"""Nothing on a page moves while it comes in: what is being read stays where it is."""

from __future__ import annotations

from browsing import MARKS

pytestmark = MARKS

_WATCH = """window.moved = []
new PerformanceObserver(list => window.moved.push(...list.getEntries().filter(
  one => !one.hadRecentInput).map(one => [one.value, ...one.sources.map(
    source => source.node ? (source.node.outerHTML || source.node.data).slice(0, 120) : "")])
)).observe({type: "layout-shift", buffered: true})"""

# What the observer is told of comes after the frame in which it happened.
_DRAWN = """() => new Promise(done => requestAnimationFrame(
  () => requestAnimationFrame(() => setTimeout(done, 50))))"""
