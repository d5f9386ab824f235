"""Rates: "kills some 3,000 people a year" counts no event that has a day."""

from processors.text.lexicon import words

_EACH = words("a per every each")
_UNITS = words("day week month year")
_COUNTED_ON = words("ago later earlier after before since until in and")
"""Behind "a day" they make it one day: "a day later", "a day after the raid"."""
_REACH = 7


def is_rate(low: list[str], last: int) -> bool:
    """Whether a count whose words end at token `last` is told for every so many days."""
    for k in range(last, min(last + _REACH, len(low) - 1)):
        if low[k] in {",", ";"}:
            return False
        if low[k] in {"annually", "daily"} and k == last:
            return True
        if low[k] in _EACH and low[k + 1] in _UNITS:
            return low[k] != "a" or _COUNTED_ON.isdisjoint(low[k + 2 : k + 3])
    return False
