"""The few marks of Word's own format that python-docx has no words for."""

from __future__ import annotations

from typing import Any

from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

_CHECKBOX = (
    '<w:sdt {namespaces} xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml">'
    '<w:sdtPr><w:id w:val="{number}"/><w14:checkbox><w14:checked w14:val="0"/>'
    '<w14:checkedState w14:val="2611" w14:font="MS Gothic"/>'
    '<w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox></w:sdtPr>'
    '<w:sdtContent><w:r><w:rPr><w:rFonts w:ascii="MS Gothic" w:eastAsia="MS Gothic" '
    'w:hAnsi="MS Gothic" w:hint="eastAsia"/></w:rPr><w:t>☐</w:t></w:r></w:sdtContent></w:sdt>')


def element(name: str, **attributes: object) -> Any:
    """Return an element of Word's: ``element("w:shd", val="clear", fill="eeeeee")``."""
    made = OxmlElement(name)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), str(value))
    return made


def put(parent: Any, child: Any, *followers: str) -> None:
    """Put an element in the place of its kind: before those that have to come after it."""
    for old in parent.findall(child.tag):
        parent.remove(old)
    names = {qn(name) for name in followers}
    place = next((i for i, one in enumerate(parent) if one.tag in names), len(parent))
    parent.insert(place, child)


def fonts(properties: Any, latin: str, east_asian: str) -> None:
    """Name the fonts of Latin and of East Asian letters; the theme's no longer count."""
    put(properties, element("w:rFonts", ascii=latin, hAnsi=latin, eastAsia=east_asian, cs=latin),
        *(f"w:{name}" for name in ("b", "bCs", "i", "iCs", "caps", "color", "spacing", "kern",
                                   "sz", "szCs", "lang")))


def language(properties: Any, latin: str, east_asian: str) -> None:
    """Say in which language words are."""
    put(properties, element("w:lang", val=latin, eastAsia=east_asian))


def field(paragraph: Any, instruction: str) -> None:
    """Add something that Word counts by itself: PAGE, NUMPAGES."""
    simple = element("w:fldSimple", instr=instruction)
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    simple.append(run)
    paragraph._p.append(simple)


def checkbox(paragraph: Any, number: int) -> None:
    """Add a box that can be ticked on the screen and on paper."""
    paragraph._p.append(parse_xml(_CHECKBOX.format(namespaces=nsdecls("w"), number=number)))
