"""How a language writes its words: their first capital, and the order of its alphabet."""

from hudna.text.languages import load

__all__ = ["capital", "in_order"]

_CAPITALS = {"tr": {"i": "İ"}}
_SMALL = {"tr": str.maketrans("Iİ", "ıi")}


def capital(words: str, language: str) -> str:
    """Return words with their first letter as a capital of the language."""
    first = words[:1]
    return _CAPITALS.get(language, {}).get(first, first.upper()) + words[1:]


def in_order(words: str, language: str) -> tuple[tuple[int, int], ...]:
    """Return a key that sorts words as a dictionary of the language does.

    Signs and digits come first, then its own letters, then those of others.
    """
    small = words.translate(_SMALL.get(language, {})).lower()
    alphabet = load(language).alphabet
    return tuple(_place(letter, alphabet) for letter in small)


def _place(letter: str, alphabet: str) -> tuple[int, int]:
    if letter in alphabet:
        return 1, alphabet.index(letter)
    return (2 if letter.isalpha() else 0), ord(letter)
