"""Texts made to be slow to read: what a grammar or a regular expression could choke on."""

from collections.abc import Iterator

_OPENING = "At least 12 people were killed in Kharkiv, officials said. "
_PATTERNS = {
    "one word": "killed ",
    "one letter": "a",
    "capitals": "Aleppo Hama Homs Idlib ",
    "digits": "1,500 12 7:00 ",
    "digits unbroken": "1",
    "separators": "1,1.1'1",
    "full stops": "A.B.C. ",
    "quotes": "“‘",
    "brackets": "(killed [",
    "commas": "two soldiers, ",
    "and": "two soldiers and a nurse and ",
    "including": "12 people, including ",
    "of": "the deaths of members of ",
    "dashes": "killed -- - – ",
    "dates": "Monday 4 March since ",
    "line breaks": "12 were killed\n",
    "speakers": "he said, killed, it said ",
    "blanks": "12" + " " * 60 + "killed",
}


def texts(characters: int) -> Iterator[tuple[str, str]]:
    """Each pattern's name, and a text of so many characters full of it."""
    for name, pattern in _PATTERNS.items():
        times = characters // len(pattern)
        yield name, _OPENING + pattern * times
