"""Parts of an article that are not its story: the dateline."""

import re

_DATELINE = re.compile(
    r"""
    \s*
    (?: [A-Z][\w.'’/ -]{1,40} (?: \( [A-Z][^()\n]{1,40} \) )? (?: , \s? [\w.'’() -]{1,40} ){0,3} )
    (?: \( [^()\n]{1,40} \) \s* )?
    (?: -{1,3} | – | — | : ) \s
    (?: \s* \[ [^\]\n]{1,80} \] ){0,4} \s*
    """,
    re.VERBOSE,
)
_DATED = re.compile(
    r"""
    \s* [A-Z][A-Z'’ -]{2,40} [.,] \s
    (?: Jan | Feb | Mar | Apr | May | Jun | Jul | Aug | Sep | Oct | Nov | Dec ) [a-z]{0,6} \.? \s
    \d{1,2} (?: , \s \d{4} )? \.? \s
    (?: \( [^()\n]{1,40} \) | / [^/\n]{1,20} / ) \.? \s* (?: -{1,2} | – | — )? \s*
    """,
    re.VERBOSE,
)
"""As in "MOSCOW. August 14 (Agency)." or "YEREVAN, October 5. /AGENCY/."."""
_BRACKETED = re.compile(r"\s* \( [A-Z][^()\n]{2,60} \) \s (?: -{1,2} | – | — ) \s+", re.VERBOSE)
"""As in "(Nairobi, March 12, 2024) – "."""
_RANGE = re.compile(r"\d{1,2}(?: [A-Z][a-z]+)? [-–—] $")
_DAY = re.compile(r"\d{1,2} [A-Z][a-z]+|[A-Z][a-z]+ \d{1,2}\b")
_REACH = 160
"""Characters in which a dateline ends."""


def dateline_end(text: str) -> int:
    """Offset after "ALEPPO, Syria, July 26 (Agency) -- "; 0 if the text opens without one."""
    match = _DATELINE.match(text[:_REACH])
    if match is None:
        dated = _DATED.match(text[:_REACH]) or _BRACKETED.match(text[:_REACH])
        return dated.end() if dated else 0
    head = match.group()
    if _RANGE.search(head) and _DAY.match(text, match.end()):
        return 0  # "Weekly report, 26 February - 3 March"
    if head.rstrip().endswith(":") and not head.split(",")[0].strip(" :").isupper():
        return 0  # "Breaking: …" is a label, not a place
    return match.end()
