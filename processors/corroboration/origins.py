"""Who speaks: independence is counted by who is attributed, not by how many carry the text."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from processors.corroboration.names import folded
from schemas.article import Source

REGISTER = Path(__file__).with_name("sources.toml")

_OWN_STAFF = re.compile(
    r"\b(our|own|correspondents?|reporters?|journalists?|news agency|photographers?)\b"
)
_ASIDE = re.compile(r"\([^)]*\)")
_SPEAKS_FOR = re.compile(r"^.*\bspokes(man|men|woman|women|person|people) (for|of|from) (the )?")
_SPEAKER = re.compile(r"\b(spokes(man|men|woman|women|person|people)|press (office|service))\b")

LETTERS = "ABCFDE"
"""From the most to the least trusted: of F nothing is known, of D and E nothing good."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What the register says of an origin."""

    letter: str = "F"
    """Admiralty reliability, A best; F cannot be judged."""
    side: str | None = None
    """The party it speaks for, where it is one."""
    reason: str = "not in the register"


@dataclass(frozen=True, slots=True)
class _Register:
    names: dict[str, str]
    """Every spelling of a known institution, and its one name."""
    institutions: dict[str, Standing]
    kinds: tuple[tuple[frozenset[str], Standing], ...]
    relays: frozenset[str]
    """Words for those who only pass on what others say."""


@cache
def _register() -> _Register:
    written = tomllib.loads(REGISTER.read_text(encoding="utf-8"))
    names: dict[str, str] = {}
    institutions: dict[str, Standing] = {}
    for entry in written["institution"]:
        key = folded(entry["name"])
        institutions[key] = Standing(entry["letter"], entry.get("side"), entry["reason"])
        names.update({folded(name): key for name in (entry["name"], *entry.get("also", ()))})
    kinds = tuple(
        (
            frozenset(folded(word) for word in entry["words"]),
            Standing(entry["letter"], entry.get("side"), entry["reason"]),
        )
        for entry in written["kind"]
    )
    relays = frozenset(folded(word) for word in written["relay"]["words"])
    return _Register(names, institutions, kinds, relays)


def origin_key(attributed: str | None, publisher: Source) -> str:
    """What counts as one voice.

    Unnamed speakers of one kind ("activists") are one voice however many outlets quote them: that
    two of them are different people is more than the texts say.
    """
    outlet = folded(publisher.family or publisher.domain or publisher.name)
    key = outlet or folded(publisher.name) or publisher.name
    if attributed is not None:
        plain = _SPEAKS_FOR.sub("", folded(_ASIDE.sub(" ", attributed)))
        named = " ".join(_SPEAKER.sub(" ", plain).split()) or plain
        key = " ".join(_OWN_STAFF.sub(" ", named).split()) or key
    return _register().names.get(key, key)


def is_relay(attributed: str) -> bool:
    """Whether nobody in particular is named: "local media", "reports", "the foreign press"."""
    return folded(attributed) in _register().relays


@lru_cache(maxsize=4096)
def standing(key: str) -> Standing:
    """What the register says of `origin_key`'s value; the first kind with a word of it counts."""
    register = _register()
    if key in register.institutions:
        return register.institutions[key]
    words = f" {key} "
    for kind, found in register.kinds:
        if any(f" {word} " in words for word in kind):
            return found
    return Standing()
