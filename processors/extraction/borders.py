"""Names that only say which border is meant: "the border with X", "the X border".

What happens there is on this side of it as a rule, and never known to be in X.
"""

from processors.geo.across import names_border
from processors.geo.mention import PlaceMention

_AFTER = (" border", " frontier", "-border")
_NO_BORDERS = (" border town", " border village", " border police", " border guard")
_LOOK = max(map(len, _NO_BORDERS))


def lies_across(text: str, mention: PlaceMention) -> bool:
    """Whether a name stands for the other side of a border."""
    if names_border(text, mention.start):
        return True
    location = mention.location
    if location is None or len(location.chain) > 1 or mention.demonym:
        return False
    after = text[mention.end : mention.end + _LOOK].casefold()
    return after.startswith(_AFTER) and not after.startswith(_NO_BORDERS)
