"""What a page says of itself to machines: Highwire tags that Zotero reads, and schema.org's JSON-LD."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import urljoin

from build.cite.citation import Citation, apa, citation, formats, gbt7714
from build.html.render import View
from build.languages.words import default, languages, prefix
from document.model import Division

__all__ = ["page_metadata"]

kinds = frozenset({"article", "chapter", "part", "full"})


def page_metadata(view: View, site_url: str) -> dict[str, Any]:
    """`citations` for the dialogue, `printed`, `highwire` pairs, `json_ld`; nothing for pages that show no text."""
    if view.kind not in kinds:
        return {}
    division = next((d for d in view.text.publication.document.walk() if d.key == view.division), None)
    page = f"{division.key}/" if division else "full/"
    cited = {
        lang: citation(view.text, lang, division, urljoin(site_url, f"{prefix(lang)}{view.text.id}/{page}"))
        for lang in languages
    }
    shown = [cited[view.lang], *([cited[default]] if view.lang == "en" else [])]
    return {
        "citations": [
            {"lang": c.lang, "url": c.url, "formats": [(name, write(c)) for name, write in formats.items()]}
            for c in shown
        ],
        "printed": (apa if view.lang == "en" else gbt7714)(cited[view.lang]),
        "highwire": highwire(cited[view.lang]),
        "json_ld": json_ld(view, division, cited, site_url),
    }


def highwire(c: Citation) -> list[tuple[str, str]]:
    return [
        ("citation_title", f"{c.title}: {c.part}" if c.part else c.title),
        ("citation_author", c.author),
        ("citation_publication_date", c.date.replace("-", "/")),
        ("citation_technical_report_institution", c.author),
        ("citation_language", c.lang),
        ("citation_public_url", c.url),
    ]


def json_ld(view: View, division: Division | None, cited: dict[str, Citation], site_url: str) -> str:
    """A report, or a part of one; which is the original and which a translation."""
    c = cited[view.lang]
    whole = {lang: urljoin(site_url, f"{prefix(lang)}{view.text.id}/full/") for lang in languages}
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "CreativeWork" if division else "Report",
        "@id": c.url,
        "name": view.edition.title(division) if division else c.title,
        "inLanguage": c.lang,
        "datePublished": c.date,
        "version": c.version,
        "author": {"@type": "Organization", "name": c.author},
    }
    if division:
        data["isPartOf"] = {"@type": "Report", "@id": whole[view.lang], "name": c.title}
    else:
        articles = view.text.publication.document.role("article")
        base = urljoin(site_url, f"{prefix(view.lang)}{view.text.id}/")
        data["hasPart"] = [{"@type": "CreativeWork", "@id": f"{base}{article.key}/"} for article in articles]
    if view.lang == "en":
        data["translationOfWork"] = {"@id": cited[default].url, "inLanguage": default}
    elif view.lang == default:
        data["workTranslation"] = {"@id": cited["en"].url, "inLanguage": "en"}
    return json.dumps(data, ensure_ascii=False).replace("<", "\\u003c")
