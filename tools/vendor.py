"""Copy the built browser files and fonts from npm packages; see tools/README.md.

    python tools/vendor.py NODE_MODULES

Needs `pip install fonttools brotli`, to cut the letters most texts need out of two large fonts.
Refuses packages whose integrity npm recorded differs from `integrity.txt`; a copied file keeps
its licence beside it, and `vendor/FILES.txt` lists the SHA-256 of every file as copied.
"""

import hashlib
import json
import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WEB = ROOT / "src/hudna/web/static/vendor"
FONTS = ROOT / "src/hudna/data/fonts"
VEGA = ROOT / "src/hudna/data/vega"
INTEGRITY = ROOT / "tools/integrity.txt"

SCRIPTS = {
    "maplibre-gl/dist/maplibre-gl.mjs": "maplibre/maplibre-gl.mjs",
    "maplibre-gl/dist/maplibre-gl-worker.mjs": "maplibre/maplibre-gl-worker.mjs",
    "maplibre-gl/dist/maplibre-gl.css": "maplibre/maplibre-gl.css",
    "maplibre-gl/LICENSE.txt": "maplibre/LICENSE.txt",
}
CHARTS = {
    "vega/build/vega.min.js": "vega.min.js",
    "vega/LICENSE": "LICENSE-vega.txt",
    "vega-lite/build/vega-lite.min.js": "vega-lite.min.js",
    "vega-lite/LICENSE": "LICENSE-vega-lite.txt",
}
"""Run on the server only: no browser is sent them."""
WEB_FONTS = {
    "noto-sans": (("latin", "latin-ext", "cyrillic"), (400, 600, 700)),
    "vazirmatn": (("arabic", "latin"), (400, 600, 700)),
    "amiri": (("arabic", "latin"), (400, 700)),
}
CUTS = {
    ("noto-sans", "latin-ext"): ("latin-a", "U+0100-017F"),
    ("amiri", "arabic"): ("arabic-letters", "U+0600-060F,U+061B-06D5,U+06EE-06FF,U+200C-200E"),
}
"""Letters that get a file of their own: Turkish, and Arabic without the signs of recitation."""

FAMILIES = {"noto-sans": "Noto Sans", "vazirmatn": "Vazirmatn", "amiri": "Amiri"}
PDF_FONTS = dict.fromkeys(FAMILIES, ("400Regular", "700Bold"))


def check_integrity(packages: Path) -> None:
    """Stop unless every installed package is the one whose hash is pinned."""
    lock = json.loads((packages / ".package-lock.json").read_text("utf-8"))["packages"]
    for line in INTEGRITY.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            name, version, integrity = line.split()
            found = lock.get(f"node_modules/{name}", {})
            if (found.get("version"), found.get("integrity")) != (version, integrity):
                sys.exit(f"{name} {version} is not the package pinned in {INTEGRITY.name}")


def copies(packages: Path) -> dict[Path, Path]:
    """Return where every file comes from and goes to."""
    plan = {packages / source: WEB / target for source, target in SCRIPTS.items()}
    plan |= {packages / source: VEGA / target for source, target in CHARTS.items()}
    for font, (subsets, weights) in WEB_FONTS.items():
        folder = packages / "@fontsource" / font
        plan[folder / "LICENSE"] = WEB / "fonts" / f"LICENSE-{font}.txt"
        for subset in subsets:
            for weight in weights:
                name = f"{font}-{subset}-{weight}-normal.woff2"
                plan[folder / "files" / name] = WEB / "fonts" / name
    for font, styles in PDF_FONTS.items():
        folder = packages / "@expo-google-fonts" / font
        plan[folder / "LICENSE_FONT"] = FONTS / f"LICENSE-{font}.txt"
        for style in styles:
            name = f"{FAMILIES[font].replace(' ', '')}_{style}.ttf"
            plan[folder / style / name] = FONTS / name
    return plan


def font_faces(packages: Path) -> str:
    """Return the style sheet that names the web fonts, each subset for its range of letters."""
    rules = []
    for font, (subsets, weights) in WEB_FONTS.items():
        ranges = json.loads((packages / "@fontsource" / font / "unicode.json").read_text("utf-8"))
        for weight in weights:
            for subset in subsets:
                letters = ranges[subset]
                if (font, subset) in CUTS:
                    part, own = CUTS[font, subset]
                    rules.append(_face(font, part, weight, own))
                    letters = without(letters, own)
                rules.append(_face(font, subset, weight, letters))
    return "\n".join(["/* Made by tools/vendor.py. */", *rules]) + "\n"


def without(letters: str, taken: str) -> str:
    """Return ranges of letters less those taken: a browser loads every face that has a letter."""
    cut = {code for span in spans(taken) for code in span}
    left: list[list[int]] = []
    for code in sorted({code for span in spans(letters) for code in span} - cut):
        if left and left[-1][1] == code - 1:
            left[-1][1] = code
        else:
            left.append([code, code])
    return ",".join(f"U+{a:04X}" if a == b else f"U+{a:04X}-{b:04X}" for a, b in left)


def spans(letters: str) -> list[range]:
    """Return the ranges of code points written as `U+0100-017F,U+2020`."""
    found = []
    for one in letters.split(","):
        first, _, last = one.removeprefix("U+").partition("-")
        found.append(range(int(first, 16), int(last or first, 16) + 1))
    return found


def _face(font: str, subset: str, weight: int, letters: str) -> str:
    return (
        f"@font-face {{ font-family: '{FAMILIES[font]}'; font-weight: {weight};"
        f" font-display: swap; src: url('{font}-{subset}-{weight}-normal.woff2')"
        f" format('woff2'); unicode-range: {letters}; }}"
    )


def cut(folder: Path) -> None:
    """Write the fonts that hold a part of another's letters."""
    from fontTools import subset

    for (font, whole), (part, letters) in CUTS.items():
        for weight in WEB_FONTS[font][1]:
            source, target = (folder / f"{font}-{s}-{weight}-normal.woff2" for s in (whole, part))
            options = subset.Options(flavor="woff2")
            options.recalc_timestamp = False
            subsetter = subset.Subsetter(options)
            opened = subset.load_font(str(source), options)
            subsetter.populate(unicodes=subset.parse_unicodes(letters))
            subsetter.subset(opened)
            subset.save_font(opened, str(target), options)


def main(packages: Path) -> None:
    """Check, copy, and list what was copied."""
    check_integrity(packages)
    for source, target in copies(packages).items():
        target.parent.mkdir(parents=True, exist_ok=True)
        text = source.read_bytes()
        if target.suffix in {".mjs", ".css", ".js"}:  # source maps are not shipped
            text = b"\n".join(
                line for line in text.split(b"\n") if not line.startswith(b"//# sourceMappingURL")
            )
        target.write_bytes(text)
        shutil.copymode(INTEGRITY, target)
    cut(WEB / "fonts")
    (WEB / "fonts" / "fonts.css").write_text(font_faces(packages), "utf-8")
    for folder in (WEB, VEGA):
        list_files(folder)


def list_files(folder: Path) -> None:
    """Write the SHA-256 of every file beside them."""
    files = sorted(p for p in folder.rglob("*") if p.is_file() and p.name != "FILES.txt")
    hashes = [hashlib.sha256(path.read_bytes()).hexdigest() for path in files]
    lines = [f"{one}  {path.relative_to(folder)}" for one, path in zip(hashes, files, strict=True)]
    (folder / "FILES.txt").write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
