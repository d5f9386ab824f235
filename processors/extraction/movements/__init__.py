"""Claims that a force moves, moved, or will.

`scene` is a sentence with its places and counts, `forces` the noun groups that can move;
`by_verbs` (with `going`, `helping`, `sending`, `taking`, `changing_hands` and `under_way`),
`by_nouns` (with `by_launching`, `by_strength` and `by_capture`) and `by_presence` are the three
ways of telling of a movement; `rulers` says who decides for forces that nobody names, `routes` from
where to where, `reality` whether it happened; `moves` keeps each of a sentence once. The lexicons
say which words do what.
"""

from processors.extraction.movements.claims import find
from processors.extraction.movements.vocabulary import TRIGGERS

__all__ = ["TRIGGERS", "find"]
