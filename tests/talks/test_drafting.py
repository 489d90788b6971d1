"""What a party may write: its own brackets, never another's; and nothing is lost."""

from dataclasses import replace

import pytest

from hudna.errors import Conflict, InputError, NotFound, Refused
from hudna.talks.drafting import check_draft, check_version
from hudna.talks.merging import merged
from hudna.talks.paragraphs import aligned_in, common, paragraphs_of
from tests.talks.drafts import DRAFT, known, version

PARTIES = ("russia", "turkey", "iran", "un", "syria_government")

first = version("v1", "The sides withdraw [at once]{russia} from the area.")


def test_a_party_brackets_its_own_words_and_lifts_its_own_brackets() -> None:
    own = version("v2", "The sides withdraw [at once]{russia} [fully]{iran} now.", "iran", first)
    check_version(DRAFT, known(first), own)
    lifted = version("v3", "The sides withdraw at once [fully]{iran} now.", "russia", own)
    check_version(DRAFT, known(first, own), lifted)


def test_another_partys_brackets_are_neither_lifted_nor_set() -> None:
    taken = version("v2", "The sides withdraw from the area.", "iran", first)
    with pytest.raises(Refused, match="asked for by russia"):
        check_version(DRAFT, known(first), taken)
    put = version("v2", "The sides [slowly]{turkey} withdraw [at once]{russia}.", "iran", first)
    with pytest.raises(Refused, match="only turkey"):
        check_version(DRAFT, known(first), put)


def test_brackets_are_asked_for_only_by_who_takes_part() -> None:
    with pytest.raises(InputError, match="takes no part"):
        check_version(DRAFT, {}, version("v1", "It [ends]{usa}."))


def test_a_version_without_its_parent_is_refused() -> None:
    orphan = replace(version("v2", "Other words.", "iran", first), parents=("v9",))
    with pytest.raises(NotFound, match="no version 'v9'"):
        check_version(DRAFT, known(first), orphan)
    nameless = replace(version("v2", "Other words."), paragraph="v1")
    with pytest.raises(InputError, match="first version"):
        check_version(DRAFT, known(first), nameless)
    elsewhere = version("w1", "Another paragraph.")
    crossed = replace(version("v2", "Other.", "iran", first), parents=("w1",))
    with pytest.raises(NotFound, match="of this paragraph"):
        check_version(DRAFT, known(first, elsewhere), crossed)


def test_two_who_write_at_once_stand_side_by_side_until_somebody_merges_them() -> None:
    one = version("v2", "The sides withdraw [at once]{russia} from the whole area.", "iran", first)
    other = version("v3", "Both sides withdraw [at once]{russia} from the area.", "turkey", first)
    check_version(DRAFT, known(first, one), other)
    (standing,) = paragraphs_of([first, one, other])
    assert [head.id for head in standing.heads] == ["v2", "v3"]
    assert standing.settled is None
    assert common(standing.heads, known(first, one, other)) == first

    both = version("v4", "Both sides withdraw [at once]{russia} from the whole area.", "russia",
                   one, other)  # fmt: skip
    check_version(DRAFT, known(first, one, other), both)
    assert paragraphs_of([first, one, other, both])[0].settled == both


def test_a_merge_keeps_what_one_of_two_put_in_brackets() -> None:
    one = version("v2", "The sides withdraw [at once]{russia} [fully]{iran}.", "iran", first)
    other = version("v3", "Both sides withdraw [at once]{russia}.", "turkey", first)
    lost = version("v4", "Both sides withdraw [at once]{russia}.", "turkey", one, other)
    with pytest.raises(Refused, match="asked for by iran"):
        check_version(DRAFT, known(first, one, other), lost)


