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
_REACH = 160
"""Characters in which a dateline ends."""


def dateline_end(text: str) -> int:
    """Offset after "ALEPPO, Syria, July 26 (Agency) -- "; 0 if the text opens without one."""
    match = _DATELINE.match(text[:_REACH])
    if match is None:
        return 0
    head = match.group()
    if head.rstrip().endswith(":") and not head.split(",")[0].strip(" :").isupper():
        return 0  # "Breaking: …" is a label, not a place
    return match.end()
