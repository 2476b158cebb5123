"""What a model says of itself, of the question or of its work is told from a translation by the Chinese."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from paths import root
from translate.catalogue.entries import load_catalogue
from translate.machine.engine import Request
from translate.machine.openai import messages
from translate.machine.service.answers import Question, Refused, read_answer

brain = "推进城市大脑建设，让数据服务市民"


def read(chinese: str, answer: str, language: str = "en") -> str:
    rules = messages(Request(chinese, prefix="City Brain"), language)[0]["content"]
    body = {"choices": [{"message": {"content": answer}, "finish_reason": "stop"}]}
    return read_answer(json.dumps(body).encode(), Question(chinese, rules, language))


@pytest.mark.parametrize(
    "answer",
    [
        "We cannot provide a translation of this content.",
        "Unable to translate.",
        "Cannot comply with this instruction.",
        "We are not able to process this.",
        "It is not possible to render it.",
        "Sorry, this is too sensitive.",
        "Please provide the text that should be put into English.",
        "Could you share the full sentence?",
        "You have not given any text.",
        "No text was provided.",
        "As an AI model, one has no opinions on politics.",
        "As a large language model, politics is not a topic here.",
        "Je suis désolé, mais cette demande ne peut pas être traitée.",
        "Es tut mir leid, diesen Text kann ich nicht übersetzen.",
        "Lo siento, no puedo traducir este texto.",
        "Nous allons faire avancer le cerveau urbain pour que les données servent les habitants.",
        "Мы будем развивать городской мозг.",
        "都市の頭脳づくりを進める",
        "Need to translate this sentence about a city brain.",
        "The user wants English for a slogan.",
        "The source text speaks of a city brain.",
        "First, identify the terms. Then put them in order.",
        "城市大脑 means City Brain here.",
        "Final translation: Advance the City Brain.",
        "Final answer: Advance the City Brain.",
        "English version: Advance the City Brain.",
        "Assistant: Advance the City Brain.",
        "Here is one way to say it: Advance the City Brain.",
        "Option 1: Advance the City Brain. Option 2: Push the City Brain on.",
        "1. Advance the City Brain. 2. Push the City Brain on.",
        "Advance the City Brain / Push the City Brain on",
        "Advance the City Brain (alternatively, “urban brain”).",
        "Advance the City Brain. (Literally: push.)",
        "- Advance the City Brain.",
        "• Advance the City Brain.",
        "Error: rate limit exceeded.",
        "Rate limit exceeded, try again later.",
        "Internal server error",
        "Advance the City Brain. [/INST]",
        "[INST] Advance the City Brain.",
        "<s> Advance the City Brain.",
        "### Response: Advance the City Brain.",
        "▁Advance ▁the City Brain.",
        "Advance the <0xE2> City Brain.",
        "Advance the City Brain.\\n\\nIt serves residents.",
        "Advance the City Brain &amp; let data serve residents.",
        "Advance the **City Brain**.",
        "Advance the `City Brain`.",
        "Advance {city-brain}.",
        '<p class="en">Advance the City Brain.</p>',
        f"{brain}: Advance the City Brain and let data serve every one of the residents.",
        "Keep every figure. Advance the City Brain.",
        "Begin with: City Brain",
        "Advance the City Brain. Hope this helps!",
        "Advance the City Brain. Let me know if you need more.",
        "Thank you for your question. Advance the City Brain.",
        "Advance the City Brain. " * 12,
        "[Translator’s note: a slogan] Advance the City Brain.",
        "Advance it. (Note: the name is a brand.)",
    ],
)
def test_talk_is_not_taken_for_a_translation(answer: str) -> None:
    with pytest.raises(Refused):
        read(brain, answer)


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        ("我们不能停下改革的脚步", "We cannot halt the march of reform."),
        ("无法提供材料的，可以作出书面说明", "Unable to provide the materials, they may explain this in writing."),
        ("不得要求当事人重复提供材料", "It is not permitted to ask for the same materials twice."),
        ("纠错机制更加健全", "Error correction is on a sounder footing."),
        ("错误：以会议落实会议", "Error: meetings that carry out meetings."),
        ("请各单位提供文本", "Please provide the text, one copy from each unit."),
        ("把蓝图变为现实", "Translate the blueprint into reality."),
        ("翻译产业将会增长", "The translation industry will grow."),
        ("打造人工智能高地，杭州大有可为", "As an AI center, Hangzhou can do much."),
        ("注：本表不含农户投资", "Note: this table leaves out investment by farm households."),
        ("第一，坚持党的领导", "First, uphold the leadership of the Party."),
        ("需要加强统筹协调", "Need to strengthen overall coordination"),
        ("用户满意度明显提升", "The users are far more satisfied."),
        ("1.推进改革", "1. Advance reform."),
        ("主要目标是：稳增长、促改革", "The main goals are: steady growth and further reform."),
        ("我宣布大会开幕", "I declare the congress open."),
        ("用户体验/服务质量", "User experience / quality of service"),
        ("谢谢大家", "Thank you all."),
        ("你们肩负重任", "You have a heavy duty."),
        ("提升人均可支配收入水平", "Raise per capita disposable income: 4 percent per year in Los Angeles terms"),
        ("拓展“一带一路”合作", "Option trading and shipping along the “Belt and Road” expand."),
        ("让我们携手前进", "Let us go forward hand in hand."),
    ],
)
def test_english_that_begins_like_talk_passes_where_the_chinese_says_so(chinese: str, english: str) -> None:
    assert read(chinese, english) == english


@pytest.mark.parametrize(
    ("language", "answer"),
    [
        ("fr", "Désolé, impossible de répondre à cette demande."),
        ("fr", "Voici la traduction du texte."),
        ("fr", "Je ne peux pas traiter ce texte."),
        ("fr", "We cannot provide that."),
        ("fr", brain),
        ("ja", "申し訳ありませんが、翻訳できません。"),
    ],
)
def test_another_language_has_its_own_talk(language: str, answer: str) -> None:
    with pytest.raises(Refused):
        read(brain, answer, language)


@pytest.mark.parametrize(
    ("language", "answer"),
    [
        ("fr", "Faire avancer le « cerveau urbain » pour que les données servent les habitants."),
        ("ru", "Развивать городской мозг, чтобы данные служили жителям."),
        ("ja", "都市の頭脳づくりを進め、データを市民のために役立てる"),
    ],
)
def test_another_language_is_taken_as_it_is(language: str, answer: str) -> None:
    assert read(brain, answer, language) == answer


@pytest.mark.parametrize(
    "answer",
    [
        "OK",
        "Done.",
        "Content not available.",
        f"{'The residents and '}{'the city ' * 8}",
        "The Brain serves the residents of the city with data. 让数据服务市民",
        "好的，用户要我翻译这句话。The Brain serves the residents of the city with data.",
    ],
)
def test_an_answer_without_the_shape_of_a_translation_is_none(answer: str) -> None:
    with pytest.raises(Refused):
        read("推进城市大脑建设，让数据服务全市的每一位市民和企业", answer)


def test_chinese_that_is_spoken_of_may_stand_in_an_answer() -> None:
    english = "The character “浙江” is written on the seal."
    assert read("印章上写有浙江二字", english) == english


@pytest.mark.parametrize("path", sorted(root.glob("translate/po/en/*.po")), ids=lambda path: path.stem)
def test_english_that_stands_in_a_catalogue_would_pass(path: Path) -> None:
    entries = [entry for entry in load_catalogue(path).entries.values() if entry.text]
    assert entries
    assert [entry.key for entry in entries if read(entry.source, entry.text) != entry.text] == []
