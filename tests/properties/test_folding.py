"""Folding never loses a place, whatever the text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from checker.chinese.normalise import fold, narrow, plain, unify
from checker.chinese.wordings import find_wording

# the characters folding is about, mixed with any others
INTERESTING = " \t\n\v\u3000\u00a0\u200b\ufeff\ufe0f\ufffc，,（(〔[【○〇己巳曰ＡＢ１２“”「⽇⺠年月日第号行政处罚决定书abc12"
TEXT = st.text(st.one_of(st.sampled_from(INTERESTING), st.characters(codec="utf-8")), max_size=80)


@given(TEXT)
def test_both_ways_of_folding_agree(text: str) -> None:
    assert fold(text).text == plain(text)


@given(TEXT)
def test_folding_twice_is_folding_once(text: str) -> None:
    assert plain(plain(text)) == plain(text)


@given(TEXT)
def test_every_folded_character_comes_from_one_place(text: str) -> None:
    folded = fold(text)
    places = [folded.origin(i, i + 1) for i in range(len(folded.text))]
    assert all(end == start + 1 for start, end in places)
    assert places == sorted(set(places))
    for index, (start, end) in enumerate(places):
        assert plain(text[start:end]) == folded.text[index]
        assert folded.index(start) == index


@given(TEXT, st.data())
def test_a_folded_slice_leads_to_text_that_folds_to_it(text: str, data: st.DataObject) -> None:
    folded = fold(text)
    start = data.draw(st.integers(0, len(folded.text)))
    end = data.draw(st.integers(start, len(folded.text)))
    low, high = folded.origin(start, end)
    assert 0 <= low <= high <= len(text)
    assert plain(text[low:high]) == folded.text[start:end]


@given(TEXT, st.lists(st.sampled_from([" ", "\n", "\u3000", "\u200b", "\v"]), min_size=1, max_size=3))
def test_white_space_between_any_characters_changes_nothing(text: str, spaces: list[str]) -> None:
    assert plain("".join(spaces).join(text)) == plain(text)


@given(TEXT)
def test_single_characters_for_single_characters(text: str) -> None:
    assert len(unify(text)) == len(narrow(text)) == len(text)


@given(
    TEXT,
    st.sampled_from(["有权陈述", "行政处罚决定书", "第号", "听证"]),
    st.sampled_from(["", " ", "\n", "\u3000"]),
)
def test_a_wording_put_in_is_found_where_it_was_put(text: str, wording: str, space: str) -> None:
    spaced = space.join(wording)
    whole = f"{text}。{spaced}。"
    found = [(m.start, m.end) for m in find_wording(fold(whole), wording)]
    assert (len(text) + 1, len(text) + 1 + len(spaced)) in found
