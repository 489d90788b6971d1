"""The article of a page: its lines without menus, consent banners, share bars and comments."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from selectolax.lexbor import LexborHTMLParser, LexborNode

from hudna.intake.limits import LIMITS, check
from hudna.intake.page_lines import HEADINGS, Line, lines_of, walk

__all__ = ["article", "depth_of", "fragment"]

_CLUTTER = (
    "nav, aside, form, dialog, [hidden], [aria-hidden=true], [role=navigation], [role=dialog], "
    "[role=search], [role=contentinfo], [role=complementary], [role=alertdialog]"
)
_CLUTTER_NAMES = re.compile(
    r"(?:^|[\s_-])(?:ads?|advert\w*|addtoany|author-(?:box|bio)|banner|breadcrumbs?|comments?|"
    r"comment-\w+|consent|cookies?|copyright|disqus\w*|footer|gdpr|jp-relatedposts|latest|login|"
    r"masthead|menu|most-?(?:read|popular)|navbar|navigation|nav|newsletter|pagination|paywall|"
    r"popular|popup|print|promo|read-?(?:also|more)|recommend\w*|related\w*|share\w*|sharing|"
    r"sidebar|sharedaddy|similar|site-(?:header|footer)|skip-link|social\w*|sponsor\w*|subscri\w+|"
    r"tag-?(?:s|cloud|list)|taboola\w*|ticker|toolbar|topbar|trending|widget\w*|yarpp\w*)"
    r"(?:[\s_-]|$)",
    re.IGNORECASE,
)
_UNSEEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_MARKED = (
    ("[itemprop=articleBody]", 3.0),
    (".entry-content, .post-content, .article-body, .article__body, #article-body", 3.0),
    ("article", 2.0),
    ("main, [role=main]", 1.2),
)
_MARKED_AT_MOST = 3
"""A list of teasers marks each as an article."""
_MOST_OF_PAGE = 0.5
_LONG_LINE = 25
_LINE_COUNTS_AT_MOST = 400
_WEIGHTS = (1.0, 0.6, 0.3)
_HEAD_LINES = 12
_SHORT = 200


def article(tree: LexborHTMLParser) -> list[str]:
    """Return the headline and the lines of a page's article; empty for a page without text."""
    body = tree.body
    if body is None:
        return []
    sizes = _sizes(body)
    lines = list(lines_of(body, _clutter(body, sizes)))
    first, last = _extent(_marked(body, sizes), lines)
    chosen = lines[first:last]
    head = next((n for n, line in enumerate(lines[:first]) if line.tag == "h1"), None)
    if head is not None and not any(line.tag == "h1" for line in chosen):
        chosen = [lines[head], *lines[head + 1 : first][-_HEAD_LINES:], *chosen]
    return _without_links(chosen) or [line.text for line in lines]


def depth_of(tree: LexborHTMLParser, most: int) -> int:
    """Return how deep the elements of a page are nested; `most` where it is that or more."""
    deepest = depth = 0
    for node, opens in walk(tree.root) if tree.root is not None else ():
        if not node.is_text_node:
            depth += 1 if opens else -1
            deepest = max(deepest, depth)
        if deepest >= most:
            return most
    return deepest


def fragment(source: str, *, quote: str = "") -> list[str]:
    """Return the lines of a piece of HTML that is all content, as feeds and mail carry it.

    `quote` is put before the lines of quotations.
    """
    tree = LexborHTMLParser(source)
    check("element_depth", depth_of(tree, LIMITS["element_depth"].most + 1), "")
    body = tree.body
    if body is None:
        return []
    quoted = {node.mem_id for node in body.css("blockquote, .gmail_quote")} if quote else set()
    return [
        f"{quote}{line.text}" if not quoted.isdisjoint(line.holders) else line.text
        for line in lines_of(body)
    ]


def _sizes(body: LexborNode) -> dict[int, int]:
    """Return how much text each element holds, in one pass however deep they are nested."""
    sizes: dict[int, int] = defaultdict(int)
    for node, opens in walk(body):
        parent = node.parent
        if opens or parent is None:
            continue
        own = len((node.text_content or "").strip()) if node.is_text_node else sizes[node.mem_id]
        sizes[parent.mem_id] += own
    return sizes


def _clutter(body: LexborNode, sizes: dict[int, int]) -> set[int]:
    """Return the nodes marked as no part of the article, unless they hold most of the page."""
    most = sizes[body.mem_id] * _MOST_OF_PAGE
    found = {node.mem_id for node in body.css(_CLUTTER)}
    found |= {n.mem_id for n in body.css("header, footer") if n.css_first("h1") is None}
    for node in body.css("[class], [id], [style]"):
        values = node.attributes
        names = f"{values.get('class') or ''} {values.get('id') or ''}"
        if _CLUTTER_NAMES.search(names) or _UNSEEN_STYLE.search(values.get("style") or ""):
            found.add(node.mem_id)
    return {number for number in found if sizes[number] <= most}


def _marked(body: LexborNode, sizes: dict[int, int]) -> dict[int, float]:
    """Return the elements a page itself marks as its article, with what that is worth."""
    worth: dict[int, float] = {}
    for selector, weight in _MARKED:
        nodes = body.css(selector)
        if nodes and len(nodes) <= _MARKED_AT_MOST:
            largest = max(nodes, key=lambda node: sizes[node.mem_id])
            worth.setdefault(largest.mem_id, weight)
    return worth


def _extent(marked: dict[int, float], lines: Sequence[Line]) -> tuple[int, int]:
    """Return the first line of the article and the one after its last.

    Every line counts for the nearest blocks around it that hold several; the block with most
    running text is the article.
    """
    scores: dict[int, float] = defaultdict(float)
    held = Counter(number for line in lines for number in line.holders)
    for line in lines:
        running = len(line.text) - line.linked
        if running < _LONG_LINE:
            continue
        gathering = (number for number in reversed(line.holders) if held[number] > 1)
        for weight, number in zip(_WEIGHTS, gathering, strict=False):
            scores[number] += weight * min(running, _LINE_COUNTS_AT_MOST)
    for number in scores.keys() & marked.keys():
        scores[number] *= marked[number]
    if not scores:
        return 0, len(lines)
    best = max(scores, key=lambda number: scores[number])
    inside = [n for n, line in enumerate(lines) if best in line.holders]
    return inside[0], inside[-1] + 1


def _without_links(lines: Sequence[Line]) -> list[str]:
    """Leave out lines that are links alone, and headings with nothing under them."""
    kept = [line for line in lines if not (line.is_link and len(line.text) < _SHORT)]
    while len(kept) > 1 and kept[-1].tag in HEADINGS:
        kept.pop()
    return [line.text for line in kept]
