"""How number words add up as they are spoken: 200 + 30 + 4, 5 and 20, 3 x 1000, 2 and a half."""

__all__ = ["Sum"]

_TEN = 10
_HUNDRED = 100
_THOUSAND = 1000


class Sum:
    """The number spoken so far.

    `unit_before_ten` is for "five and twenty"; `ten_before_unit` for "ten five", which is 15.
    """

    def __init__(self, *, unit_before_ten: bool = False, ten_before_unit: bool = False) -> None:
        self._unit_before_ten = unit_before_ten
        self._ten_before_unit = ten_before_unit
        self._done = 0.0
        self._current = 0.0
        self._last = float("inf")
        self._scale = float("inf")

    @property
    def value(self) -> float:
        """What the words so far say."""
        return self._done + self._current

    def add(self, value: float, *, scale: bool, joined: bool) -> bool:
        """Add one more word; false where it does not belong to this number."""
        if scale:
            return self._multiply(value)
        fits = value < self._room()
        if self._unit_before_ten and joined and self._last < _TEN <= value < _HUNDRED:
            fits = value % _TEN == 0
        if fits:
            self._current += value
            self._last = value
        return fits

    def half(self) -> bool:
        """Add a half, as in "two and a half"; false where none fits."""
        if self._current == 0 or self._current != int(self._current):
            return False
        self._current += 0.5
        self._last = 0
        return True

    def _multiply(self, value: float) -> bool:
        if value >= self._scale or self._last == value:
            return False
        if self._last > value and self._current > value:
            self._done, self._current = self._done + self._current, 0
        if value == _HUNDRED:
            if self._current >= _TEN:
                return False
            self._current = max(self._current, 1) * value
        else:
            self._done += (self._current or 1) * value
            self._current = 0
            self._scale = value
        self._last = value
        return True

    def _room(self) -> float:
        """Return below what the next word must lie: after 30 a unit, after 200 less than 100."""
        last = self._last
        if last >= _THOUSAND:
            return last
        if last >= _HUNDRED:
            return _HUNDRED
        if last == _TEN and self._ten_before_unit:
            return _TEN
        return _TEN if last >= 2 * _TEN and last % _TEN == 0 else 0
