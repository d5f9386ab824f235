"""Countries that only say which border is meant: X of "its border with X"."""

_BEFORE = tuple(
    f"{border} with {article}"
    for border in ("border", "borders", "frontier", "boundary")
    for article in ("", "the ", "neighbouring ", "neighboring ")
)
_LOOK = max(map(len, _BEFORE))
_ENDS = ("with", "the", "neighbouring", "neighboring")


def names_border(text: str, start: int) -> bool:
    """Whether the name that begins at `start` follows "the border with"."""
    before = text[max(0, start - _LOOK) : start]
    return before.rstrip().endswith(_ENDS) and before.casefold().endswith(_BEFORE)
