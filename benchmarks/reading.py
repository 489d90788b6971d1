"""How fast articles are read and placed on one core, by language.

Articles of about the model article's length (2,900 characters) are put together from the labelled
train texts. Each run changes the last line, so that nothing is found in a cache; the first run,
which builds the language's tables, is given apart. spaCy's small English model tags the same
English articles where it is installed; it finds names and parts of speech, no claims.
"""

import resource
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

from machine import machine

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "languages"))

from corpus import languages, load

from hudna.extract.reader import Reader
from hudna.geo import gazetteer
from hudna.locate.locate import locate

LENGTH = 2_900
RUNS = 7


def articles(code: str) -> list[str]:
    """Return the train texts of a language, run together and cut to articles."""
    together = "\n\n".join(labels.text for labels in load(code, "train"))
    return [together[at : at + LENGTH] for at in range(0, len(together) - LENGTH, LENGTH)]


def rates(read: Callable[[str], object], texts: list[str]) -> list[float]:
    """Return documents per second of each run."""
    found = []
    for run in range(RUNS):
        changed = [f"{text}\n\n{run} {run * 7919}\n" for text in texts]
        began = time.perf_counter()
        for text in changed:
            read(text)
        found.append(len(texts) / (time.perf_counter() - began))
    return found


def line(name: str, texts: list[str], found: list[float]) -> None:
    """Print one row."""
    mean = sum(map(len, texts)) / len(texts)
    spread = f"({min(found):.0f}-{max(found):.0f})"
    print(
        f"{name:22} {statistics.median(found):5.0f} {spread:10} {len(texts):3} of {mean:.0f} chars"
    )


def spacy_beside(texts: list[str]) -> None:
    """Print spaCy's row, or that it is not there."""
    try:
        import spacy

        pipeline = spacy.load("en_core_web_sm")
    except (ImportError, OSError):
        print("spaCy en_core_web_sm: not installed here, so not measured beside")
        return
    pipeline(texts[0])
    line("spaCy sm, tagging", texts, rates(pipeline, texts))


def main() -> None:
    """Measure and print."""
    print(machine())
    began = time.perf_counter()
    places = gazetteer.load()
    reader = Reader.default(places)
    print(f"places and names loaded: {time.perf_counter() - began:.2f} s")
    print("documents/s on one core: median (range)")

    def read(text: str) -> object:
        return locate(reader.read(text, sha256="0" * 64), places, text=text)

    for code in languages():
        texts = articles(code)
        began = time.perf_counter()
        read(texts[0])
        first = time.perf_counter() - began
        line(f"{code}, first {first:.2f} s", texts, rates(read, texts))
    print(f"peak memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB")
    spacy_beside(articles("en"))


if __name__ == "__main__":
    main()
