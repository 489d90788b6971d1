"""Texts in five languages made up for the search, and what each query should find. All exercise."""

__all__ = ["QUERIES", "TEXTS"]

TEXTS: dict[str, tuple[str, str]] = {
    "ar1": ("ar", "تمرين. قصفت المدفعية بلدة كفر نبل بريف إدلب مساء الجمعة، وأصيب ثلاثة أشخاص."),
    "ar2": ("ar", "تمرين. سُجّلت ٧ انتهاكات للهدنة في حماة، ولم تؤكدها أطراف أخرى."),
    "ar3": ("ar", "تمرين. اجتمعت وفود الدول الضامنة في أستانا لبحث وقف إطلاق النار."),
    "ar4": ("ar", "تمرين. مُنعت دورية المراقبين من الوصول إلى سراقب، وبإدلب توقفت القوافل."),
    "fa1": ("fa", "تمرین. توپخانه شهرک کفرنبل در استان ادلب را هدف قرار داد و سه نفر زخمی شدند."),
    "fa2": ("fa", "تمرین. نقض‌های آتش‌بس در حماه ادامه دارد؛ ۷ مورد ثبت شد."),
    "fa3": ("fa", "تمرین. هیئت‌های کشورهای ضامن در آستانه دربارهٔ آتش‌بس گفت‌وگو کردند."),
    "fa4": ("fa", "تمرین. گشت ناظران به سراقب راه نیافت."),
    "ru1": ("ru", "Учение. Артиллерия обстреляла Кафр-Набль в провинции Идлиб, трое раненых."),
    "ru2": ("ru", "Учение. В Хаме отмечено 7 нарушений перемирия; стороны их не подтвердили."),
    "ru3": ("ru", "Учение. Делегации стран-гарантов обсудили в Астане прекращение огня."),
    "ru4": ("ru", "Учение. Патруль наблюдателей не пропустили в Саракиб; всё спокойно в Идлибе."),
    "tr1": ("tr", "Tatbikat. Topçu ateşi İdlib'in Kefr Nebil beldesini vurdu, üç kişi yaralandı."),
    "tr2": ("tr", "Tatbikat. Hama'da ateşkesin 7 kez ihlal edildiği bildirildi."),
    "tr3": ("tr", "Tatbikat. Garantör ülkelerin heyetleri Astana'da ateşkesi görüştü."),
    "tr4": ("tr", "Tatbikat. Gözlemci devriyesi Serakib'e alınmadı; konvoylar durduruldu."),
    "en1": ("en", "Exercise. Artillery shelled Kafr Nabl in Idlib on Friday; three were hurt."),
    "en2": ("en", "Exercise. Seven violations of the ceasefire were listed in Hama."),
    "en3": ("en", "Exercise. Delegations of the guarantor states met in Astana on the ceasefire."),
    "en4": ("en", "Exercise. A patrol of observers was kept from entering Saraqib."),
}
"""By name: the language and the text."""

_IDLIB = "ar1 ar4 fa1 ru1 ru4 tr1 en1"
_HAMA = "ar2 fa2 ru2 tr2 en2"
_SARAQIB = "ar4 fa4 ru4 tr4 en4"
_KAFR_NABL = "ar1 fa1 ru1 tr1 en1"

QUERIES: tuple[tuple[str, str], ...] = (
    # A place is found in every language, however it is spelled or inflected.
    ("Idlib", _IDLIB),
    ("إدلب", _IDLIB),
    ("ادلب", _IDLIB),
    ("بإدلب", _IDLIB),
    ("Идлибе", _IDLIB),
    ("İdlib'de", _IDLIB),
    ("Hama", _HAMA),
    ("حماة", _HAMA),
    ("حماه", _HAMA),
    ("Хама", _HAMA),
    ("Saraqib", _SARAQIB),
    ("سراقب", _SARAQIB),
    ("Serakib", _SARAQIB),
    ("Саракибе", _SARAQIB),
    ("Kafr Nabl", _KAFR_NABL),
    ("كفر نبل", _KAFR_NABL),
    ("کفرنبل", _KAFR_NABL),
    ("Кафр-Набль", _KAFR_NABL),
    # Words in any of their forms, in their own language.
    ("الهدنة", "ar2"),
    ("هدنة", "ar2"),
    ("انتهاك", "ar2"),
    ("المراقبون", "ar4"),
    ("دوريات", "ar4"),
    ("قافلة", ""),
    ("وفد", ""),
    ("آتش بس", "fa2 fa3"),
    ("آتش‌بس", "fa2 fa3"),
    ("نقض", "fa2"),
    ("هیئت", "fa3"),
    ("ناظر", "fa4"),
    ("нарушение", "ru2"),
    ("нарушениями", "ru2"),
    ("перемирие", "ru2"),
    ("наблюдатель", "ru4"),
    ("делегация", "ru3"),
    ("все", "ru4"),
    ("ateşkes", "tr2 tr3"),
    ("ATEŞKESİN", "tr2 tr3"),
    ("ihlaller", "tr2"),
    ("konvoy", "tr4"),
    ("heyet", "tr3"),
    ("violation", "en2"),
    ("ceasefires", "en2 en3"),
    ("delegation", "en3"),
    ("observer", "en4"),
    # Digits of every script, phrases, words to leave out, beginnings of words.
    ("7", "ar2 fa2 ru2 tr2"),
    ("٧", "ar2 fa2 ru2 tr2"),
    ("۷", "ar2 fa2 ru2 tr2"),
    ('"three were hurt"', "en1"),
    ('"were three hurt"', ""),
    ('"وقف إطلاق النار"', "ar3"),
    ("Hama -violations", "ar2 fa2 ru2 tr2"),
    ("ceasefire -Astana", "en2"),
    ("Idlib Саракиб", "ar4 ru4"),
    ("viol", "en2"),
    ("наруш", "ru2"),
    ("kafr nab", _KAFR_NABL),
)
"""A query and the names of the texts it should find."""
