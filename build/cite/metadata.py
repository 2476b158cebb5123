"""What a page says of itself to machines: Highwire tags that Zotero reads, and schema.org's JSON-LD."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urljoin

from jinja2.utils import htmlsafe_json_dumps
from markupsafe import Markup

from build.cite.citation import Citation, formats, make_citation, print_citation
from build.html.view import View, shows_text
from document.model import Division

__all__ = ["make_metadata"]


def make_metadata(view: View, site_url: str) -> dict[str, Any]:
    """`citations` for the dialogue, `printed`, `highwire` pairs, `json_ld`; nothing for pages that show no text."""
    if not shows_text(view.kind):
        return {}
    division = view.division
    page = division.page if division else "full/"
    addresses = {lang: address(view, lang, page, site_url) for lang in view.text.editions}
    cited = {lang: make_citation(view.text, lang, division, url) for lang, url in addresses.items()}
    shown = [cited[view.lang], *([cited[view.text.original.lang]] if view.language.is_translation else [])]
    return {
        "citations": [describe_citation(c, view) for c in shown],
        "printed": print_citation(cited[view.lang]),
        "highwire": list_highwire(cited[view.lang]),
        "json_ld": write_json_ld(view, division, cited, site_url),
    }


def address(view: View, lang: str, page: str, site_url: str) -> str:
    """Absolute address of a page of the text in one language."""
    return urljoin(site_url, f"{view.site.language(lang).prefix}{view.text.id}/{page}")


def describe_citation(c: Citation, view: View) -> dict[str, Any]:
    label = view.say("this_translation" if c.language.is_translation else "chinese_original")
    return {"lang": c.lang, "label": label, "url": c.url, "formats": [(n, write(c)) for n, write in formats.items()]}


def list_highwire(c: Citation) -> list[tuple[str, str]]:
    pairs = [
        ("citation_title", f"{c.title}: {c.part}" if c.part else c.title),
        ("citation_author", c.author),
        ("citation_publication_date", c.date.replace("-", "/")),
        ("citation_technical_report_institution", c.author),
        ("citation_language", c.lang),
        ("citation_public_url", c.url),
    ]
    return [(name, value) for name, value in pairs if value]


def write_json_ld(view: View, division: Division | None, cited: Mapping[str, Citation], site_url: str) -> Markup:
    """A report, or a part of one; which is the original and which a translation. Safe inside a script element."""
    c = cited[view.lang]
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "CreativeWork" if division else "Report",
        "@id": c.url,
        "name": view.edition.title(division) if division else c.title,
        "inLanguage": c.lang,
        **({"datePublished": c.date} if c.date else {}),
        "version": c.version,
        **({"author": {"@type": "Organization", "name": c.author}} if c.author else {}),
    }
    if division:
        whole = address(view, view.lang, "full/", site_url)
        data["isPartOf"] = {"@type": "Report", "@id": whole, "name": c.title}
    else:
        articles = view.text.publication.document.role("article")
        base = address(view, view.lang, "", site_url)
        data["hasPart"] = [{"@type": "CreativeWork", "@id": f"{base}{article.page}"} for article in articles]
    original, translations = view.text.original.lang, view.text.translations
    if view.language.is_translation and original in cited:
        data["translationOfWork"] = {"@id": cited[original].url, "inLanguage": original}
    elif view.lang == original and translations:
        made = [{"@id": cited[x.tag].url, "inLanguage": x.tag} for x in translations]
        data["workTranslation"] = made[0] if len(made) == 1 else made
    return htmlsafe_json_dumps(data, ensure_ascii=False)
