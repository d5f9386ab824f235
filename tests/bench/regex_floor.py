"""What sixty lines of regular expressions read: the floor for speed and for accuracy."""

import re

_COUNT = (
    r"(?:\d{1,3}(?:,\d{3})+|\d+|one|two|three|four|five|six|seven|eight|nine|ten|dozens|scores)"
)
_PERSONS = (
    r"(?:\w+\s+){0,3}?(?:people|persons|civilians|soldiers|police\w*|fighters|rebels|others)?\s*"
)
_KILLED = re.compile(
    rf"({_COUNT})\s+{_PERSONS}(?:were|was|have been|had been)?\s*(?:killed|dead|died)"
    rf"|kill(?:s|ed|ing)\s+(?:at least |about |more than )?({_COUNT})",
    re.IGNORECASE,
)
_WOUNDED = re.compile(
    rf"({_COUNT})\s+{_PERSONS}(?:were|was|have been|had been)?\s*(?:wounded|injured|hurt)"
    rf"|(?:wound|injur)(?:s|ed|es|ing)\s+(?:at least |about |more than )?({_COUNT})",
    re.IGNORECASE,
)
_MOVED = re.compile(
    r"(?:troops|soldiers|forces|army|fighters|rebels|tanks)\s+(?:\w+\s+){0,4}?"
    r"(?:deployed|advanced|withdrew|entered|arrived|retreated|moved|crossed|reinforced|massed)",
    re.IGNORECASE,
)


def find(text: str) -> list[tuple[str, str]]:
    """Effect or "movement", and the words; ungated, over the whole text."""
    return [
        (name, match[0])
        for name, pattern in (("killed", _KILLED), ("wounded", _WOUNDED), ("movement", _MOVED))
        for match in pattern.finditer(text)
    ]
