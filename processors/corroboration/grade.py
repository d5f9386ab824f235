"""Admiralty grade: how reliable the best source is, how credible the information.

The letter is the register's; the number is derived here and says how.
"""

from collections.abc import Sequence

from processors.corroboration.origins import LETTERS, standing

_CONFIRMED = 3


def graded(
    supporting: Sequence[str], against: Sequence[str], *, conflict: bool, inconsistent: bool
) -> tuple[str, tuple[str, ...], str]:
    """The grade, the opposing sides among the origins, and why. Arguments are origin keys.

    1 three origins, or both sides, and nobody against · 2 two origins · 3 one that the register
    vouches for, or a contested figure that two carry · 4 contested or not adding up · 6 one origin
    about which nothing is known.
    """
    known = {key: standing(key) for key in supporting}
    best = min(known, key=lambda key: (LETTERS.index(known[key].letter), key))
    letter = known[best].letter
    sides = tuple(sorted({side for s in known.values() if (side := s.side) is not None}))
    count = len(known)
    voices = f"{count} origins carry it" if count != 1 else "one origin carries it"
    if conflict or inconsistent:
        number = 3 if count > 1 and not inconsistent else 4
        doubt = f"against: {', '.join(against)}" if against else "figures differ"
        why = f"{voices}, contested ({'the parts exceed the whole' if inconsistent else doubt})"
    elif count >= _CONFIRMED or len(sides) > 1:
        number = 1
        why = f"{voices}{', opposing sides among them' if len(sides) > 1 else ''}, none against"
    elif count > 1:
        number, why = 2, f"{voices}, none against"
    elif letter != "F":
        number, why = 3, f"{voices}, nobody confirms it"
    else:
        number, why = 6, f"{voices}, of which nothing is known; nobody confirms it"
    return f"{letter}{number}", sides, f"{letter}: {best} ({known[best].reason}); {number}: {why}"
