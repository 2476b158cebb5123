"""MkDocs events: each finds what it needs and calls a function of `build`.

MkDocs loads this file by path, and its script does not have the repository on sys.path.
"""

from __future__ import annotations

import sys
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

root = Path(__file__).resolve().parent.parent
if str(root) not in sys.path:
    sys.path.insert(0, str(root))

from document.start import check_python  # noqa: E402

check_python()

from jinja2 import Environment  # noqa: E402
from mkdocs.config.defaults import MkDocsConfig  # noqa: E402
from mkdocs.exceptions import Abort  # noqa: E402
from mkdocs.plugins import event_priority  # noqa: E402
from mkdocs.structure.files import Files  # noqa: E402
from mkdocs.structure.nav import Navigation  # noqa: E402
from mkdocs.structure.pages import Page  # noqa: E402

from build.html.environment import keep_compiled  # noqa: E402
from build.html.view import View  # noqa: E402
from build.languages.language import Language, load_languages  # noqa: E402
from build.mkdocs.anchors import tell_anchors  # noqa: E402
from build.mkdocs.context import make_context, make_error_context  # noqa: E402
from build.mkdocs.extras import ExtrasProcess  # noqa: E402
from build.mkdocs.kept import load_kept_site  # noqa: E402
from build.mkdocs.policy import add_policy  # noqa: E402
from build.mkdocs.settings import check_settings, hold_folder  # noqa: E402
from build.mkdocs.textpages import TextPage, add_text_pages, keep_out_of_nav, map_addresses  # noqa: E402
from build.mkdocs.theme import drop_unused_files, remove_nameless_landmarks  # noqa: E402
from build.mkdocs.write import write_pages, write_shared_files  # noqa: E402
from build.mkdocs.written.directives import DirectiveExtension, fill_directives  # noqa: E402
from build.mkdocs.written.home import fill_home  # noqa: E402
from build.model.site import Site, list_inputs  # noqa: E402
from document.errors import InputError, explain  # noqa: E402

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer


@dataclass
class BuildState:
    """What one build keeps from event to event, in `config.extra`."""

    site: Site
    extras: ExtrasProcess | None = None
    # The second process, from the first page of the first language on.
    held: ExitStack = field(default_factory=ExitStack)
    # The lock of the folder that is built.


@dataclass
class Run:
    """What holds for every build of this process; MkDocs keeps the module from one to the next."""

    serving: bool = False
    # Whether its server puts a script of its own into every page.
    state: BuildState | None = None
    # Of the build that goes on.


current = Run()


def state_of(config: MkDocsConfig) -> BuildState:
    state: BuildState = config.extra["duizhao"]
    return state


def list_tags(config: MkDocsConfig) -> list[str]:
    """The languages that are really built, the one at the site's root first."""
    built = [x for x in config.plugins["i18n"].config.languages if x.build]
    return [x.locale for x in sorted(built, key=lambda x: not x.default)]


def language_of(config: MkDocsConfig) -> Language:
    """The language that static-i18n builds now; it runs the whole build once for each."""
    site, tag = state_of(config).site, config.plugins["i18n"].current_language  # type: ignore[attr-defined]
    return site.language(tag) if tag else site.default


def is_first_language(config: MkDocsConfig) -> bool:
    return language_of(config) is state_of(config).site.default


