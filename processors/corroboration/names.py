"""Names in one spelling, so that the same one is found again."""

import re
import unicodedata
from collections.abc import Collection

_NOT_WORD = re.compile(r"[^\w.]+")
_LEADING = frozenset({"the", "a", "an", "its", "their", "his", "her", "some", "more", "additional"})
_NOT_NAMES = frozenset({"troops", "forces", "soldiers", "fighters", "force", "units", "men"}) | {
    *("of", "from", "the", "a", "an", "and", "some", "about", "around")
}


def folded(name: str) -> str:
    """Lower case, no diacritics, no punctuation but inner dots, no leading article."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(c for c in plain if not unicodedata.combining(c) and c not in "'’ʼ`")
    words = [_undotted(word.strip(".")) for word in _NOT_WORD.sub(" ", plain).split()]
    while len(words) > 1 and words[0] in _LEADING:
        words = words[1:]
    return " ".join(word for word in words if word)


def _undotted(word: str) -> str:
    """`u.n` is `un`; a domain keeps its dots."""
    parts = word.split(".")
    return "".join(parts) if all(len(part) == 1 for part in parts) else word


def actor_key(actor: str) -> str:
    """The same for "The rebels", "rebel fighters" and "some 600 fighters of the rebels"."""
    words = folded(actor).split()
    named = [word for word in words if word not in _NOT_NAMES and not word.isdigit()] or words
    return " ".join(_singular(word) for word in named)


def _singular(word: str) -> str:
    return word[:-1] if len(word) > len("bus") and word[-1] == "s" and word[-2] != "s" else word


def full_names(names: Collection[str]) -> dict[str, str]:
    """Each name, and the one of `names` that it is short for: itself where that is not clear.

    A name is short for another if all its words are in that one; it is clear which if there is one
    that has the words of all others that it could be.
    """
    words = {name: frozenset(name.split()) for name in names}
    having: dict[str, set[str]] = {}
    for name in names:
        for word in words[name]:
            having.setdefault(word, set()).add(name)
    full: dict[str, str] = {}
    for name in names:
        with_all = set.intersection(*(having[word] for word in words[name])) if name else set()
        longer = [other for other in with_all if len(words[other]) > len(words[name])]
        fullest = [o for o in longer if all(words[third] <= words[o] for third in longer)]
        full[name] = min(fullest, default=name)
    return full
