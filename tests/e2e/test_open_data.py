"""Open data of the built sites, read as somebody else's program would."""

from __future__ import annotations

import csv
import io
import json
from typing import Any
from urllib.parse import urljoin

import pytest
import yaml
from jsonschema import Draft202012Validator

from built import Built, Page, plain, words

pytestmark = pytest.mark.engine

HOST = "https://kyodo.example/"
FOLDERS = {"main": ".", "echizen": "municipalities/echizen", "fujimino": "municipalities/fujimino"}
NAMES = tuple(FOLDERS)


def place(name: str, language: str = "ja") -> str:
    return ("" if name == "main" else f"{name}/") + ("en/" if language == "en" else "")


def read(published: Built, name: str) -> dict[str, Any]:
    path = published.site / place(name) / "data" / "guideline.json"
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


@pytest.mark.parametrize("name", NAMES)
def test_the_schema_beside_it_knows_the_whole(published: Built, name: str) -> None:
    data = read(published, name)
    folder = published.site / place(name) / "data"
    schema = json.loads((folder / data["$schema"]).read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(data)


@pytest.mark.parametrize("name", NAMES)
def test_nothing_of_the_data_files_is_left_out(published: Built, name: str) -> None:
    """Every wording that is typed stands in the JSON as it is typed."""
    said = set(strings(read(published, name)))
    for path in sorted((published.root / FOLDERS[name] / "data").glob("*.yaml")):
        # The parser in C takes "…?}", which the one in Python does not.
        for text in wordings(yaml.load(path.read_text("utf-8"), yaml.CSafeLoader)):
            assert text.strip() in said, (path.name, text)


def strings(value: Any) -> list[str]:
    if isinstance(value, dict | list):
        parts = value.values() if isinstance(value, dict) else value
        return [text for part in parts for text in strings(part)]
    return [value] if isinstance(value, str) else []


def wordings(value: Any) -> list[str]:
    if isinstance(value, list):
        return [text for part in value for text in wordings(part)]
    if not isinstance(value, dict):
        return []
    own = [value[tag] for tag in ("ja", "en", "yomi") if isinstance(value.get(tag), str)]
    return own + [text for part in value.values() for text in wordings(part)]


@pytest.mark.parametrize("name", NAMES)
def test_addresses_lead_to_pages(published: Built, name: str) -> None:
    data = read(published, name)
    found = [text for text in addresses(data) if text]
    assert len(found) > 10
    for language, folder in data["site"]["languages"].items():
        for address in found:
            path, _, anchor = urljoin(data["site"]["url"] + folder, address).partition("#")
            page = published.pages[path.removeprefix(HOST)]
            assert page.lang == language
            assert not anchor or anchor in page.ids, address


def addresses(value: Any) -> list[str]:
    if isinstance(value, dict):
        own = [value["address"]] if isinstance(value.get("address"), str) else []
        return own + [one for part in value.values() for one in addresses(part)]
    return [one for part in value for one in addresses(part)] if isinstance(value, list) else []


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("name", NAMES)
def test_every_table_is_listed_with_its_rows(published: Built, name: str, language: str) -> None:
    page = published.of(name, language)["data/"]
    folder = published.site / place(name, language) / "data"
    listed = [link for link in page.article.xpath(".//a[@download]/@href") if ".csv" in link]
    assert sorted(listed) == sorted(path.name for path in folder.glob("*.csv"))
    assert len(listed) >= 10
    for link in listed:
        content = (folder / link).read_bytes()
        assert content.startswith(b"\xef\xbb\xbf")
        assert content.count(b"\n") == content.count(b"\r\n")
        header, *rows = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))
        assert rows and all(len(row) == len(header) for row in rows)
        assert not any(cell[:1] in "=+-@" for row in rows for cell in row if cell), link
        entry = plain(words(page.article.xpath(f'.//li[.//a[@href="{link}"]]')[0]))
        count = {"ja": f"{len(rows)}行",
                 "en": f"{len(rows)} row" + ("s" if len(rows) > 1 else "")}[language]
        assert count in entry and f"{-(-len(content) // 1000)} kb" in entry.lower()
        assert all(plain(heading) in entry for heading in header), link


def test_tables_agree_with_the_data(published: Built) -> None:
    data = read(published, "fujimino")
    for language, column in (("ja", "名前"), ("en", "Name")):
        path = published.site / place("fujimino", language) / "data" / "forms.csv"
        with path.open(encoding="utf-8-sig", newline="") as file:
            names = [row[column] for row in csv.DictReader(file)]
        assert names == [form["name"][language] for form in data["forms"]["items"]]
    assert not (published.site / "echizen/data/forms.csv").exists()


def test_terms_of_use(published: Built) -> None:
    assert "MITライセンス" in published.of("main", "ja")["data/"].text
    for name in ("echizen", "fujimino"):
        page = published.of(name, "en")["data/"]
        assert "No terms of use have been stated" in page.text
        (ask,) = page.article.xpath('./dl[1]//a[contains(@href, "contact/")]')
        assert plain(words(ask))


def test_it_is_found_from_every_page(published: Built) -> None:
    for name in NAMES:
        for language in ("ja", "en"):
            for page in published.of(name, language).values():
                links = {urljoin("/" + page.address, link)
                         for link in page.tree.xpath("//footer//a/@href")}
                assert f"/{place(name, language)}data/" in links
            home = published.of(name, language)[""]
            (way,) = [one.get("href") for one in home.rel("alternate")
                      if one.get("type") == "application/json"]
            assert urljoin("/" + home.address, way) == f"/{place(name)}data/guideline.json"
    assert any(link.endswith("/data/") for link in article(published, "downloads/"))


def article(published: Built, address: str) -> list[str]:
    page: Page = published.of("main", "ja")[address]
    return [urljoin("/" + page.address, link) for link in page.links("//article")]
