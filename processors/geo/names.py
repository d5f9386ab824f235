"""Names made comparable: folded for look-up, and a skeleton that spellings of one name share."""

import re
import unicodedata
from functools import lru_cache

_LETTERS = str.maketrans(
    {
        "ı": "i", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae",
        "œ": "oe", "ħ": "h", "ŋ": "n", "ə": "a", "ɛ": "e", "ɔ": "o", "ƒ": "f",
        "'": None, "’": None, "‘": None, "`": None, "´": None, "ʻ": None, "ʼ": None, "ʽ": None,
        "ʾ": None, "ʿ": None, "′": None, "“": None, "”": None, '"': None, ".": None,
    }
)  # fmt: skip
_NOT_NAME = re.compile(r"[^0-9a-z]+")
_SAINT = re.compile(r"\bsaint\b|\bste\b")
_ARTICLE = re.compile(r"^(?:a[dlnrstz]|ash|ath|e[dlnrstz]|esh|eth|ul|us|uz|il)\s+(?=\S{3})")
_INNER_ARTICLE = re.compile(r"\s(?:a[dlnrstz]|ash|ath|e[dlnrstz]|esh|eth|ul|ud|uz|il)\s+(?=\S)")
_GLUED_ARTICLE = re.compile(r"^(?:al|el)(?=[bcfghjkmpqwy][a-z]{3})")
_SOUNDS = (
    ("x", "ks"), ("tch", "c"), ("sch", "s"), ("zh", "j"), ("dj", "j"), ("kh", "x"), ("gh", "g"),
    ("sh", "s"), ("ch", "s"), ("th", "t"), ("dh", "d"), ("ph", "f"), ("ck", "k"), ("qu", "k"),
    ("ts", "s"), ("q", "k"), ("c", "k"), ("z", "s"), ("p", "b"),
)  # fmt: skip
_SUFFIX = re.compile(r"(?:ah|eh|at|a|e|h)$")
_SILENT = re.compile(r"[aeiouyhw]+")
"""Behind the first letter: vowels, and what some spellings write and others leave out."""
_DOUBLED = re.compile(r"(.)\1+")


@lru_cache(maxsize=65536)
def folded(name: str) -> str:
    """`name` in lower-case ASCII letters, digits and single blanks; empty if none are left."""
    if not name.isascii():
        name = unicodedata.normalize("NFKD", name)
        name = "".join(c for c in name if not unicodedata.combining(c))
    plain = _NOT_NAME.sub(" ", name.lower().translate(_LETTERS)).strip()
    return _SAINT.sub("st", plain) if "sa" in plain or "ste" in plain else plain


_SUN = {"d": "ad", "n": "an", "r": "ar", "s": "as", "t": "at", "z": "az", "sh": "ash"}


def without_article(key: str) -> str:
    """A folded name without the Arabic article in front."""
    return _ARTICLE.sub("", key)


def articled(key: str) -> tuple[str, ...]:
    """A folded Arabic name with and without its article, and with and without the final h."""
    bare = without_article(key)
    sun = _SUN.get(bare[:2]) or _SUN.get(bare[:1]) or "al"
    ends = [bare]
    if bare[-1:] == "a":
        ends.append(bare + "h")
    elif bare[-2:] in ("ah", "eh"):
        ends += [bare[:-1], bare[:-2] + "a", bare[:-2] + "ah"]
    return tuple(
        dict.fromkeys(
            form for end in ends for form in (end, f"al {end}", f"{sun} {end}") if form != key
        )
    )


@lru_cache(maxsize=65536)
def skeleton(name: str) -> str:
    """The consonants that transliterations of one name agree on, articles and doubling dropped.

    "Salaheddin", "Salah al-Din" and "Salah ad-Dīn" have one skeleton. Too coarse for the whole
    world: look it up inside one country only. Shorter than three sounds is too little to go by.
    """
    plain = folded(name)
    plain = _GLUED_ARTICLE.sub("", _ARTICLE.sub("", plain))
    plain = _INNER_ARTICLE.sub(" ", " " + plain).strip()
    words = []
    for word in plain.split():
        sounds = _SUFFIX.sub("", word) if len(word) > 3 else word  # noqa: PLR2004 - short words are all sound
        for written, spoken in _SOUNDS:
            sounds = sounds.replace(written, spoken)
        first = "A" if sounds[:1] in tuple("aeiouy") else sounds[:1].replace("w", "v")
        words.append(_DOUBLED.sub(r"\1", first + _SILENT.sub("", sounds[1:])))
    return _DOUBLED.sub(r"\1", "".join(words))
