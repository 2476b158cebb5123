"""The page about an edition: where the text comes from, what was left out, every emendation."""

from __future__ import annotations

from dataclasses import dataclass

from build.html.environment import render_template
from build.html.view import View
from build.model.text import Text
from document.characters import unseen
from document.model import make_anchor
from document.script.emendations import Change, Emendation
from translate.languages import rendering_tag

__all__ = ["EmendationRow", "list_exceptions", "list_facts", "list_rows", "render_about", "tell_emended"]

# With more places than this, a change (punctuation) is counted and not listed place by place.
most_listed = 40


@dataclass(frozen=True)
class EmendedPlace:
    """One place that was changed."""

    name: str
    # Of the sentence.
    href: str
    before: str
    edited: str
    after: str


@dataclass(frozen=True)
class EmendationRow:
    """One kind of change."""

    kind: str
    received: str
    edited: str
    count: int
    places: tuple[EmendedPlace, ...]
    # Empty where there are too many to list.


def render_about(view: View, heading: tuple[str, str] | None = None) -> str:
    """Source, emendations, exceptions and furniture of one text, as tables; below a heading (id, words) if given."""
    script = "hans" if view.text.publication.is_hans else "hant"
    edited = next((x.tag for x in view.site.languages if x.edition == script), view.text.original.lang)
    return render_template(
        "about.html",
        view=view,
        heading=heading,
        emended=tell_emended(view),
        facts=list_facts(view),
        rows=list_rows(view),
        exceptions=list_exceptions(view.text),
        furniture=view.text.publication.furniture,
        edited=edited,
        reasons=rendering_tag,
    )


def tell_emended(view: View) -> str:
    """What the edition in the script of the source is, and what is listed as emended."""
    return view.say(f"about_emended_{view.text.publication.source.script.replace('-', '_')}")


def list_facts(view: View) -> list[tuple[str, str]]:
    """What is known of the source: name and value, in the page's language."""
    publication, account, source = view.text.publication, view.text.publication.account, view.text.publication.source
    copied = ", ".join(filter(None, (view.pick(source.publisher), source.published)))
    unread = len(publication.unread)
    counted = view.say("about_counted", **vars(account), total=account.total)
    facts = {
        "title": view.edition.readings[publication.document.title.key].text,
        "issuer": view.pick_all(publication.issuers),
        "number": publication.document_number,
        "adopted": ", ".join(filter(None, (publication.dates.adopted, view.pick(publication.adopted_by)))),
        "issued": publication.dates.issued,
        "published": publication.dates.published,
        "effective": publication.dates.effective,
        "copy": " ".join(filter(None, (copied, source.url))),
        "version": f"{publication.version}, {publication.version_date}",
        "account": counted,
        "unread": view.say("about_unread_places", count=unread) if unread else "",
    }
    return [(view.say(f"about_{name}"), value) for name, value in facts.items() if value]


def list_exceptions(text: Text) -> list[tuple[str, str]]:
    """What the conversion of the text leaves as it is, or prints otherwise: words and reason."""
    rules = text.publication.rules
    return [(w.hant, w.reason) for w in rules.protected] + [(g.printed, g.reason) for g in rules.glyphs]


def list_rows(view: View) -> list[EmendationRow]:
    """Every kind of change with its places, in the page's language."""
    return [row(emendation, view) for emendation in view.text.emendations]


def row(emendation: Emendation, view: View) -> EmendationRow:
    changes = emendation.changes
    return EmendationRow(
        emendation.kind,
        name_received(emendation.received) or view.say("about_space"),
        emendation.edited if emendation.edited.strip() else view.say("about_removed"),
        len(changes),
        tuple(place(change, view) for change in changes) if len(changes) <= most_listed else (),
    )


def name_received(text: str) -> str:
    """The characters as they can be seen; "" for white space."""
    return " ".join(f"U+{ord(c):04X}" for c in text) if unseen.match(text) else text.strip()


def place(change: Change, view: View) -> EmendedPlace:
    name, href = view.name_of(change.key), about_address(change.key, view)
    return EmendedPlace(name, href, change.before, change.edited, change.after)


def about_address(key: str, view: View) -> str:
    return f"{view.to(view.text.section_of[key].page)}#{make_anchor(key)}"