def test_a_merge_may_bracket_what_each_wrote_for_who_wrote_it() -> None:
    plain = version("v1", "within days")
    one = version("v2", "within seven days", "iran", plain)
    other = version("v3", "within three days", "turkey", plain)
    text = merged("within days", ("within seven days", "iran"), ("within three days", "turkey"))
    assert text == "within [seven]{iran} [three]{turkey} days"
    check_version(DRAFT, known(plain, one, other), version("v4", text, "russia", one, other))
    invented = version("v4", "within [nine]{iran} days", "russia", one, other)
    with pytest.raises(Refused, match="only iran"):
        check_version(DRAFT, known(plain, one, other), invented)


@pytest.mark.parametrize(
    ("base", "one", "other", "result"),
    [
        ("a b c d", "a b c d e", "x b c d", "x b c d e"),
        ("a b c", "a b c", "a c", "a c"),
        ("a b c", "a x c", "a x c", "a x c"),
        ("a b c", "a x c", "a y c", "a [x]{p} [y]{q} c"),
        ("a b", "a [k]{p} b", "a b z", "a [k]{p} b z"),
        ("a b c", "a [k]{p} x c", "a y c", "a [k]{p} [x]{p} [y]{q} c"),
        ("", "new", "", "new"),
        ("يلتزم الطرفان", "يلتزم الطرفان فورا", "لا يلتزم الطرفان", "لا يلتزم الطرفان فورا"),
    ],
)
def test_changes_of_two_are_laid_together(base: str, one: str, other: str, result: str) -> None:
    assert merged(base, (one, "p"), (other, "q")) == result


def test_a_paragraph_stands_after_the_one_it_names() -> None:
    second = version("w2", "Second.", after="v1")
    third = version("x3", "Third.", after="w2")
    between = version("y4", "Between.", after="v1")
    order = [s.paragraph for s in paragraphs_of([third, first, between, second])]
    assert order == ["v1", "y4", "w2", "x3"]
    with pytest.raises(NotFound, match="to follow"):
        check_version(DRAFT, known(first), version("z5", "Lost.", after="q"))


def test_a_changed_ruling_text_leaves_the_other_language_behind() -> None:
    one = version("v1", "Seven days.", texts={"en": "Seven days.", "ar": "سبعة أيام."},
                  aligned=("ar",))  # fmt: skip
    two = version("v2", "", "iran", one, texts={"en": "Six days.", "ar": "سبعة أيام."})
    back = version("v3", "", "iran", two, texts=dict(one.texts))
    said = replace(two, id="v4", parents=("v2",), aligned=("ar",))
    all_of = known(one, two, back, said)
    fits = {v.id: aligned_in(v, DRAFT, all_of) for v in all_of.values()}
    assert fits["v1"] == fits["v3"] == fits["v4"] == {"en", "ar"}
    assert fits["v2"] == {"en"}


def test_a_text_said_to_fit_has_the_same_brackets() -> None:
    texts = {"en": "[Seven]{iran} days.", "ar": "سبعة أيام."}
    wrong = version("v1", "", "iran", texts=texts, aligned=("ar",))
    with pytest.raises(InputError, match="brackets in 'ar'"):
        check_version(DRAFT, {}, wrong)
    check_version(DRAFT, {}, replace(wrong, aligned=()))


def test_the_same_words_are_not_written_twice() -> None:
    two = version("v2", "Other words [at once]{russia}.", "iran", first)
    again = version("v3", "Other words [at once]{russia}.", "iran", first)
    with pytest.raises(Conflict, match="already"):
        check_version(DRAFT, known(first, two), again)


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"signatories": ("russia",)}, "two signatories"),
        ({"consulted": ("iran",)}, "decide and be consulted"),
        ({"signatories": ("russia", "russia")}, "named twice"),
        ({"signatories": ("russia", "nobody")}, "no party"),
        ({"reference": "tr"}, "reference language"),
        ({"title": {"en": " "}}, "title"),
    ],
)
def test_a_draft_gives_each_party_one_place(changes: dict[str, object], why: str) -> None:
    with pytest.raises(InputError, match=why):
        check_draft(replace(DRAFT, **changes), PARTIES)  # type: ignore[arg-type]
