"""How a document for Word looks: page, styles, fonts, and what the file says about itself."""

from __future__ import annotations

import io
from functools import cache
from typing import Any

from docx import Document
from docx.document import Document as Letter
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_LINE_SPACING, WD_TAB_ALIGNMENT
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from kyodo.documents.markup import element, field, fonts, language, put
from kyodo.views.documents import DocumentView

INK = RGBColor(0x1A, 0x1A, 0x1A)
QUIET = RGBColor(0x55, 0x55, 0x55)
"""Dark enough to be read after a photocopy."""
WIDTH = Mm(170)
"""Width of the text on the page."""
_KEPT = {"Normal", "Body Text", "Header", "Footer", "Title", "Heading 1", "List Paragraph",
         "Table Grid", "Normal Table", "No List", "Default Paragraph Font"}
# Name, size, bold, space before and after, all in points. "Normal" stands in cells.
_LOOKS = (("Normal", 10.5, False, 0, 0), ("Body Text", 10.5, False, 0, 4),
          ("Title", 17, True, 6, 10), ("Heading 1", 12, True, 14, 5), ("Header", 9, False, 0, 0),
          ("Footer", 9, False, 0, 0), ("List Paragraph", 10.5, False, 0, 3))
_LINE_HEIGHT = 1.35
"""Of the size of the letters; fonts themselves differ widely in what they take for a line."""
_OVERRULED = ("w:pBdr", "w:contextualSpacing", "w:tabs", "w:ind")
"""What the template's styles have and ours do not."""


def blank_letter(view: DocumentView) -> Letter:
    """Return an empty document on A4, with the styles that ours use and no others."""
    letter = Document(io.BytesIO(_template()))
    _set_styles(letter, view)
    _set_fonts(letter, view)
    _set_page(letter, view)
    _set_properties(letter, view)
    return letter


@cache
def _template() -> bytes:
    """Return the library's template without its picture and the styles that nobody uses.

    Most of the work on a document would be to read and write these.
    """
    letter = Document()
    for style in list(letter.styles):
        if style.name not in _KEPT:
            style.element.getparent().remove(style.element)
    for style in letter.styles:
        for name in ("w:link", "w:next"):
            for one in style.element.findall(qn(name)):
                style.element.remove(one)
    _drop_relations(letter.part.rels, "stylesWithEffects", "customXml")
    _drop_relations(letter.part.package.rels, "thumbnail")
    file = io.BytesIO()
    letter.save(file)
    return file.getvalue()


def _drop_relations(relations: Any, *kinds: str) -> None:
    for key, relation in list(relations.items()):
        if relation.reltype.rsplit("/", 1)[-1] in kinds:
            del relations[key]


def _set_styles(letter: Letter, view: DocumentView) -> None:
    defaults = letter.styles.element.find(qn("w:docDefaults"))
    properties = defaults.find(qn("w:rPrDefault")).find(qn("w:rPr"))
    fonts(properties, view.fonts[0], view.first_fonts[0])
    language(properties, view.locale, view.first_locale)
    for name, size, bold, before, after in _LOOKS:
        style: Any = letter.styles[name]
        assert style.type == WD_STYLE_TYPE.PARAGRAPH
        fonts(style.element.get_or_add_rPr(), view.fonts[0], view.first_fonts[0])
        style.font.size, style.font.bold, style.font.color.rgb = Pt(size), bold, INK
        style.paragraph_format.space_before = Pt(before)
        style.paragraph_format.space_after = Pt(after)
        style.paragraph_format.line_spacing_rule = WD_LINE_SPACING.AT_LEAST
        style.paragraph_format.line_spacing = Pt(size * _LINE_HEIGHT)
        style.paragraph_format.keep_with_next = name == "Heading 1"
        style.paragraph_format.widow_control = True
        for overruled in _OVERRULED:
            for one in style.element.pPr.findall(qn(overruled)):
                style.element.pPr.remove(one)


def _set_fonts(letter: Letter, view: DocumentView) -> None:
    """Name the fonts that may stand in where a machine does not have ours."""
    part = next(rel.target_part for rel in letter.part.rels.values()
                if rel.reltype.endswith("/fontTable"))
    names = dict.fromkeys([view.fonts, view.first_fonts])
    listed = "".join(
        f'<w:font w:name="{first}"><w:altName w:val="{",".join(others)}"/></w:font>'
        for first, *others in names)
    part._blob = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts xmlns:w='
        f'"http://schemas.openxmlformats.org/wordprocessingml/2006/main">{listed}</w:fonts>'
    ).encode()
    settings = letter.settings.element
    put(settings, element("w:themeFontLang", val=view.locale, eastAsia=view.first_locale),
        "w:clrSchemeMapping", "w:shapeDefaults", "w:decimalSymbol")
    for setting in settings.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")  # else Word takes it for a file of an old version


def _set_page(letter: Letter, view: DocumentView) -> None:
    page = letter.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = Mm(20)
    page.top_margin, page.bottom_margin = Mm(20), Mm(18)
    page.header_distance = page.footer_distance = Mm(10)
    if view.number:
        page.header.paragraphs[0].text = view.number
    foot = page.footer.paragraphs[0]
    foot.paragraph_format.tab_stops.add_tab_stop(WIDTH, WD_TAB_ALIGNMENT.RIGHT)
    foot.add_run(f"{view.guideline}\t")
    field(foot, "PAGE")
    foot.add_run(" / ")
    field(foot, "NUMPAGES")


def _set_properties(letter: Letter, view: DocumentView) -> None:
    said = letter.core_properties
    said.title, said.author, said.language = view.title.plain, view.owner, view.locale
    said.subject = view.guideline
    said.comments = said.last_modified_by = said.keywords = ""
