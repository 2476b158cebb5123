"""Whether an answer speaks to us, of itself or of its work, instead of saying what the Chinese says.

No opening is refused for its words alone: “We cannot …” is a translation where the Chinese has 不能, and a refusal
where it denies nothing. So each rule names what the Chinese must have for such words to be its translation.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from translate.languages import rendering_tag

__all__ = ["Question", "find_talk"]


@dataclass(frozen=True)
class Question:
    """What a service was asked."""

    source: str
    # The Chinese, perhaps with English words in it.
    rules: str = ""
    # How it was to be translated, as the service was told.
    language: str = rendering_tag
    # Tag of the one that was asked for.

    @property
    def chinese(self) -> list[str]:
        """The Chinese characters of the source."""
        return re.findall("[\u3400-\u9fff]", self.source)


def compile_words(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.VERBOSE | re.IGNORECASE)


denial = "[不无未没非勿莫禁难拒免停否止]"
speaks, refuses, thinks, several = "speaks to us instead of translating", "refuses", "thinks aloud", "gives several"
talk = (
    # What an answer says, the Chinese of which that may be a translation, and what is wrong where it is none.
    (
        # Of the work: “translate the blueprint into reality” is none of it.
        r"""\btranslat(?:e[ds]?|ing|ions?)\b(?![^.]*\binto\b(?!\s+(?:english|chinese|french))) | \btranslator
        | \btradu[cizt]\w* | übersetz\w* | перев[её]?[оде]\w* | 翻訳 | 번역 | vertal\w* | tłumacz\w*""",
        "译",
        speaks,
    ),
    (
        r"""\A (?:(?:but|however|unfortunately|well)\b,?\s*)?
        (?: (?:we|it|this|that|one|there|the\ (?:text|content|request))\s+ )?
        (?: (?:(?:are|is|am|was|were)\s+)? (?:unable|not\ (?:able|possible|permitted|allowed)|no\b)
          | can(?:not|\ not|’t)\b | could\ not\b | won’t\b | will\ not\b
          | must\ decline\b | declin(?:e|ing)\b | refus(?:e|ing)\b )""",
        denial,
        refuses,
    ),
    (
        r"\A(?:but\ )?(?:i’m|we’re|we\ are|i\ am)?\s*(?:(?:so|very)\ )?(?:sorry|apologi[sz]e)\b",
        "歉|对不起|遗憾",
        refuses,
    ),
    (
        r"""\A(?: d[ée]sol[ée] | je\ (?:suis\ d[ée]sol|regrette|ne\ (?:peux|puis)) | nous\ ne\ pouvons | impossible\ de
        | es\ tut\ | tut\ mir | ich\ kann | leider | lo\ siento | no\ puedo | mi\ dispiace | non\ posso | desculpe
        | não\ posso | извините | 申し訳 | すみません | 죄송 )""",
        f"{denial}|歉|对不起|遗憾",
        refuses,
    ),
    (r"\A(?:the|this)\ (?:content|request|text|input|prompt)\ (?:violates|is\ (?:too|not))", "内容|文本|请求", refuses),
    (r"\bas\ an?\ (?:ai|artificial|large|language)\b[\w\ ]*\ (?:model|assistant|chatbot)\b", "模型|助手", speaks),
    (r"\A(?:as\ an?\ (?:ai|artificial)|en\ tant\ qu’ia|als\ ki)\b", "智能|AI", speaks),
    (r"\Aplease\b | \bplease\ (?:provide|share|send|note|clarify)\b", "请|望|欢迎", speaks),
    (r"\A(?:(?:could|can|would|do|did)\ you|you|your)\b", "你|您|诸位|各位|大家", speaks),
    (r"\bhope\ (?:this|that|it)\ helps | \blet\ me\b | \bas\ requested\b | \bfeel\ free\ to\b", "我(?!们)", speaks),
    (r"\A(?:thank\ you|thanks|hello|hi|great\ question)\b", "谢|你好|您好", speaks),
    (r"\A(?:sure|certainly|of\ course|okay|ok)\s*[,.!:]", "当然|好的", speaks),
    (r"\A(?:here|below|following)\b[^.:]*:", "以下|如下|下列|这里|[：:]", speaks),
    (r"\bliterally\b | \blit\.\ | \(note\b | \bnote\ that\b", "字面|注|逐字", speaks),
    (
        r"""\b(?:the|this|that)\ (?:user|source|original|given|input|chinese)\b[\w\ ]*
        \b(?:text|sentence|phrase|wants?|asks?|asked|is\ asking|says|provided|means|version)\b""",
        "用户|使用者|原文|文本|句|版",
        thinks,
    ),
    (
        r"\A(?:we\ )?(?:need\ to|have\ to|should|must)\ (?:output|render|keep\ the\ (?:figure|term))",
        "保持|输出",
        thinks,
    ),
    (r"\A(?:hmm|wait|so,|first,\ (?:i|we|identify|let)\b|step\ \d|thinking\b|thought\b)", "第|首先|先|步|思", thinks),
    (r"[\u3400-\u9fff][^.]{0,20}\b(?:means|refers\ to|stands\ for|could\ be|can\ be)\b", "(?!)", thinks),
    (r"\balternatively\b | \bor,?\ alternative", "或|要么|另", several),
    (r"\S\ /\ \S | \s\|\s", r"[/／|｜]", several),
    (r"\A(?:[-–—•‣▪*+]|\(?(?:\d|[a-d]|i+)[.)])\s", r"\A\W*[\da-zA-Z第一二三四五六七八九十①-⑩]", "is a list"),
    (
        # “Error correction” is none where the Chinese has 纠错.
        r"""\A(?:error\b | internal\ server | too\ many\ requests | rate\ limit | (?:insufficient\ )?quota\b
        | (?:the\ )?service\ (?:is\ )?(?:temporarily\ )?unavailable | request\ time | bad\ (?:gateway|request)
        | gateway\ time | (?:invalid|missing)\ (?:request|api|input|key) | unauthorized | traceback | exception\b )""",
        "错|差错|限[流速额]|配额|异常|例外|超时|无效",
        "is a program's complaint",
    ),
)
openings = tuple((compile_words(pattern), re.compile(unless), wrong) for pattern, unless, wrong in talk)
label = compile_words(
    r"""\A[^:]{0,60}?\b(?: translat(?:ion|ed) | english | answer | output | result | response | reply | final | version
    | option | alternative | assistant | user | system | human | ai | bot | model | error | warning | notes? | exception
    | source | original | text | sentence | prompt | thoughts? | reasoning | analysis | explanation | draft | rendering
    | revised | traduction | übersetzung | traducción )\b[^:.]{0,20}:\s"""
)
# What models write before the answer that they were asked for.
colon = re.compile("[:：]")
own_person = re.compile(r"\bI(?:['’](?:m|ve|ll|d))?\s+(?:[a-z]+n['’]t|[a-z]{2,})\b")
# One person speaking, as a public text hardly does: it says “we”. A numeral (Phase I of the project) is none.
numeral = re.compile(r"\b(?:Phase|Part|Class|Type|Category|Level|Tier|Grade|Stage|Volume|Book|Annex|Schedule|War) I\b")
of_me = re.compile("我(?![们国省市区县州校军党院方会局部委])")
least_repeated = 4
# Characters of a question, all Chinese, of which an answer may have no copy.
room, each = 120, 10
# Characters that English may have for a sentence, and for each of its characters: five are usual, some have more.


def find_talk(answer: str, question: Question) -> str:
    """What is wrong with an answer that is no translation of the Chinese; "" if it can be one."""
    source, plain = question.source, answer.lstrip("#*_\"'“‘[( ").replace("'", "’")
    if repeats(answer, question):
        return "repeats the question"
    if len(answer) > room + each * len(source):
        return "is far longer than the sentence"
    for pattern, unless, wrong in openings:
        if pattern.search(plain) and not unless.search(source):
            return wrong
    if label.match(plain) and len(colon.findall(plain)) > len(colon.findall(source)):
        return "has a label before it"
    if own_person.search(numeral.sub("", answer)) and not of_me.search(source):
        return speaks
    return ""


def repeats(answer: str, question: Question) -> bool:
    """Whether it has the Chinese, or a sentence of the rules, word for word."""
    told = (rule for rule in re.split(r"(?<=\.) ", question.rules) if len(rule.split()) > 2)
    copied = len(question.chinese) >= least_repeated and question.source in answer
    return copied or any(rule.casefold().rstrip(".") in answer.casefold() for rule in told)
