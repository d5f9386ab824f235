"""Which statements are one voice: independence is counted by who speaks, not by who prints."""

from datetime import timedelta

from processors.corroboration.names import full_names
from processors.corroboration.statements import Statement

REPRINTED_WITHIN = timedelta(days=7)
"""The same text so much later is news again, of something else or by somebody else."""

WHOLE_TEXT = 3
"""Bands that two versions of one text share at least. One is shared with whoever quotes a sentence
of it and goes on to give a figure of his own.
"""


def by_origin(statements: tuple[Statement, ...]) -> dict[str, list[Statement]]:
    """One list for each independent voice, under its name; names sorted, lists oldest first.

    Those who are attributed by one name are one voice; a short name ("the Front") is the longer one
    here that has all its words, if that is clear. What an article says in its own voice is said by
    whoever is quoted for the same figures where it shares text; else by the first article whose
    text it shares for the same figures, or whose whole text it brings up to date; else by itself.
    An outlet that has reprinted another is a voice of its own in what else it says.
    """
    in_order = sorted(statements, key=lambda s: s.sort_key)
    names = full_names({one.origin_key for one in in_order})
    by_band: dict[int, list[int]] = {}
    for n, one in enumerate(in_order):
        for band in one.bands:
            by_band.setdefault(band, []).append(n)
    speakers: list[str] = []
    voices: dict[str, list[Statement]] = {}
    for n, one in enumerate(in_order):
        speaker = names[one.origin_key]
        if one.own_voice:
            near = sorted({m for band in one.bands for m in by_band[band] if m != n})
            like = [m for m in near if _is_reprinted(in_order[m], one)]
            quoted = [m for m in like if not in_order[m].own_voice and in_order[m].says == one.says]
            first = [m for m in like if m < n and _is_same_text(in_order[m], one)]
            if quoted:
                speaker = names[in_order[quoted[0]].origin_key]
            elif first:
                speaker = speakers[first[0]]
        speakers.append(speaker)
        voices.setdefault(speaker, []).append(one)
    return {name: _firsthand(said) for name, said in sorted(voices.items())}


def _is_same_text(a: Statement, b: Statement) -> bool:
    """Of two statements whose articles share a band and quote nobody for them."""
    if not a.own_voice:
        return False
    return a.says == b.says or len(set(a.bands) & set(b.bands)) >= WHOLE_TEXT


def _is_reprinted(a: Statement, b: Statement) -> bool:
    return abs(a.published_at - b.published_at) <= REPRINTED_WITHIN


def _firsthand(said: list[Statement]) -> list[Statement]:
    """Without reprints: an old text that comes round again is no newer than it was."""
    firsthand: list[Statement] = []
    by_band: dict[int, list[Statement]] = {}
    for one in said:
        alike = (other for band in one.bands for other in by_band.get(band, ()))
        if not any(other.says == one.says and _is_reprinted(other, one) for other in alike):
            firsthand.append(one)
            for band in one.bands:
                by_band.setdefault(band, []).append(one)
    return firsthand
