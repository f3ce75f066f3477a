"""The finder as built: walked by its links, read without scripts and styles, in a real browser."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Iterator
from typing import Any
from urllib.parse import urldefrag, urljoin

import pytest
import yaml
from playwright import sync_api

from built import Built, Page, items, plain, words

pytestmark = pytest.mark.engine
LANGUAGES = ("ja", "en")


@pytest.fixture(scope="module")
def data(published: Built) -> Any:
    return yaml.safe_load((published.root / "data/finder.yaml").read_text(encoding="utf-8"))


def pages(published: Built, language: str) -> dict[str, Page]:
    return published.of("main", language)


def answers(page: Page) -> list[Any]:
    return list(page.article.xpath('.//ol[@class="k-answers"]/li/a'))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_answer_leads_where_the_data_says(
    published: Built, data: Any, language: str
) -> None:
    for question in data["questions"]:
        page = pages(published, language)[f"finder/{question['id']}/"]
        assert page.h1 == [plain(question["question"][language])]
        shown = answers(page)
        assert len(shown) == len(question["answers"])
        for number, (link, answer) in enumerate(zip(shown, question["answers"], strict=True), 1):
            way, anchor = urldefrag(link.get("href"))
            assert way == f"../{answer['next']}/"
            assert anchor == f"_by-{question['id']}-{number}"
            assert plain(words(link)).startswith(
                f"{number} {plain(answer['text'][language])}"), "the number is inside the control"
            assert anchor in pages(published, language)[f"finder/{answer['next']}/"].ids


@pytest.mark.parametrize("language", LANGUAGES)
def test_links_of_answers_reach_every_page(published: Built, data: Any, language: str) -> None:
    known = {page.address: page for page in pages(published, language).values()}
    start = pages(published, language)["finder/"]
    (begin,) = start.article.xpath('.//a[@class="k-button"]/@href')
    waiting, reached = [urljoin(start.address, begin)], set()
    while waiting:
        page = known[waiting.pop()]
        reached.add(page.address)
        waiting += [urljoin(page.address, urldefrag(link.get("href"))[0])
                    for link in answers(page)]
    ids = [one["id"] for one in (*data["questions"], *data["outcomes"])]
    assert reached == {f"{start.address}{name}/" for name in ids}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_outcome_says_why_and_what_to_do(
    published: Built, data: Any, language: str
) -> None:
    for outcome in data["outcomes"]:
        page = pages(published, language)[f"finder/{outcome['id']}/"]
        assert page.h1 == [plain(outcome["title"][language])]
        for choice in outcome.get("forms", ()):
            assert plain(choice["reason"][language]) in page.text
            assert f"../../forms/{choice['form']}/" in page.links("//article")
        for text in (*outcome.get("prepare", ()), *outcome.get("instead", ())):
            assert plain(text[language]).partition("[")[0] in page.text
        for process in outcome.get("processes", ()):
            assert f"../../processes/{process}/" in page.links("//article")
        (ask,) = page.article.xpath('.//div[@class="k-ask"]')
        assert ask.xpath(".//a/@href")
        assert "../" in page.links("//article"), "start again"
        assert f"../all/#{outcome['id']}" in page.links("//article")


@pytest.mark.parametrize("language", LANGUAGES)
def test_titles_are_unique_and_the_pages_are_in_no_menu(published: Built, language: str) -> None:
    own = {key: page for key, page in pages(published, language).items()
           if key.startswith("finder/")}
    titles = [page.tree.findtext(".//title") for page in own.values()]
    assert len(set(titles)) == len(titles) > 20
    for page in own.values():
        menu = [urljoin(page.address, link) for link in page.menu]
        below = [link for link in menu if "finder/" in link and not link.endswith("finder/")]
        assert [link.rsplit("finder/")[1] for link in below] in ([], ["all/"])
        assert page.article.xpath('.//nav[@class="k-crumbs"]')


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_whole_stands_on_one_page(published: Built, data: Any, language: str) -> None:
    page = pages(published, language)["finder/all/"]
    numbers = {one["id"]: number for part in ("questions", "outcomes")
               for number, one in enumerate(data[part], 1)}
    lists = page.article.xpath('.//ol[@class="k-branches"]')
    for question, shown in zip(data["questions"], lists, strict=True):
        assert shown.xpath(".//a/@href") == [f"#{one['next']}" for one in question["answers"]]
        for answer, link in zip(question["answers"], shown.xpath(".//a"), strict=True):
            assert str(numbers[answer["next"]]) in plain(words(link.find("strong")))
    assert set(numbers) <= page.ids


def test_home_and_forms_lead_to_it_where_there_is_one(published: Built) -> None:
    for language in LANGUAGES:
        (idea, *_) = pages(published, language)[""].article.xpath('.//a[@class="k-task"]/@href')
        assert idea == "finder/"
        assert "../finder/" in pages(published, language)["forms/"].links(
            '//p[@class="k-callout"]')
    for city in ("echizen", "fujimino"):
        assert not [key for key in published.of(city, "ja") if key.startswith("finder")]
    assert not published.of("fujimino", "ja")["forms/"].article.xpath(
        './/p[@class="k-callout"]')


def test_sitemap_and_open_data_have_it(published: Built, data: Any) -> None:
    sitemap = (published.site / "sitemap.xml").read_text(encoding="utf-8")
    for name in ("", "all/", *(f"{one['id']}/" for one in data["questions"])):
        assert f"<loc>https://kyodo.example/finder/{name}</loc>" in sitemap
    rows = (published.site / "data/finder-questions.csv").read_text("utf-8-sig").splitlines()
    assert len(rows) == 1 + sum(len(one["answers"]) for one in data["questions"])
    assert (published.site / "en/data/finder-results.csv").is_file()


# --- in a browser --------------------------------------------------------------------------

@pytest.fixture(scope="module")
def address(published: Built) -> Iterator[str]:
    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None: ...

    server = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(Quiet, directory=str(published.site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def browser() -> Iterator[sync_api.Browser]:
    with sync_api.sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path="/usr/bin/chromium",
                                             args=["--no-sandbox"])
        yield started
        started.close()


def ways(page: sync_api.Page) -> list[str]:
    return page.locator(".k-path__answer:visible").all_inner_texts()


@pytest.mark.browser
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_reader_without_scripts_answers_and_changes(
    browser: sync_api.Browser, address: str, data: Any, language: str
) -> None:
    """By keyboard alone, to an outcome that many answers lead to, and back to another one."""
    given = {one["id"]: [plain(answer["text"][language]) for answer in one["answers"]]
             for one in data["questions"]}
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{address}{'' if language == 'ja' else 'en/'}finder/")
    page.locator(".k-button").focus()
    page.keyboard.press("Enter")
    for name, number in (("for-whom", 1), ("part", 5), ("lacking", 5)):
        page.wait_for_url(f"**/finder/{name}/**")
        page.locator(".k-answer").nth(number - 1).focus()
        page.keyboard.press("Enter")
    page.wait_for_url("**/finder/talk-first/#_by-lacking-5")
    assert [plain(one) for one in ways(page)] == [
        given["for-whom"][0], given["part"][4], given["lacking"][4]]
    page.reload()
    assert len(ways(page)) == 3, "the address knows the way"
    page.locator(".k-path a:visible").nth(1).click()
    page.wait_for_url("**/finder/part/#_by-for-whom-1")
    assert [plain(one) for one in ways(page)] == [given["for-whom"][0]]
    page.goto(f"{page.url.partition('finder/')[0]}finder/talk-first/")
    assert ways(page) == [] and page.locator(".k-path__several").is_visible()
    page.context.close()


# What is less high or wide than a finger wants, of each kind of target.
_SMALL = """() => [[".k-answer, .k-button", 44, () => true],
                    [".k-path a", 24, one => one.checkVisibility()]].flatMap(
  ([query, least, counts]) => [...document.querySelectorAll(query)].filter(counts).filter(one => {
    const {width, height} = one.getBoundingClientRect()
    return width < least || height < least}).map(one => one.outerHTML.slice(0, 120)))"""


@pytest.mark.browser
@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_fit_and_targets_are_large(
    browser: sync_api.Browser, address: str, data: Any, language: str
) -> None:
    page = browser.new_page()
    names = ["", "all/", *(f"{one['id']}/" for part in ("questions", "outcomes")
                           for one in data[part])]
    for name in names:
        page.goto(f"{address}{'' if language == 'ja' else 'en/'}finder/{name}")
        for width in (320, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), name
            assert page.evaluate(_SMALL) == [], (name, width)
    page.evaluate("""() => document.querySelectorAll("article a").forEach(
      one => {one.style = "display: inline-block; overflow: hidden; height: 9px"})""")
    assert page.evaluate(_SMALL), "it would be found"
    page.close()


@pytest.mark.browser
def test_on_paper_the_way_and_the_whole_are_there(
    browser: sync_api.Browser, address: str, data: Any
) -> None:
    page = browser.new_page()
    page.emulate_media(media="print")
    page.goto(f"{address}finder/subsidy/#_by-own-share-1")
    assert len(ways(page)) == 4 and not page.locator(".k-path li > a").first.is_visible()
    page.goto(f"{address}finder/all/")
    for question in data["questions"]:
        assert page.get_by_text(question["question"]["ja"]).first.is_visible()
    page.close()


def test_read_without_styles_every_way_is_told(published: Built) -> None:
    page = pages(published, "ja")["finder/little-money/"]
    lists = page.article.xpath('.//nav[@class="k-path"]//ol')
    assert [one.get("id") for one in lists] == [
        "_by-own-share-2", "_by-own-share-3", "_by-lacking-1"]
    assert [len(one.findall("li")) for one in lists] == [4, 4, 3]
    assert items(page, './/nav[@class="k-path"]//li[1]/a')[0] == "変える(だれのため)"
