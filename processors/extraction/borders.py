"""Names that only say which border is meant: "the border with X", "the X border".

What happens there is on this side of it as a rule, and never known to be in X.
"""

from processors.geo.mention import PlaceMention

_BEFORE = tuple(
    f"{border} with {article}"
    for border in ("border", "borders", "frontier", "boundary")
    for article in ("", "the ", "neighbouring ", "neighboring ")
)
_AFTER = (" border", " frontier", "-border")
_NO_BORDERS = (" border town", " border village", " border police", " border guard")
_LOOK = max(map(len, _BEFORE)) + 1


def lies_across(text: str, mention: PlaceMention) -> bool:
    """Whether a name stands for the other side of a border."""
    before = text[max(0, mention.start - _LOOK) : mention.start].casefold()
    if before.rstrip().endswith(("with", "with the", "neighbouring", "neighboring")):
        return before.endswith(_BEFORE)
    location = mention.location
    if location is None or len(location.chain) > 1 or mention.demonym:
        return False
    after = text[mention.end : mention.end + _LOOK].casefold()
    return after.startswith(_AFTER) and not after.startswith(_NO_BORDERS)
