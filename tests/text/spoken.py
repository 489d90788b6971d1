"""Whole numbers below a million spoken in each language, written apart from the grammar tested."""

from collections.abc import Callable

__all__ = ["SPOKEN"]


def words(text: str) -> list[str]:
    return text.split()


def english(n: int) -> str:
    ones = words("""
        zero one two three four five six seven eight nine ten eleven twelve
        thirteen fourteen fifteen sixteen seventeen eighteen nineteen
    """)
    tens = words("""
        - - twenty thirty forty fifty sixty seventy eighty ninety
    """)
    if n < 20:
        return ones[n]
    if n < 100:
        return tens[n // 10] + (f"-{ones[n % 10]}" if n % 10 else "")
    if n < 1000:
        rest = f" and {english(n % 100)}" if n % 100 else ""
        return f"{ones[n // 100]} hundred{rest}"
    return f"{english(n // 1000)} thousand" + (f" {english(n % 1000)}" if n % 1000 else "")


def russian(n: int, *, feminine: bool = False) -> str:
    ones = words("""
        ноль один два три четыре пять шесть семь восемь девять
    """)
    teens = words("""
        десять одиннадцать двенадцать тринадцать четырнадцать пятнадцать
        шестнадцать семнадцать восемнадцать девятнадцать
    """)
    tens = words("""
        - - двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят
        девяносто
    """)
    hundreds = words("""
        - сто двести триста четыреста пятьсот шестьсот семьсот восемьсот
        девятьсот
    """)
    if feminine:
        ones[1:3] = ["одна", "две"]
    if n < 10:
        return ones[n]
    if n < 20:
        return teens[n - 10]
    if n < 1000:
        size, round_words = (10, tens) if n < 100 else (100, hundreds)
        rest = f" {russian(n % size, feminine=feminine)}" if n % size else ""
        return round_words[n // size] + rest
    count = n // 1000
    last = 0 if 10 < count % 100 < 20 else count % 10
    noun = "тысяча" if last == 1 else "тысячи" if 2 <= last <= 4 else "тысяч"
    rest = f" {russian(n % 1000)}" if n % 1000 else ""
    return f"{russian(count, feminine=True)} {noun}{rest}"


def turkish(n: int) -> str:
    ones = words("""
        sıfır bir iki üç dört beş altı yedi sekiz dokuz
    """)
    tens = words("""
        - on yirmi otuz kırk elli altmış yetmiş seksen doksan
    """)
    if n < 10:
        return ones[n]
    if n < 100:
        return tens[n // 10] + (f" {ones[n % 10]}" if n % 10 else "")
    size, noun = (100, "yüz") if n < 1000 else (1000, "bin")
    count = f"{turkish(n // size)} " if n // size > 1 else ""
    return f"{count}{noun}" + (f" {turkish(n % size)}" if n % size else "")


def persian(n: int) -> str:
    ones = words("""
        صفر یک دو سه چهار پنج شش هفت هشت نه ده یازده دوازده سیزده چهارده پانزده
        شانزده هفده هجده نوزده
    """)
    tens = words("""
        - - بیست سی چهل پنجاه شصت هفتاد هشتاد نود
    """)
    hundreds = words("""
        - صد دویست سیصد چهارصد پانصد ششصد هفتصد هشتصد نهصد
    """)
    if n < 20:
        return ones[n]
    if n < 1000:
        size, round_words = (10, tens) if n < 100 else (100, hundreds)
        return round_words[n // size] + (f" و {persian(n % size)}" if n % size else "")
    count = f"{persian(n // 1000)} " if n // 1000 > 1 else ""
    return f"{count}هزار" + (f" و {persian(n % 1000)}" if n % 1000 else "")


def arabic(n: int) -> str:
    ones = words("""
        صفر واحد اثنان ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشرة
    """)
    tens = words("""
        - - عشرون ثلاثون أربعون خمسون ستون سبعون ثمانون تسعون
    """)
    hundreds = words("""
        - مئة مئتان ثلاثمئة أربعمئة خمسمئة ستمئة سبعمئة ثمانمئة تسعمئة
    """)
    if n <= 10:
        return ones[n]
    if n < 20:
        return {11: "أحد عشر", 12: "اثنا عشر"}.get(n, f"{ones[n - 10]} عشر")
    if n < 100:
        return (f"{ones[n % 10]} و" if n % 10 else "") + tens[n // 10]
    if n < 1000:
        return hundreds[n // 100] + (f" و{arabic(n % 100)}" if n % 100 else "")
    count = n // 1000
    rest = f" و{arabic(n % 1000)}" if n % 1000 else ""
    if count <= 2:
        return ("ألف" if count == 1 else "ألفان") + rest
    noun = "آلاف" if 3 <= count % 100 <= 10 else "ألف"
    return f"{arabic(count)} {noun}{rest}"


SPOKEN: dict[str, Callable[[int], str]] = {
    "ar": arabic,
    "en": english,
    "fa": persian,
    "ru": russian,
    "tr": turkish,
}
