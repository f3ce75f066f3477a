"""The page that compares the guidelines, against their data as it is typed."""

from __future__ import annotations

from copy import deepcopy
from typing import Any
from urllib.parse import urljoin

import pytest
import yaml

from built import Built, Page, plain, tight, words

pytestmark = pytest.mark.engine

FOLDERS = {"main": "", "echizen": "municipalities/echizen/", "fujimino": "municipalities/fujimino/"}
HOST = "https://kyodo.example/"
NONE = {"ja": "なし", "en": "None"}
NO_SECTION = {"ja": "この章はありません", "en": "This section does not exist"}
NAME_ONLY = {"ja": "名前のみ", "en": "name only"}


def items(published: Built, name: str, file: str, key: str = "items") -> dict[str, Any]:
    """Return the records of a data file by id, read without kyodo."""
    path = published.root / FOLDERS[name] / "data" / f"{file}.yaml"
    if not path.exists():
        return {}
    data = yaml.load(path.read_text("utf-8"), yaml.CSafeLoader)
    return {one["id"]: one for one in flat(data.get(key, []))}


def flat(records: list[Any]) -> list[Any]:
    return [one for record in records for one in (record, *flat(record.get("items", [])))]


def rows(page: Page, section: str) -> list[list[str]]:
    """Return the words of each cell of a table's body, without whose they are."""
    (table,) = page.article.xpath(f'.//h2[@id="_{section}"]/following::table[1]')
    table = deepcopy(table)  # other tests read the page as it is
    for label in table.xpath('.//*[@class="k-compare__who"]'):
        label.text = ""
    return [[plain(words(cell)) for cell in row.xpath("./th | ./td")]
            for row in table.xpath("./tbody/tr")]


@pytest.mark.parametrize(("section", "key"), [
    ("principles", "items"), ("forms", "items"), ("processes", "items"), ("promotion", "bodies"),
    ("measures", "items")])
@pytest.mark.parametrize("language", ["ja", "en"])
def test_every_record_stands_in_its_row(
    published: Built, language: str, section: str, key: str
) -> None:
    data = [found for name in FOLDERS if (found := items(published, name, section, key))]
    shown = rows(published.of("main", language)["compare/"], section)
    ids = list(dict.fromkeys(one for found in data for one in found))
    assert len(shown) == len(ids) and len(ids) > 1
    for record_id, row in zip(ids, shown, strict=True):
        assert len(row) == len(data)
        for found, cell in zip(data, row, strict=True):
            assert tight(cell) == tight(expected(found.get(record_id), language)), record_id


def expected(record: Any, language: str) -> str:
    if record is None:
        return NONE[language]
    name = (record.get("name") or record["title"])[language]
    number = record.get("number", record.get("code", ""))
    return plain(f"{number} {name} {NAME_ONLY[language] if record.get('missing') else ''}")


@pytest.mark.parametrize("language", ["ja", "en"])
def test_sections_and_who_lacks_them(published: Built, language: str) -> None:
    page = published.of("main", language)["compare/"]
    table = rows(page, "sections")
    assert sum(NO_SECTION[language] in row for row in table) > 3
    lacking = [plain(words(one)) for one in page.article.xpath('.//p[@class="k-missing"]')]
    assert len(lacking) == 2 and all(line.endswith(NO_SECTION[language]) for line in lacking)


@pytest.mark.parametrize("language", ["ja", "en"])
def test_tables_are_tables(published: Built, language: str) -> None:
    page = published.of("main", language)["compare/"]
    tables = page.article.xpath(".//table")
    assert len(tables) == 6
    for table in tables:
        assert plain(words(table.find("caption")))
        columns = table.xpath("./thead/tr/th[@scope='col']")
        assert len(columns) >= 2
        for row in table.xpath("./tbody/tr"):
            assert len(row.xpath("./th[@scope='row']")) == 1
            assert len(row) == len(columns)
            assert all(plain(words(cell)) for cell in row)


def test_links_lead_to_the_same_language(published: Built) -> None:
    page = published.of("main", "en")["compare/"]
    links = page.article.xpath(".//table//a/@href")
    assert len(links) > 80
    for link in links:
        target = urljoin(HOST + page.address, link).removeprefix(HOST).partition("#")[0]
        assert published.pages[target].lang == "en"


def test_it_is_found(published: Built) -> None:
    """From the home page beside the other guidelines, from the menu, and from each principle."""
    for language in ("ja", "en"):
        pages = published.of("main", language)
        home = pages[""]
        assert any(link.endswith("compare/") for link in home.menu)
        assert any(str(link).endswith("compare/") for link in home.article.xpath(
            './/h2[@id="_other-guidelines"]/following::a/@href'))
        links = [urljoin("/" + pages["principles/equality/"].address, link)
                 for link in pages["principles/equality/"].links("//article")]
        place = "en/" if language == "en" else ""
        for city in ("echizen", "fujimino"):
            assert f"/{city}/{place}principles/equality/" in links


def test_cities_do_not_have_it(published: Built) -> None:
    for name in ("echizen", "fujimino"):
        for page in published.of(name, "ja").values():
            assert not any("compare" in link for link in page.links()), page.path
