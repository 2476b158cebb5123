"""The three languages of the site, and the words that its pages say in each."""

from __future__ import annotations

__all__ = ["default", "languages", "prefix", "say"]

languages = ("zh-Hant", "zh-Hans", "en")
default = "zh-Hant"

wording = {
    "contents": ("目錄", "目录", "Contents"),
    "full": ("全文", "全文", "Whole text"),
    "about": ("關於本版", "关于本版", "About this edition"),
    "home": ("首頁", "首页", "Home"),
    "glossary": ("詞彙表", "词汇表", "Glossary"),
    "untranslated": ("未譯", "未译", "not yet translated"),
    "stale": ("譯文待更新", "译文待更新", "translation out of date"),
    "stale_terms": (
        "譯文待更新：{terms}",
        "译文待更新：{terms}",
        "translation out of date: the rendering of {terms} has changed",
    ),
    "draft": (
        "英文為機器初稿，未經譯者審校；以中文為準。",
        "英文为机器初稿，未经译者审校；以中文为准。",
        "Machine draft, not reviewed by a translator. The Chinese prevails.",
    ),
    "mixed": (
        "英文共 {total} 句：已審校 {reviewed}，機器初稿 {draft}，待更新 {stale}，未譯 {untranslated}；以中文為準。",
        "英文共 {total} 句：已审校 {reviewed}，机器初稿 {draft}，待更新 {stale}，未译 {untranslated}；以中文为准。",
        "Of {total} sentences and headings, {reviewed} reviewed, {draft} machine draft, {stale} out of date, "
        "{untranslated} not yet translated. The Chinese prevails.",
    ),
    "reviewed": (
        "英文已由譯者審校；以中文為準。",
        "英文已由译者审校；以中文为准。",
        "Reviewed by a translator. The Chinese prevails.",
    ),
    "keys": ("按鍵", "按键", "Keys"),
    "key_j": ("下一條（章）", "下一条（章）", "Next article or chapter"),
    "key_k": ("上一條（章）", "上一条（章）", "Previous article or chapter"),
    "key_p": ("開關對照", "开关对照", "Side by side, on or off"),
    "key_1": ("繁體、簡體、英文", "繁体、简体、英文", "Traditional Chinese, Simplified Chinese, English"),
    "key_s": ("搜尋", "搜索", "Search"),
    "cite": ("引用本頁", "引用本页", "Cite this page"),
    "copy": ("複製", "复制", "Copy"),
    "copied": ("已複製", "已复制", "Copied"),
    "prevails": ("以中文原文為準。", "以中文原文为准。", "The Chinese text prevails."),
    "zh_original": ("中文", "中文", "The Chinese original"),
    "en_translation": ("英譯", "英译", "This translation"),
    "edition": ("對照 {version} 版，{digest}", "对照 {version} 版，{digest}", "Duizhao edition {version}, {digest}"),
    "translator": ("機器初稿", "机器初稿", "machine draft"),
    "signed": ("{names} 審校", "{names} 审校", "translation reviewed by {names}"),
    "signed_part": (
        "機器初稿，部分由 {names} 審校",
        "机器初稿，部分由 {names} 审校",
        "machine draft, in part reviewed by {names}",
    ),
    "cited_article": ("第 {number} 條", "第 {number} 条", "art. {number}"),
    "figures": ("全文提出的主要數字目標", "全文提出的主要数字目标", "The main figures that the text sets"),
    "goal": ("指標", "指标", "Indicator"),
    "target": ("目標", "目标", "Goal"),
    "source": ("出處", "出处", "Where"),
    "parallel": ("對照", "对照", "Side by side with"),
    "zh-Hant": ("繁體", "繁体", "Traditional Chinese"),
    "zh-Hans": ("簡體", "简体", "Simplified Chinese"),
    "en": ("英文", "英文", "English"),
    "search": ("搜尋", "搜索", "Search"),
    "search_hint": (
        "漢字（繁簡皆可）或英文",
        "汉字（繁简皆可）或英文",
        "English, or Chinese in either script",
    ),
    "search_count": (
        "{sections} 條（章），{sentences} 處",
        "{sections} 条（章），{sentences} 处",
        "In {sections} articles or chapters: {sentences} sentences",
    ),
    "search_none": ("沒有找到", "没有找到", "Nothing found"),
    "search_near": ("另見：只有部分相符", "另见：只有部分相符", "Apart from these, with only part of it"),
    "search_more": ("更多", "更多", "More"),
    "search_close": ("關閉", "关闭", "Close"),
    "search_failed": ("搜尋索引未能載入", "搜索索引未能载入", "The search index could not be loaded"),
    "adopted": ("{date} {by}通過", "{date} {by}通过", "Adopted on {date} by the {by}"),
    "name": ("對照 Duizhao", "对照 Duizhao", "Duizhao 對照"),
    "place": ("所在章節", "所在章节", "Where this page stands"),
    "permalink": ("{key} 的固定連結", "{key} 的固定链接", "Permalink to {key}"),
    "notes": ("註", "注", "Translator’s notes"),
    "back": ("回到 {key}", "回到 {key}", "Back to {key}"),
    "also": ("亦作：", "亦作：", "Also:"),
    "sources": ("出處：", "出处：", "Sources:"),
    "used_in": ("見於：", "见于：", "Used in:"),
    "groups": ("分組", "分组", "Letters"),
    "title": ("標題", "标题", "title"),
    "type_body": ("機構", "机构", "body"),
    "type_culture": ("文化", "文化", "culture"),
    "type_designation": ("稱號", "称号", "designation"),
    "type_digital": ("數字化", "数字化", "digital"),
    "type_document": ("文件", "文件", "document"),
    "type_economy": ("經濟", "经济", "economy"),
    "type_environment": ("生態環境", "生态环境", "environment"),
    "type_event": ("活動", "活动", "event"),
    "type_formula": ("政治用語", "政治用语", "formula"),
    "type_governance": ("治理", "治理", "governance"),
    "type_innovation": ("創新", "创新", "innovation"),
    "type_openness": ("開放", "开放", "openness"),
    "type_place": ("地名", "地名", "place"),
    "type_platform": ("平臺", "平台", "platform"),
    "type_program": ("計劃與工程", "计划与工程", "program"),
    "type_science": ("科學", "科学", "science"),
    "type_slogan": ("口號", "口号", "slogan"),
    "type_society": ("社會", "社会", "society"),
    "type_statistic": ("統計", "统计", "statistic"),
    "type_territory": ("城鄉空間", "城乡空间", "territory"),
    "type_transport": ("交通", "交通", "transport"),
    "in_full": (
        "{issuer}{date}通過的建議全文，{articles}條，分句對照繁體、簡體與英文。",
        "{issuer}{date}通过的建议全文，{articles}条，分句对照繁体、简体与英文。",
        "The whole text of the Proposals that the {issuer} adopted on {date}: {articles} articles, in three languages.",
    ),
    "contents_of": (
        "{title}的目錄：{chapters}章、{articles}條。",
        "{title}的目录：{chapters}章、{articles}条。",
        "Contents of {title}: {chapters} chapters, {articles} articles.",
    ),
    "about_of": (
        "{title}：原載文本的來源、轉換與逐處校訂。",
        "{title}：原载文本的来源、转换与逐处校订。",
        "{title}: where the received text comes from, how it was converted, and every emendation made.",
    ),
}


def say(lang: str, name: str, **values: object) -> str:
    """One of the site's own phrases in one language."""
    return wording[name][languages.index(lang)].format(**values)


def prefix(lang: str) -> str:
    """Where the pages of a language lie in the site: the default at the root."""
    return "" if lang == default else f"{lang}/"
