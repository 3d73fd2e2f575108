import pytest

from orfeas.intake.prompt import PROMPT_CHARACTERS, PromptEmpty, PromptTooLong, read_prompt


@pytest.mark.parametrize(
    ("typed", "cleaned"),
    [
        ("  a red\t wooden\r\n toy\u00a0boat ", "a red wooden toy boat"),
        ("cafe\u0301", "caf\u00e9"),
        ("an \x00owl\x1b[31m \u202ewo\ud800l\ue000", "an owl[31m wol"),
        ("می\u200cخواهم 👩\u200d🚀", "می\u200cخواهم 👩\u200d🚀"),
        ("🦉", "🦉"),
        ("x" * PROMPT_CHARACTERS, "x" * PROMPT_CHARACTERS),
    ],
)
def test_a_prompt_is_what_was_typed_without_what_cannot_be_read(typed, cleaned):
    prompt = read_prompt(typed)
    assert prompt.text == cleaned
    assert read_prompt(prompt.text) == prompt


@pytest.mark.parametrize("typed", ["", " \n\t ", "\x00\x07", "\u202e\u200c", "...?!"])
def test_a_prompt_without_words_is_refused(typed):
    with pytest.raises(PromptEmpty, match="The negative prompt holds no words"):
        read_prompt(typed, called="negative prompt")


@pytest.mark.parametrize(
    ("typed", "count"), [("owl " * 25_000, "100,000"), ("x" * 1_001, "1,001"), ("\ufb2d" * 400, "1,200")]
)
def test_a_prompt_that_is_too_long_is_refused_by_its_length(typed, count):
    with pytest.raises(PromptTooLong, match=f"has {count} characters; at most 1,000"):
        read_prompt(typed)
