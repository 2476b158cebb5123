"""Saved web pages: the text that a reader sees, the main part of it apart from the furniture of the page."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from selectolax.lexbor import LexborHTMLParser, LexborNode

from document.intake.readers.piece import FilePiece, FileReading
from document.intake.readers.web.pagefacts import PageFacts, find_page_facts
from document.intake.readers.web.pagelines import PageLine, list_lines
from document.intake.readers.web.pagewalk import is_furniture, silent_tags, walk

__all__ = ["find_charset", "read_webpage"]

charset = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]+)", re.IGNORECASE)
known_mains = (
    "#js_content, #UCAP-CONTENT, #zoom, #Zoom, #zoomcon, .TRS_Editor, .TRS_UEDITOR, .pages_content, .article-content, "
    ".article_content, #article-content, .rich_media_content, .law-reg-content, [itemprop=articleBody], article, main"
)
# Where pages of authorities, of news sites and of WeChat have their text.
never_main = frozenset(("p", "table", "tbody", "tr", "ul", "ol", "li", "span", "font", "h1", "h2", "blockquote", "pre"))
most_of_it = 0.8
# The share of the words of its parent with which a child alone is the main part.
white_runs = re.compile(r"\s+")


def find_charset(content: bytes) -> str:
    """The encoding that a page says it has, "" where it says none."""
    match = charset.search(content[:4096])
    return match[1].decode("ascii") if match else ""


def read_webpage(text: str, name: str) -> FileReading:
    """The pieces of a page in the order of its source; what is not its main part is furniture with a reason.

    Nothing in it is run, and no address in it is asked for. InputError where its elements lie too deep in one another.
    """
    tree = LexborHTMLParser(text)
    facts = find_page_facts(tree, text)
    body = tree.body
    if body is None:
        return FileReading((), "web page")
    main = find_main(body, name)
    pieces = keep_title([label_page_line(line) for line in list_lines(body, main, name)], facts)
    return FileReading(tuple(pieces), "web page", facts.title, facts.published, facts.publisher, facts.url)


def find_main(body: LexborNode, name: str) -> LexborNode:
    """The element that holds the text: a known one, or the innermost that has most of the words outside links."""
    weights = weigh_elements(body, name)
    whole = weights.get(body.mem_id, 0)
    known = [node for node in body.css(known_mains) if weights.get(node.mem_id, 0) * 2 > whole]
    node = min(known, key=lambda found: weights[found.mem_id], default=body)
    while True:
        least = weights.get(node.mem_id, 0) * most_of_it
        heavy = [child for child in node.iter() if weights.get(child.mem_id, 0) > least]
        if not heavy or heavy[0].tag in never_main:
            return node
        node = heavy[0]


def weigh_elements(body: LexborNode, name: str) -> dict[int, int]:
    """How many characters of text outside links and furniture each element holds."""
    weights: dict[int, int] = {}
    chain: list[int] = []
    unread = 0
    for node, opens in walk(body, name):
        if node.is_text_node:
            length = len((node.text_content or "").strip()) if opens and not unread else 0
            for above in chain if length else ():
                weights[above] = weights.get(above, 0) + length
        elif node.is_element_node:
            unread += (1 if opens else -1) * (node.tag in silent_tags or node.tag == "a" or is_furniture(node))
            chain = [*chain, node.mem_id] if opens else chain[:-1]
    return weights


def label_page_line(line: PageLine) -> FilePiece:
    if line.reason:
        return FilePiece("furniture", line.text, line.reason)
    return FilePiece(line.kind, line.text, doubts=line.doubts)


def keep_title(pieces: list[FilePiece], facts: PageFacts) -> Iterable[FilePiece]:
    """The page's headline stays as the title where the text has none of its own, though it stands outside it."""
    title = shrink(facts.title)
    if not title:
        return pieces
    own = [i for i, piece in enumerate(pieces) if piece.kind != "furniture"][:8]
    begins = shrink("".join(pieces[i].text for i in own))
    place = next((i for i, piece in enumerate(pieces) if shrink(piece.text) == title), None)
    if place is None or title in begins or (own and place > own[0]):
        return pieces
    pieces[place] = replace(pieces[place], kind="heading", reason="")
    return pieces


def shrink(text: str) -> str:
    return white_runs.sub("", text)
