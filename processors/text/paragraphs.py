"""Where paragraphs end: at every line break, unless the text is wrapped to a width.

Mail and old wire copy break their lines where the next word would not have fitted. Such a break
ends nothing.
"""

from collections.abc import Iterator

_WIDEST = 120
_NARROWEST = 40
_MOST = 0.8
"""Share of breaks that must stand where the width demands them, in a text that is wrapped."""


def paragraphs(text: str) -> Iterator[tuple[int, int, int]]:
    """Number of the first line, start and end of every paragraph; wrapped lines are one."""
    lines = text.splitlines(keepends=True)
    soft = _soft_breaks(lines)
    start = end = first = 0
    for number, line in enumerate(lines):
        end += len(line)
        if number in soft:
            continue
        yield first, start, end
        start, first = end, number + 1


def _soft_breaks(lines: list[str]) -> set[int]:
    """Numbers of the lines whose break ends nothing."""
    if len(lines) < 2:  # noqa: PLR2004 - one line has no break inside
        return set()
    width = max(len(line.rstrip()) for line in lines)
    if not _NARROWEST <= width <= _WIDEST:
        return set()
    inner = 0
    soft = set()
    for number in range(len(lines) - 1):
        line, following = lines[number].rstrip(), lines[number + 1]
        if not line or not following.strip() or following[0].isspace():
            continue
        inner += 1
        if len(line) + 1 + len(following.split(maxsplit=1)[0]) > width:
            soft.add(number)
    return soft if len(soft) > 1 and len(soft) >= _MOST * inner else set()
