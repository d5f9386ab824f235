"""Where an article is filed from: "ALEPPO, Syria (AFP) — …"."""

import re

_PLACE = r"[A-ZÀ-Þ][\w.’' -]{1,40}(?:, [A-ZÀ-Þ][\w.’' -]{1,30}){0,2}"
_AGENCY = r"(?:\s*\([A-Z][^()\n]{1,40}\))"
_DAY = r"(?:,?\s*(?:\d{1,2} [A-Za-z]{3,9}(?: \d{2,4})?|[A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?))"
_DATELINE = re.compile(
    rf"\s*(?:\([A-Z /]{{2,20}}\)\s*)?(?P<place>{_PLACE}?){_AGENCY}?{_DAY}?{_AGENCY}?{_DAY}?"
    r"\s*(?:--+|[—–:]| - )\s*"
)


def dateline(text: str) -> tuple[int, int] | None:
    """Characters at the head of the text that say where it was filed; None if it has none.

    A sentence with a dash is none: a dateline's first name is in capitals, or an agency stands
    behind it in brackets, or a day.
    """
    match = _DATELINE.match(text)
    if match is None:
        return None
    place = match.group("place")
    head = place.split(",")[0].strip()
    behind = match.group()[match.end("place") - match.start() :]
    is_filed = "(" in behind or any(map(str.isdigit, behind))  # an agency, a day
    if not (head.isupper() or is_filed) or len(head.split()) > 4:  # noqa: PLR2004 - longer is a sentence
        return None
    return match.span("place")
