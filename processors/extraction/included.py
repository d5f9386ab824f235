"""Parts told far behind their whole: "the deaths of 23 people in Hama, among them nine traders"."""

from processors.extraction.draft import Draft
from processors.extraction.joints import joins
from processors.extraction.reading import Reader
from processors.extraction.row import Kind, Noun, Predicate, Row
from processors.text.lexicon import words


def read(reader: Reader) -> None:
    """Read ", among them 21 women" of those counted last, wherever else the clause has gone on.

    As in "the deaths of 23 people in Hama, nine of them traders". Whoever is counted between,
    whatever befell them, are those meant.
    """
    row = reader.row
    for k, chunk in enumerate(row.chunks[:-1]):
        if chunk.kind is not Kind.INCLUDING or k < _SHORTEST:
            continue
        if "not" in row.tokens.low[max(0, chunk.start - 2) : chunk.start]:
            continue  # "does not include the attackers"
        share = row.chunks[k + 1]
        if not isinstance(share, Noun) or share.effect is not None:
            continue
        if reader.is_used(share):
            _join(reader, k, share)
            continue
        if (share.quantity is None and not share.indefinite) or _has_own_verb(row, k + 2):
            continue
        told = _counted_last(reader, k)
        if told is None or not joins(row, share):
            continue
        predicate = Predicate(Kind.EFFECT, share.start, share.end, told.effect, None, share.start)
        part = reader.draft(share, predicate, rule="part")
        if part is not None and told.low >= part.low and part.low > 0:
            part.join(told)
            reader.drafts.append(part)


def _join(reader: Reader, k: int, share: Noun) -> None:
    """As in "including 30 people killed on Friday": those have a word of harm of their own."""
    part = next((d for d in reader.drafts if d.noun is share and d.part_of is None), None)
    verb = reader.row.chunks[k + 2] if k + 2 < len(reader.row.chunks) else None
    if part is None or not isinstance(verb, Predicate) or verb.be or verb.have:
        return
    told = _counted_last(reader, k)
    if told is not None and told.effect is part.effect and part.low <= told.low:
        part.join(told)


_SHORTEST = 2


def _counted_last(reader: Reader, k: int) -> Draft | None:
    """The one draft of the people counted last before chunk `k`; None if nobody tells of them."""
    for noun in reversed(reader.row.chunks[:k]):
        if not isinstance(noun, Noun) or noun.thing or noun.pronoun:
            continue
        if noun.quantity is None:
            if noun.person is not None and noun.person.plural:
                return None  # "condemned by leaders, including a bishop"
            continue
        told = [
            draft
            for draft in reader.drafts
            if draft.start <= noun.start < draft.end and draft.low == noun.quantity.low
        ]
        if len(told) != 1 or told[0].low == 1:
            return None
        outer = told[0].part_of  # "eight of the dead, including two women": of those told before
        return told[0] if outer is None or outer.sentence < reader.index else None
    return None


def _has_own_verb(row: Row, k: int) -> bool:
    """As in "including three later found dead", "of whom three were freed"."""
    if k >= len(row.chunks):
        return False
    verb = row.chunks[k]
    if isinstance(verb, Predicate):
        return verb.be
    return verb.kind is Kind.VERB and row.tokens.low[verb.start] in _FINITE


_FINITE = words("was were is are had have has")
