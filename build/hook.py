"""MkDocs events: each finds what it needs and calls a function of `build`.

MkDocs loads this file by path, and its script does not have the repository on sys.path.
"""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

root = Path(__file__).resolve().parent.parent
if str(root) not in sys.path:
    sys.path.insert(0, str(root))

from mkdocs.config.defaults import MkDocsConfig  # noqa: E402
from mkdocs.exceptions import Abort  # noqa: E402
from mkdocs.plugins import event_priority  # noqa: E402
from mkdocs.structure.files import Files  # noqa: E402
from mkdocs.structure.nav import Navigation  # noqa: E402
from mkdocs.structure.pages import Page  # noqa: E402

from build.cards.words import card_address, has_card, size  # noqa: E402
from build.cite.metadata import page_metadata  # noqa: E402
from build.html.landmarks import without_nameless_landmarks  # noqa: E402
from build.html.render import View  # noqa: E402
from build.languages.words import default, prefix, say  # noqa: E402
from build.mkdocs.extension import SegmentsExtension  # noqa: E402
from build.mkdocs.extras import ExtrasProcess  # noqa: E402
from build.mkdocs.navigation import neighbours, site_nav  # noqa: E402
from build.mkdocs.theme import drop_unused  # noqa: E402
from build.mkdocs.write import write_pages  # noqa: E402
from build.model.site import Site, inputs, load_site  # noqa: E402
from build.search.button import search_words  # noqa: E402
from document.errors import InputError  # noqa: E402

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer


def site_or_abort() -> Site:
    try:
        return load_site(root)
    except InputError as error:
        raise Abort(f"\n{error}") from None


def language(config: MkDocsConfig) -> str:
    """The language that static-i18n builds now; it runs the whole build once for each."""
    return config.plugins["i18n"].current_language or default  # type: ignore[attr-defined]


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Generate the pages before MkDocs looks for them; put in the navigation and the extension."""
    site, lang = site_or_abort(), language(config)
    if lang == default:
        # static-i18n runs everything once more for each further language; the pages of all lie there by then.
        write_pages(site, Path(config.docs_dir))
        config.markdown_extensions.append(SegmentsExtension(site))  # type: ignore[arg-type]
    config.nav = site_nav(site, lang)
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """The site's folder is empty now: let all that is not a page be written there meanwhile.

    One search index for all languages, since a reader may type any of them on any page.
    """
    drop_unused(files)
    if language(config) == default:
        extension(config).extras = ExtrasProcess(root, Path(config.site_dir))
    return files


def extension(config: MkDocsConfig) -> SegmentsExtension:
    return next(e for e in config.markdown_extensions if isinstance(e, SegmentsExtension))


def view_of(page: Page, config: MkDocsConfig) -> View:
    """What a page shows."""
    site, lang = extension(config).site, language(config)
    name = page.file.src_uri.removeprefix(f"{lang}/").split("/")[0]
    text = next((text for text in site.texts if text.id == name), site.texts[0])
    kind, division = str(page.meta.get("kind", "")), str(page.meta.get("division", ""))
    return View(site, text, lang, page.url, kind, division)


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Tell the extension which page comes next."""
    extension(config).view = view_of(page, config)
    return markdown


@event_priority(-200)
def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Previous and next go from article to article and from chapter to chapter."""
    site, lang = extension(config).site, language(config)
    pages = {page.url: page for page in nav.pages}
    for text in site.texts:
        base = f"{prefix(lang)}{text.id}/"
        for division in text.publication.document.walk():
            page = pages.get(f"{base}{division.key}/")
            if page:
                before, after = neighbours(text, division.role, division.key)
                page.previous_page = pages.get(f"{base}{before}/") if before else None
                page.next_page = pages.get(f"{base}{after}/") if after else None
    return nav


def on_pre_page(page: Page, config: MkDocsConfig, files: Files) -> Page:
    """The sitemap's dates are the edition's, not the clock's."""
    page.update_date = extension(config).site.date
    return page


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation) -> dict[str, Any]:
    lang = language(config)
    context["search"] = search_words(extension(config).site, lang)
    context["metadata"] = page_metadata(view_of(page, config), config.site_url or "")
    text = view_of(page, config).text
    context["card"] = card_address(text, lang) if has_card(text, lang) else ""
    context["card_size"] = size
    context["say"] = partial(say, lang)
    return context


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    return without_nameless_landmarks(output)


@event_priority(-200)
def on_post_build(config: MkDocsConfig) -> None:
    """Wait for the second process once every language has been built.

    static-i18n builds the other languages inside its own on_post_build, which comes before this one.
    """
    if config.plugins["i18n"].building:  # type: ignore[attr-defined]
        return
    extras = extension(config).extras
    errors = extras.finish() if extras else ""
    if errors:
        raise Abort(f"\n{errors}")


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
    """Rebuild when a source changes; the generated pages are written only when they differ, so nothing loops."""
    for path in inputs(root):
        server.watch(str(path))
    return server