def on_startup(command: str, dirty: bool) -> None:
    """MkDocs says once what it was called for."""
    current.serving = command == "serve"


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Generate the pages before MkDocs looks for them; put in the navigation and the extension."""
    if "duizhao" not in config.extra:
        check_settings(config, root)
        config.extra["duizhao"] = current.state = BuildState(load_kept_site(root, list_tags(config)))
        if not current.serving:
            current.state.held.enter_context(hold_folder(Path(config.site_dir), root))
        # static-i18n runs everything once more for each further language; the pages of all lie there by then.
        write_pages(state_of(config).site, Path(config.docs_dir))
        write_shared_files(state_of(config).site, Path(config.docs_dir))
        config.markdown_extensions.append(DirectiveExtension())  # type: ignore[arg-type]
    say = language_of(config).say
    config.nav = [{say("home"): "index.md"}, {say("glossary"): "glossary.md"}]
    return config


@event_priority(-200)
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """The site's folder is empty now: let all that is not a page be written there meanwhile.

    One search index for all languages, since a reader may type any of them on any page.
    """
    state = state_of(config)
    drop_unused_files(files)
    keep_out_of_nav(files, state.site, language_of(config))
    if is_first_language(config):
        docs, folder = Path(config.docs_dir), Path(config.site_dir)
        state.extras = ExtrasProcess(root, state.site, docs, folder, config.site_url or "")
    return files


def view_of(page: Page, config: MkDocsConfig) -> View:
    """What a page shows. A page that a person wrote shows the first text, as far as it shows any."""
    if isinstance(page, TextPage):
        return page.view
    site = state_of(config).site
    return View(site, site.texts[0], language_of(config), page.url)


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """A written page with the list of texts where it asks for it."""
    filled, said = fill_home(markdown, state_of(config).site, language_of(config))
    page.meta = {**said, **page.meta}
    return filled


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """A written page with its directives filled; a page of a text has all that it shows."""
    if isinstance(page, TextPage):
        return html
    filled = fill_directives(html, view_of(page, config), Path(page.file.abs_src_path or page.file.src_uri))
    tell_anchors(page, filled, map_addresses(files))
    return filled


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """MkDocs makes an environment for each language: compile the theme's templates once for all of them."""
    return keep_compiled("theme", env)


@event_priority(-200)
def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """The pages of the texts, which the navigation does not hold."""
    add_text_pages(nav, files, state_of(config).site, language_of(config), config)
    return nav


def on_pre_page(page: Page, config: MkDocsConfig, files: Files) -> Page:
    """The sitemap's dates are the editions', not the clock's; a page of no text has that of the newest."""
    publication = page.view.text.publication if isinstance(page, TextPage) else None
    page.update_date = publication.version_date if publication else state_of(config).site.date
    return page


@event_priority(-200)
def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation) -> dict[str, Any]:
    """Give the theme's templates what they print of the page."""
    return {**context, **make_context(view_of(page, config), page, config)}


def on_template_context(context: dict[str, Any], template_name: str, config: MkDocsConfig) -> dict[str, Any]:
    """Give the templates that are no page (the error page, the sitemap) what they print."""
    files = chain(*config.plugins["i18n"].i18n_files_per_language.values())  # type: ignore[attr-defined]
    return {**context, **make_error_context(state_of(config).site, language_of(config), files, config)}


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Mend the theme's landmarks; then say what the page may run and load."""
    html = remove_nameless_landmarks(output)
    return html if current.serving else add_policy(html, page.content or "")


def on_post_template(output: str, template_name: str, config: MkDocsConfig) -> str:
    """The error page has a policy too."""
    return output if current.serving or not template_name.endswith(".html") else add_policy(output)


@event_priority(-200)
def on_post_build(config: MkDocsConfig) -> None:
    """Wait for the second process once every language has been built.

    static-i18n builds the other languages inside its own on_post_build, which comes before this one.
    """
    state = state_of(config)
    if config.plugins["i18n"].building or not state.extras:  # type: ignore[attr-defined]
        return
    if errors := state.extras.finish():
        raise Abort(f"\n{errors}")
    state.held.close()


def on_build_error(error: Exception) -> None:
    """Whatever of the files ends a build is told in one line, and the second process ends with it."""
    if current.state and current.state.extras:
        current.state.extras.stop()
    if isinstance(error, OSError):
        error = explain(error, "the site")
    if isinstance(error, InputError):
        raise Abort(f"\n{error}") from None


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
    """Rebuild when a source changes; the generated pages are written only when they differ, so nothing loops."""
    inputs = list_inputs(root, load_languages())
    # What is not there yet would end the watching: its folder sees it come.
    for path in sorted({path if path.exists() else path.parent for path in inputs}):
        if path.exists():
            server.watch(str(path))
    return server
