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
