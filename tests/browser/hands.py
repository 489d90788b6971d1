"""A person who has a keyboard and nothing else: Tab to walk, arrows to choose, keys to press."""

from typing import Any

__all__ = ["Hands"]

STEPS = 400
"""No page asks for more presses of Tab than this to get round it."""

AT = "selector => document.activeElement !== null && document.activeElement.matches(selector)"
CHOSEN = "() => document.activeElement.value"
SEEN = """() => {
  const one = document.activeElement, style = getComputedStyle(one);
  const label = one.closest("label");
  const around = label ? getComputedStyle(label) : style;
  return [style, around].some((s) => s.outlineStyle !== "none" || s.boxShadow !== "none");
}"""


class Hands:
    """Keys pressed on a page; nothing here clicks, fills or focuses by script."""

    def __init__(self, page: Any) -> None:
        self.page = page

    def press(self, key: str) -> None:
        """Press one key."""
        self.page.keyboard.press(key)

    def walk_to(self, selector: str) -> None:
        """Press Tab until what `selector` names has the focus, and shows that it has."""
        for _ in range(STEPS):
            if self.page.evaluate(AT, selector):
                assert self.page.evaluate(SEEN), f"nobody sees that {selector} has the focus"
                return
            self.press("Tab")
        raise AssertionError(f"{selector} cannot be reached with Tab on {self.page.url}")

    def push(self, selector: str) -> None:
        """Walk to a button or a summary and press it."""
        self.walk_to(selector)
        self.press("Enter")

    def pick(self, group: str, value: str) -> None:
        """Walk to a group of radio buttons and choose one of them with the arrows."""
        self.walk_to(group)
        self.press(" ")
        for _ in range(20):
            if self.page.evaluate(CHOSEN) == value:
                return
            self.press("ArrowDown")
        raise AssertionError(f"{group} has no choice {value}")

    def choose(self, selector: str, value: str) -> None:
        """Walk to a list and choose the value with the arrows."""
        self.walk_to(selector)
        for _ in range(60):
            if self.page.evaluate(CHOSEN) == value:
                return
            self.press("ArrowDown")
        raise AssertionError(f"{selector} has no value {value}")

    def write(self, selector: str, words: str) -> None:
        """Walk to a field and type into it."""
        self.walk_to(selector)
        self.page.keyboard.insert_text(words)
