"""Rules of a language whose verb comes last and whose endings say who is who (exercise texts)."""

from hudna.extract.reader import Reader
from hudna.model.claim import Claim, Polarity, Stance


def claims(reader: Reader, text: str) -> list[Claim]:
    return list(reader.read(text, sha256="0" * 64).claims)


def of(reader: Reader, text: str, event_type: str) -> Claim:
    return next(c for c in claims(reader, text) if c.event_type == event_type)


def test_what_is_said_stands_between_the_speaker_and_his_verb(reader: Reader) -> None:
    text = "Rusya Savunma Bakanlığı, militanların Azez'de bir köyü vurduğunu açıkladı."
    claim = of(reader, text, "shelling")
    assert (claim.speaker.id, claim.stance) == ("russia_mod", Stance.ANNOUNCES)
    assert [m.name for m in claim.actors] == ["militanların"]


def test_a_participle_of_saying_is_followed_by_its_speaker(reader: Reader) -> None:
    text = "Militanların köyü vurduğunu söyleyen Rusya Savunma Bakanlığı, ayrıntı vermedi."
    assert of(reader, text, "shelling").speaker.id == "russia_mod"


def test_a_statement_is_whose_it_is_said_to_come_from(reader: Reader) -> None:
    text = "Rusya Savunma Bakanlığından yapılan açıklamada, köyün bombalandığı belirtildi."
    assert of(reader, text, "air_strike").speaker.id == "russia_mod"


def test_a_declaration_speaks_for_itself(reader: Reader) -> None:
    text = "Ortak bildiride, militanların köyü vurduğu kaydedildi."
    assert of(reader, text, "shelling").speaker.name == "Ortak bildiride"


def test_a_passive_of_saying_names_nobody(reader: Reader) -> None:
    claim = of(reader, "Köyün militanlarca vurulduğu iddia edildi.", "shelling")
    assert (claim.speaker.span, claim.stance) == (None, Stance.CLAIMS)
    assert [m.name for m in claim.actors] == ["militanlarca"]


def test_the_negated_form_of_a_verb_denies(reader: Reader) -> None:
    claim = of(reader, "Rus ordusu, köyü bombalamadığını bildirdi.", "air_strike")
    assert (claim.stance, claim.polarity) == (Stance.DENIES, Polarity.NEGATIVE)


def test_not_to_confirm_says_only_that_nothing_was_confirmed(reader: Reader) -> None:
    found = claims(reader, "Rusya Savunma Bakanlığı, köyün vurulduğunu doğrulamadı.")
    assert [(c.event_type, c.polarity) for c in found] == [("verification", Polarity.NEGATIVE)]


def test_to_die_is_not_to_be(reader: Reader) -> None:
    dead = of(reader, "Azez'deki saldırıda iki sivil öldü.", "ground_attack").casualties
    assert dead is not None
    assert dead.killed is not None
    assert dead.killed.min == 2
    alive = claims(reader, "Militanlar Azez'e saldırdı, iki sivil tanık oldu.")
    assert [(c.event_type, c.casualties) for c in alive] == [("ground_attack", None)]


def test_a_subject_no_list_knows_is_set_apart_by_a_comma(reader: Reader) -> None:
    claim = of(reader, "Köyün ileri gelenleri, evlerin bombalandığını anlattı.", "air_strike")
    assert claim.speaker.name == "Köyün ileri gelenleri"


def test_the_case_of_a_list_is_that_of_its_last(reader: Reader) -> None:
    text = "Rusya ve Türkiye'nin arabuluculuğuyla taraflar ateşkes anlaşması imzaladı."
    assert [m.id for m in of(reader, text, "mediation").actors] == ["russia", "turkey"]


def test_words_quoted_over_several_sentences_are_one_saying(reader: Reader) -> None:
    text = 'Rusya Savunma Bakanlığı, "Köyü vurdular. Ateşkesi ihlal ettiler." dedi.'
    assert {c.speaker.id for c in claims(reader, text)} == {"russia_mod"}


def test_a_village_in_no_list_is_named_before_its_noun(reader: Reader) -> None:
    claim = of(reader, "Militanlar Kavaközü köyünde devriyeye ateş açtı.", "small_arms_fire")
    assert [p.name for p in claim.places] == ["Kavaközü"]


def test_to_say_that_something_is_untrue_is_to_deny_it(reader: Reader) -> None:
    text = (
        "Rusya Savunma Bakanlığı, Rus birliklerinin Azez'de sivilleri hedef aldığı yönündeki "
        "iddiaların gerçeği yansıtmadığını vurguladı."
    )
    claim = of(reader, text, "shelling")
    assert (claim.stance, claim.polarity) == (Stance.DENIES, Polarity.NEGATIVE)
    assert [m.name for m in claim.targets] == ["sivilleri"]


def test_who_speaks_of_reports_does_not_make_them(reader: Reader) -> None:
    text = "Bakan, Rusya'nın köyü vurduğu yönündeki haberlere ilişkin bir soruyu yanıtladı."
    claim = of(reader, text, "shelling")
    assert (claim.speaker.span, claim.stance) == (None, Stance.CLAIMS)


def test_who_does_a_deed_does_not_say_it(reader: Reader) -> None:
    text = "Rusya Savunma Bakanlığı, uçağın iki F-16 tarafından düşürüldüğünü söyledi."
    claim = of(reader, text, "shoot_down")
    assert (claim.speaker.id, [m.name for m in claim.actors]) == ("russia_mod", ["F-16"])


def test_neutralised_is_an_answer_with_a_count_and_tells_no_death(reader: Reader) -> None:
    text = "Azez'e taciz ateşi açıldı. Ateşe karşılık verildi, 18 terörist etkisiz hale getirildi."
    claim = of(reader, text, "return_fire")
    assert [(c.what, c.value) for c in claim.counts] == [("people", 18.0)]
    assert [m.name for m in claim.targets] == ["terörist"]
    assert claim.casualties is None


def test_neutralised_answers_nothing_where_no_attack_is_told(reader: Reader) -> None:
    found = claims(reader, "Azez'de 3 terörist etkisiz hale getirildi.")
    assert [c.event_type for c in found] == ["armed_clash"]


def test_whose_the_object_is_does_not_do_the_deed(reader: Reader) -> None:
    text = "İsrail ordusu, sınır kapısının kontrolünü ele geçirdiğini açıkladı."
    assert of(reader, text, "ground_attack").actors == ()


def test_a_line_of_a_form_says_nothing(reader: Reader) -> None:
    assert claims(reader, "Gözlem noktası: 7\nRapor eden: Nöbetçi subay\n") == []


def test_the_first_of_a_list_is_no_subject_where_the_list_is_whose(reader: Reader) -> None:
    text = (
        "Rusya ve Türkiye'nin garantörlüğünde oluşturulan izleme mekanizması, köyün "
        "bombalandığını bildirdi."
    )
    assert of(reader, text, "air_strike").speaker.name == "izleme mekanizması"
