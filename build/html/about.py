"""The page about an edition: where the text comes from, what was left out, every emendation."""

from __future__ import annotations

from html import escape

from build.html.render import View
from build.languages.words import languages
from document.model import anchor
from document.publication import Publication, Stretch
from document.script.emendations import Change, Emendation

__all__ = ["edition_html"]

words = {
    "source": ("來源", "来源", "Source"),
    "title": ("標題", "标题", "Title"),
    "issuer": ("發文機關", "发文机关", "Issued by"),
    "adopted": ("通過", "通过", "Adopted"),
    "copy": ("所據文本", "所据文本", "Copy received"),
    "version": ("本版", "本版", "This edition"),
    "account": ("字數", "字数", "Characters received"),
    "counted": (
        "共 {total} 字符：正文 {body}，標題 {title}，出版資訊 {metadata}，網頁雜項 {furniture}，空白與換行 {layout}。",
        "共 {total} 字符：正文 {body}，标题 {title}，出版信息 {metadata}，网页杂项 {furniture}，空白与换行 {layout}。",
        "{total} in all: body {body}, title {title}, publication data {metadata}, web page furniture {furniture}, "
        "white space and line ends {layout}.",
    ),
    "emendations": ("校訂", "校订", "Emendations"),
    "emended": (
        "原載繁體文本係由簡體逐字轉換而來，多處用字有誤。繁體版由簡體版重新轉換，與原載文本的每一處差異均列於下。",
        "原载繁体文本系由简体逐字转换而来，多处用字有误。繁体版由简体版重新转换，与原载文本的每一处差异均列于下。",
        "The Traditional text as received was converted from Simplified character by character and is wrong in many "
        "places. The Traditional edition is rebuilt from the Simplified one; every difference from the text as "
        "received is listed here.",
    ),
    "received": ("原載", "原载", "As received"),
    "printed": ("本版", "本版", "As printed"),
    "count": ("次數", "次数", "Count"),
    "places": ("所在", "所在", "Places"),
    "all": ("全文", "全文", "throughout"),
    "space": ("（空格）", "（空格）", "(space)"),
    "removed": ("（刪）", "（删）", "(removed)"),
    "protected": ("轉換的例外", "转换的例外", "Exceptions to the conversion"),
    "reason": ("理由（英文）", "理由（英文）", "Reason"),
    "furniture": ("未收的網頁內容", "未收的网页内容", "Left out of the web page"),
    "line": ("行", "行", "Line"),
    "text": ("內容", "内容", "Text"),
}
# With more places than this, a change (punctuation) is counted and not listed place by place.
listed = 40


def edition_html(view: View) -> str:
    """Source, emendations, exceptions and furniture of one text, as tables."""
    publication = view.text.publication
    parts = [
        section(view, "source", source_table(publication, view)),
        section(view, "emendations", f"<p>{word(view, 'emended')}</p>{emendation_table(view)}"),
        section(view, "protected", protected_table(publication, view)),
        section(view, "furniture", furniture_table(publication.furniture, view)),
    ]
    return f'<div class="about">{"".join(parts)}</div>'


def word(view: View, name: str) -> str:
    return words[name][languages.index(view.lang)]


def section(view: View, name: str, html: str) -> str:
    return f'<section><h2 id="{name}">{word(view, name)}</h2>{html}</section>'


def source_table(publication: Publication, view: View) -> str:
    lang, account = view.lang, publication.account
    copy = f"{publication.copy_publisher[lang]}, {publication.copy_published}"
    rows = {
        "title": view.edition.pieces["pre.h"].text,
        "issuer": publication.issuer[lang],
        "adopted": f"{publication.adopted}, {publication.adopted_by[lang]}",
        "copy": f"{copy} {publication.copy_url}".strip(),
        "version": f"{publication.version}, {publication.version_date}",
        "account": word(view, "counted").format(**vars(account), total=account.total),
    }
    body = "".join(f"<tr><th scope='row'>{word(view, n)}</th><td>{escape(v)}</td></tr>" for n, v in rows.items())
    return f'<table class="facts"><tbody>{body}</tbody></table>'


def table(heads: list[str], rows: list[str]) -> str:
    head = "".join(f"<th scope='col'>{h}</th>" for h in heads)
    return f"<div class='scroll'><table><thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table></div>"


def emendation_table(view: View) -> str:
    heads = [word(view, name) for name in ("received", "printed", "count", "places")]
    return table(heads, [emendation_row(e, view) for e in view.text.emendations])


def emendation_row(emendation: Emendation, view: View) -> str:
    old = escape(emendation.received) if emendation.received.strip() else word(view, "space")
    new = escape(emendation.edited) if emendation.edited.strip() else word(view, "removed")
    places = word(view, "all")
    if len(emendation.changes) <= listed:
        places = "<br>".join(place_html(change, view) for change in emendation.changes)
    cells = f"<td lang='zh-Hant'>{old}</td><td lang='zh-Hant'>{new}</td><td>{len(emendation.changes)}</td>"
    return f"<tr class='{emendation.kind}'>{cells}<td>{places}</td></tr>"


def place_html(change: Change, view: View) -> str:
    owner = change.key.split(".")[0]
    page = "" if owner == "pre" else f"{owner}/"
    context = f"{escape(change.before)}<mark>{escape(change.edited)}</mark>{escape(change.after)}"
    href = f"{view.to(page)}#{anchor(change.key)}"
    return f'<a href="{href}">{change.key}</a> <span lang="zh-Hant">{context}</span>'


def protected_table(publication: Publication, view: View) -> str:
    heads = [word(view, "printed"), word(view, "reason")]
    rules = publication.rules
    rows = [(w.hant, w.reason) for w in rules.protected] + [(g.printed, g.reason) for g in rules.glyphs]
    cells = [f"<tr><td lang='zh-Hant'>{escape(t)}</td><td lang='en'>{escape(r)}</td></tr>" for t, r in rows]
    return table(heads, cells)


def furniture_table(furniture: tuple[Stretch, ...], view: View) -> str:
    heads = [word(view, name) for name in ("line", "text", "reason")]
    rows = [
        f"<tr><td>{p.line}</td><td lang='zh-Hant'>{escape(p.text)}</td><td lang='en'>{escape(p.reason)}</td></tr>"
        for p in furniture
    ]
    return table(heads, rows)
