"""What a service says is English, or it costs one sentence; the key goes to one address; patience has an end."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from document.errors import InputError
from service import Answer, Service, completion, serve
from translate.machine.engine import Hypothesis, Request
from translate.machine.openai import OpenAICompatible, read_environment

good = "Advance the City Brain."
brain = Request("推进城市大脑建设")


def ask(service: Service, **more: object) -> Hypothesis:
    ((hypothesis,),) = service.engine(**more).translate([brain])
    return hypothesis


unusable = {
    "null": completion(None),
    "empty": completion("  \n"),
    "a refusal beside the text": completion(good, refusal="I'm sorry, I can't help with that."),
    "a refusal instead of the text": completion(None, refusal="I can't."),
    "a refusal as the text": completion("I'm sorry, but I can’t assist with that request."),
    "another refusal": completion("Unfortunately, I am unable to translate this text."),
    "cut": completion("Advance the City", "length"),
    "filtered": completion("Advance the City", "content_filter"),
    "a tool's turn": completion(good, "tool_calls"),
    "an end that nobody knows": completion(good, "weather"),
    "thoughts without end": completion("<think>The user wants a translation of 城市大脑. Let me"),
    "thoughts alone": completion("<think>City Brain, I would say.</think>"),
    "thoughts after": completion(f"{good} <think>Is it right?</think>"),
    "a fence inside": completion(f"Here you are: ```{good}```"),
    "a fence and more": completion(f"```\n{good}\n```\nI hope this helps!"),
    "prose before": completion(f"Here is the translation: {good}"),
    "prose before, on a line of its own": completion(f"Advance.\n\n{good}"),
    "a label": completion(f"Translation: {good}"),
    "agreement": completion(f"Sure! {good}"),
    "a model's own marks": completion(f"<|channel|>final<|message|>{good}"),
    "Chinese": completion("推进城市大脑建设"),
    "half a Chinese answer": completion("推进 City Brain 建设，打造智慧城市示范样板工程"),
    "a control character": completion("Advance the\x00City Brain."),
    "half a character": Answer(b'{"choices": [{"message": {"content": "Advance \\ud800 it."}}]}'),
    "what nobody sees": completion("Advance the\u202eCity Brain."),
    "a part that is no text": completion([{"type": "image_url", "image_url": {"url": "http://example.org"}}]),
    "parts that are no parts": completion([good]),
    "an object": completion({"text": good}),
    "a number": completion(7),
    "no choices": Answer(b'{"choices": null}'),
    "choices that are none": Answer(b'{"choices": []}'),
    "a choice without a message": Answer(b'{"choices": [{"text": "Advance."}]}'),
    "a list": Answer(b"[1]"),
    "a text": Answer(b'"Advance."'),
    "null alone": Answer(b"null"),
    "no JSON": Answer(b"<html>Welcome</html>"),
    "no UTF-8": Answer(b'{"choices": "\xff"}'),
    "JSON without bottom": Answer(b"[" * 100_000),
    "more than anybody reads": Answer(completion(good).body + b" " * 1_500_000),
    "broken off": Answer(b'{"choices": [', cut=True),
    "a sentence that the service does not like": Answer(b'{"error": "content_filter"}', 400),
}
usable = {
    "plain": completion(f" {good} "),
    "no word of its end": completion(good, None),
    "thoughts before": completion(f"<think>\nCity Brain is 城市大脑.\n</think>\n\n{good}"),
    "thoughts that the question began": completion(f"City Brain, then.\n</think>\n{good}"),
    "a fence around": completion(f"```text\n{good}\n```"),
    "parts": completion([{"type": "thinking", "thinking": "So."}, {"type": "text", "text": good}]),
    "a space of another width": completion("Advance the City\u00a0Brain."),
}


@pytest.mark.parametrize("name", unusable)
def test_what_is_no_english_is_never_taken_for_it(name: str) -> None:
    with serve(lambda source, before: unusable[name]) as service:
        hypothesis = ask(service)
        assert hypothesis.text == ""
        assert hypothesis.refusal
        assert len(service.asked) == 1


@pytest.mark.parametrize(
    "text",
    [
        "None",
        "null.",
        "N/A",
        "Undefined",
        "I must decline to translate this content.",
        "We are glad to help, but I have to stop here.",
        "Translation (English): Good words.",
        "Note: this sentence means that.",
        "Let me translate: Good words.",
        '{"translation": "Good words."}',
        'Here, {"translation": "Good words."}',
        "This content violates our policy and cannot be processed.",
        "# Good words",
    ],
)
def test_what_a_model_says_of_itself_is_no_english(text: str) -> None:
    with serve(lambda source, before: completion(text)) as service:
        hypothesis = ask(service)
        assert hypothesis.text == ""
        assert hypothesis.refusal


@pytest.mark.parametrize("text", ["**Good words.**", "_Good words._"])
def test_emphasis_around_the_whole_is_taken_off(text: str) -> None:
    with serve(lambda source, before: completion(text)) as service:
        assert ask(service).text == "Good words."


@pytest.mark.parametrize("name", usable)
def test_english_in_a_wrapping_is_taken_out_of_it(name: str) -> None:
    with serve(lambda source, before: usable[name]) as service:
        assert ask(service) == Hypothesis(good)


@pytest.mark.parametrize(
    "text",
    [
        "Surely we will advance.",
        "Here we will build a center.",
        "Phase I of the project opens.",
        "None of this is lost.",
    ],
)
def test_a_translation_that_begins_like_talk_is_english(text: str) -> None:
    with serve(lambda source, before: completion(text)) as service:
        assert ask(service).text == text


@pytest.mark.slow
@pytest.mark.parametrize(("status", "form"), [(429, "seconds"), (503, "date")])
def test_a_service_that_asks_for_patience_gets_it(status: int, form: str) -> None:
    late = format_datetime(datetime.now(UTC) + timedelta(seconds=2), usegmt=True)
    wait = "1" if form == "seconds" else late
    answers = [Answer(b"{}", status, (("Retry-After", wait),)), completion(good)]
    with serve(lambda source, before: answers[before]) as service:
        assert ask(service).text == good
        first, second = (question["time"] for question in service.asked)
        assert second - first > 0.9


@pytest.mark.parametrize("status", [429, 500, 502, 503, 529])
def test_without_a_word_on_patience_it_asks_again(status: int) -> None:
    with serve(lambda source, before: completion(good) if before == 2 else Answer(b"busy", status)) as service:
        assert ask(service).text == good
        assert len(service.asked) == 3


def test_patience_has_an_end() -> None:
    with serve(lambda source, before: Answer(b"busy", 429)) as service:
        with pytest.raises(InputError, match="429: busy"):
            ask(service)
        assert len(service.asked) < 10
    with serve(lambda source, before: Answer(b"", 429, (("Retry-After", "86400"),))) as service:
        with pytest.raises(InputError, match="86400 seconds"):
            ask(service)
        assert len(service.asked) == 1


def test_a_sentence_at_which_the_service_fails_costs_that_sentence() -> None:
    with serve(lambda source, before: Answer(b"oops", 500)) as service:
        assert "500: oops" in ask(service).refusal


@pytest.mark.parametrize("status", [401, 403, 404])
def test_a_service_that_answers_nobody_ends_the_run(status: int) -> None:
    with serve(lambda source, before: Answer(b"no", status)) as service:
        with pytest.raises(InputError, match=f"{status}: no"):
            ask(service)
        assert len(service.asked) == 1


def test_an_answer_that_drips_ends_in_time() -> None:
    body = completion(good).body
    with serve(lambda source, before: Answer(body, drip=0.2)) as service:
        assert "0.5 seconds" in ask(service, timeout=0.5).refusal


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_the_key_follows_no_redirect(status: int) -> None:
    with serve(lambda source, before: completion(good)) as other:
        leads = (("Location", f"{other.address}/v1/chat/completions"),)
        with serve(lambda source, before: Answer(b"", status, leads)) as service:
            with pytest.raises(InputError, match="leads elsewhere"):
                ask(service)
            assert len(service.asked) == 1
        assert other.asked == []


def test_no_other_password_takes_the_place_of_the_key(tmp_path: object, monkeypatch: pytest.MonkeyPatch) -> None:
    netrc = f"{tmp_path}/netrc"
    with open(netrc, "w", encoding="utf-8") as file:  # noqa: PTH123
        file.write("machine 127.0.0.1 login someone password another\n")
    monkeypatch.setenv("NETRC", netrc)
    with serve(lambda source, before: completion(good)) as service:
        ask(service)
        assert service.asked[0]["Authorization"] == "Bearer secret-1"


def test_what_the_service_repeats_of_the_key_is_not_printed() -> None:
    for status in (400, 401):
        with serve(lambda source, before, status=status: Answer(b"bad key secret-1", status)) as service:  # type: ignore[misc]
            try:
                said = ask(service).refusal
            except InputError as error:
                said = str(error)
            assert "bad key" in said
            assert "secret-1" not in said


def test_a_temperature_is_sent_only_if_the_environment_asks_for_it() -> None:
    with serve(lambda source, before: completion(good)) as service:
        names = {"DUIZHAO_MT_BASE_URL": f"{service.address}/v1", "DUIZHAO_MT_MODEL": "big"}
        for more in ({}, {"DUIZHAO_MT_TEMPERATURE": "0.2"}):
            engine = read_environment({**names, **more})
            assert isinstance(engine, OpenAICompatible)
            engine.translate([brain])
        assert [question.get("temperature") for question in service.asked] == [None, 0.2]
        assert "temperature" not in service.asked[0]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        *(("DUIZHAO_MT_TEMPERATURE", value) for value in ("warm", "nan", "-1")),
        *(("DUIZHAO_MT_BASE_URL", value) for value in ("localhost:8000/v1", "http://", "http://[", "http://a:b/")),
        ("DUIZHAO_MT_MODEL", " "),
    ],
)
def test_a_setting_that_cannot_be_is_named(name: str, value: str) -> None:
    names = {"DUIZHAO_MT_BASE_URL": "http://127.0.0.1:9/v1", "DUIZHAO_MT_MODEL": "big"}
    with pytest.raises(InputError, match="DUIZHAO_MT"):
        read_environment({**names, name: value})


def test_the_question_is_the_sentence_with_what_must_and_must_not_stand_in_it() -> None:
    with serve(lambda source, before: completion(good)) as service:
        service.engine().translate([Request(brain.source, prefix="City Brain", forbidden=("urban brain",))])
        (question,) = service.asked
    rules, sentence = question["messages"]
    assert "Begin with: City Brain" in rules["content"]
    assert "Never write: urban brain" in rules["content"]
    assert sentence["content"] == brain.source
    assert question["path"] == "/v1/chat/completions"
    assert json.dumps(question["model"]) == '"big"'


def test_the_service_is_asked_for_the_language_that_is_wanted() -> None:
    with serve(lambda source, before: completion(good)) as service:
        names = {"DUIZHAO_MT_BASE_URL": service.engine().base_url, "DUIZHAO_MT_MODEL": "big"}
        for more in ({}, {"language": "fr"}):
            engine = read_environment(names, **more)
            assert engine
            engine.translate([brain])
    english, french = (question["messages"][0]["content"] for question in service.asked)
    assert "American English" in english
    assert "tag is fr" in french
    assert "English" not in french
