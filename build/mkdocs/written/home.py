"""`::: publications` in a page that a person wrote: the texts of the site, as Markdown that MkDocs reads with the page.

A site of one text begins with what lies in the text's own folder, `home/<tag>.md`; a site of several lists them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from mkdocs.utils.meta import get_data

from build.html.closing import describe_states
from build.html.view import View
from build.languages.language import Language, pick
from build.mkdocs.markdown import escape_markdown
from build.mkdocs.written.directives import home_directive
from build.model.site import Site, find_home_file
from build.model.text import Text
from document.yamlfile import read_text

__all__ = ["fill_home", "list_home_files"]

asked_for = re.compile(rf"^::: {home_directive}[ ]*$", re.MULTILINE)


def fill_home(markdown: str, site: Site, language: Language) -> tuple[str, dict[str, str]]:
    """The page with the texts in the place of the directive, and what the only text's front matter says of it."""
    if not asked_for.search(markdown):
        return markdown, {}
    only = site.find_only_text(language)
    found, said = write_one(only, language) if only else (write_list(site, language), {})
    return asked_for.sub(lambda _: found, markdown), said


def write_one(text: Text, language: Language) -> tuple[str, dict[str, str]]:
    """What an editor wrote for the only text of a site, or its title, contents and downloads."""
    path = find_home_file(text.publication.folder, language)
    if path.is_file():
        body, said = get_data(read_text(path))
        return body.strip(), {name: str(value) for name, value in said.items()}
    title = text.publication.short_title
    return f"# {escape_markdown(pick(title, language))}\n\n::: contents {text.id}\n\n::: downloads {text.id}", {}


def write_list(site: Site, language: Language) -> str:
    """A heading for each text that leads to it, what is known of it, how far it is translated, its downloads."""
    head = f"# {escape_markdown(language.say(home_directive))}"
    return "\n\n".join(
        (head, *(line for text in site.texts_in(language) for line in list_facts_of(text, site, language)))
    )


def list_facts_of(text: Text, site: Site, language: Language) -> Iterator[str]:
    view = View(site, text, language, language.prefix)
    yield f"## [{escape_markdown(view.pick(text.publication.short_title))}]({text.id}/index.md)"
    yield escape_markdown(" · ".join(view.list_facts()))
    if language.is_translation:
        yield escape_markdown(describe_states(view.edition.readings, view.edition))
    yield f"::: downloads {text.id}"


def list_home_files(site: Site) -> tuple[Path, ...]:
    """What editors wrote for the home page, as far as it is shown."""
    shown = ((site.find_only_text(language), language) for language in site.languages)
    paths = (find_home_file(text.publication.folder, language) for text, language in shown if text)
    return tuple(filter(Path.is_file, paths))
