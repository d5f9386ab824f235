"""Several words that act as one: "in addition to", "among the dead were"."""

from processors.extraction.row import Chunk, Kind
from processors.text.tokens import Tokens

PHRASES: dict[str, list[tuple[tuple[str, ...], Kind]]] = {}


for _listed, _kind in (
    ("in addition to", Kind.BESIDES),
    ("apart from", Kind.BESIDES),
    ("aside from", Kind.BESIDES),
    ("besides", Kind.BESIDES),
    ("excluding", Kind.BESIDES),
    ("not counting", Kind.BESIDES),
    ("not including", Kind.BESIDES),
    ("as well as", Kind.AND),
    ("along with", Kind.AND),
    ("together with", Kind.AND),
    ("but also", Kind.AND),
    ("plus", Kind.AND),
    ("including", Kind.INCLUDING),
    ("incl", Kind.INCLUDING),
    ("includes", Kind.INCLUDING),
    ("incl", Kind.INCLUDING),
    ("include", Kind.INCLUDING),
    ("included", Kind.INCLUDING),
    ("among them", Kind.INCLUDING),
    ("among whom", Kind.INCLUDING),
    ("amongst them", Kind.INCLUDING),
    ("of whom", Kind.INCLUDING),
    ("of them", Kind.INCLUDING),
    ("of which", Kind.INCLUDING),
    ("among the dead were", Kind.INCLUDING),
    ("among the dead was", Kind.INCLUDING),
    ("among the killed were", Kind.INCLUDING),
    ("among the victims were", Kind.INCLUDING),
    ("among those killed were", Kind.INCLUDING),
    ("as of", Kind.ADVERB),
    ("due to", Kind.PREPOSITION),
    ("because of", Kind.PREPOSITION),
    ("so far", Kind.ADVERB),
    ("at the hands of", Kind.PREPOSITION),
    ("loyal to", Kind.PREPOSITION),
    ("allied to", Kind.PREPOSITION),
    ("allied with", Kind.PREPOSITION),
    ("affiliated to", Kind.PREPOSITION),
    ("affiliated with", Kind.PREPOSITION),
    ("linked to", Kind.PREPOSITION),
    ("aligned with", Kind.PREPOSITION),
    ("belonging to", Kind.PREPOSITION),
    ("at least one of whom", Kind.INCLUDING),
):
    _split = tuple(_listed.split())
    PHRASES.setdefault(_split[0], []).append((_split, _kind))


for _choices in PHRASES.values():
    _choices.sort(key=lambda choice: -len(choice[0]))


def fixed_phrase(tokens: Tokens, i: int) -> Chunk | None:
    """The longest fixed phrase that begins at `i`."""
    for phrase, kind in PHRASES.get(tokens.low[i], ()):
        end = i + len(phrase)
        if tuple(tokens.low[i:end]) == phrase:
            return Chunk(kind, i, end)
    return None
