"""A phrase whose words differ in one place is written once."""

from hudna.extract.alternatives import spelt_out


def test_every_choice_is_spelt_out() -> None:
    phrases = list(spelt_out("<took|lost> ... <the town|the hill>", {}))
    assert phrases == [
        "took ... the town",
        "took ... the hill",
        "lost ... the town",
        "lost ... the hill",
    ]


def test_a_list_of_the_language_is_named() -> None:
    assert list(spelt_out("took <towns>", {"towns": ["Homs", "Hama"]})) == [
        "took Homs",
        "took Hama",
    ]


def test_an_empty_alternative_leaves_its_place_empty() -> None:
    assert list(spelt_out("truce <...|> broken", {})) == ["truce ... broken", "truce broken"]


def test_a_phrase_without_choice_stays_as_it_is() -> None:
    assert list(spelt_out("opened fire", {})) == ["opened fire"]
