"""What stands in a page's head: title, description, addresses, Open Graph, JSON-LD."""

from __future__ import annotations

from typing import Any

from kyodo.addresses import QUICK_READ
from kyodo.export.files import FOLDER, WHOLE
from kyodo.language import words_for
from kyodo.links import relative
from kyodo.views.site import PageView, SiteView


def head_of(site: SiteView, page: PageView, url: str | None) -> dict[str, Any]:
    """Return the front matter of a staged page; ``url`` is the address of the site's root."""
    own = dict(addresses(site, page))[site.language]
    front: dict[str, Any] = {
        "title": page.title.plain,
        "description": page.description,
        "languages": [
            {"lang": language, "name": words_for(language)["language"], "address": address,
             "way": relative(address, own)}
            for language, address in addresses(site, page)
        ],
    }
    if url:
        front["canonical"] = url + own
        front["hreflang"] = [{"lang": language, "url": url + address}
                             for language, address in addresses(site, page)]
        front["default_url"] = url + addresses(site, page)[0][1]
        front["og"] = {
            "og:type": "website" if page.key.kind == "home" else "article",
            "og:title": page.title.plain,
            "og:description": page.description,
            "og:url": url + own,
            "og:site_name": site.frame.title.plain,
            "og:locale": words_for(site.language).get("locale", site.language),
        }
    if page.key.kind in ("home", "contact"):
        front["jsonld"] = _organisation(site, url)
    if page.key.kind in ("process", "version") and page.body.phases:
        front["scripts"] = ["walk"]
    if page.key.kind == QUICK_READ and page.body.furigana:
        front["scripts"] = ["furigana"]
    if page.key.kind == "home":
        front["open_data"] = relative(f"{FOLDER}/{WHOLE}", own)
    return front


def addresses(site: SiteView, page: PageView) -> list[tuple[str, str]]:
    """Return language and address, from the site's root, of the page in each language."""
    return [(language, place + page.key.address)
            for language, place in site.voice.speaker.places.items()]


def _organisation(site: SiteView, url: str | None) -> dict[str, Any]:
    """Return the site and the municipality that it is about, in schema.org's terms."""
    info = site.voice.guideline.info
    say = site.voice.speaker.say
    organisation: dict[str, Any] = {
        "@type": "GovernmentOrganization",
        "name": site.frame.municipality.plain,
    }
    if info.municipality.url:
        organisation["url"] = info.municipality.url
    if info.municipality.prefecture and (area := say(info.municipality.prefecture)):
        organisation["areaServed"] = area.plain
    points = []
    for contact in info.contacts:
        office, address = say(contact.office), say(contact.address)
        point = {"@type": "ContactPoint", "contactType": office.plain if office else None,
                 "telephone": contact.tel, "faxNumber": contact.fax, "email": contact.email,
                 "url": contact.url}
        points.append({key: value for key, value in point.items() if value})
        if address and "address" not in organisation:
            organisation["address"] = {
                "@type": "PostalAddress", "addressCountry": "JP",
                "streetAddress": address.plain,
                **({"postalCode": contact.postal_code} if contact.postal_code else {}),
            }
    if points:
        organisation["contactPoint"] = points
    whole: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "WebSite",
        "name": site.frame.title.plain,
        "inLanguage": site.language,
        # Only the municipality itself can be said to publish its guideline.
        "publisher" if info.official else "about": organisation,
    }
    if url:
        whole["url"] = url
    return whole
