"""Names that have a day in them: "the 17 July hospital", "July 26 Street"."""

from processors.text.day_words import MONTHS, Days
from processors.text.lexicon import words
from processors.text.tokens import Tokens


def is_name(tokens: Tokens, days: Days) -> bool:
    """Whether days in full are only part of a name, and nothing happened on them."""
    at = days.end + (tokens.word(days.end) in _FIRST_OF_TWO)
    if tokens.word(at) not in _NAMED_FOR_DAYS or tokens.word(at + 1) in _HAPPENING:
        return False
    is_calendar = not MONTHS.keys().isdisjoint(tokens.low[days.start : days.end])
    return is_calendar and (tokens.word(days.start - 1) == "the" or tokens.is_capital(at))


def end_of_name(tokens: Tokens, i: int) -> int | None:
    """Where "the 17 July hospital" ends, if such a name begins with the article at `i`."""
    if tokens.word(i) != "the" or not tokens.word(i + 1)[:1].isdigit():
        return None
    at = i + 3 + (tokens.word(i + 3) in _FIRST_OF_TWO)
    is_name = tokens.word(i + 2) in MONTHS and tokens.word(at) in _NAMED_FOR_DAYS
    return at + 1 if is_name and tokens.word(at + 1) not in _HAPPENING else None


_NAMED_FOR_DAYS = words(
    "hospital hospitals street square bridge district neighbourhood neighborhood quarter avenue"
    " university school stadium park camp brigade movement alliance coalition battalion road"
    " roundabout mosque airport division"
)
_FIRST_OF_TWO = words("military youth teaching general central university martyrs")
"""Before them: "the 21 September military hospital"."""
_HAPPENING = words(
    "attack attacks bombing blast explosion fire collapse raid strike airstrike shooting shelling"
    " massacre ambush siege clash clashes crash accident"
)
"""Behind them: "the 7 March hospital attack" was on that day."""
