"""Verb groups: auxiliaries, adverbs and the verb or adjective they lead to."""

from processors.extraction.row import Chunk, Kind, Predicate
from processors.extraction.vocabulary import (
    ADJECTIVES,
    ADVERBS,
    BE,
    DEFINITE,
    HAVE,
    MODALS,
    NEGATIONS,
    PARTED,
    PERSONS,
    PHRASES,
    VERBS,
    EffectVerb,
    Form,
)
from processors.text import quantities
from processors.text.lexicon import words
from processors.text.tokens import Tokens
from schemas.claim import Effect


def verb_at(tokens: Tokens, i: int) -> EffectVerb | None:
    """The verb of harm whose words begin at `i`, the longest first."""
    first = tokens.word(i)
    for verb in PHRASES.get((first, tokens.word(i + 1)), ()):
        if tuple(tokens.low[i : i + len(verb.words)]) == verb.words:
            return verb
    last = VERBS[first][-1] if first in VERBS else None
    return last if last is not None and len(last.words) == 1 else None


def verb_group(tokens: Tokens, i: int) -> Chunk | None:
    """A group that begins at `i`: one of harm, or another verb after auxiliaries, or None."""
    low = tokens.low
    be = have = negated = hedged = False
    modal, infinitive, auxiliary = "", False, False
    j = i
    size = len(low)
    while j < size:
        word = low[j]
        verb = verb_at(tokens, j) if word in VERBS else None
        if verb is not None:
            if verb.form is Form.ING and _is_nominal(tokens, j):
                break
            if (
                verb.form in {Form.S, Form.BASE}
                and not auxiliary
                and not _has_object(tokens, verb, j)
            ):
                break
            return Predicate(
                Kind.EFFECT, i, j + len(verb.words), verb.effect, verb, j, be, have, modal,
                negated, infinitive, hedged,
            )  # fmt: skip
        if word in ADJECTIVES:
            if not be and _opens_noun(tokens, j):
                break
            return Predicate(
                Kind.EFFECT, i, j + 1, ADJECTIVES[word], None, j, be, have, modal, negated,
                infinitive, hedged,
            )  # fmt: skip
        if word in BE:
            be = auxiliary = True
            negated = negated or word.endswith("n't")
        elif word in HAVE:
            if infinitive or (j > i and low[j - 1] == "to"):
                be = infinitive = False  # "are reported to have killed"
            have = auxiliary = True
            negated = negated or word.endswith("n't")
        elif word in MODALS:
            modal, auxiliary = word, True
            negated = negated or word.endswith("n't") or word == "cannot"
        elif word in NEGATIONS:
            if word == "no":
                break
            negated = True
        elif word == "to":
            # "is reported to have been", but a bare "to kill" is only meant.
            infinitive = not be and low[j - 1] not in {"had", "have", "has"}
            if infinitive and auxiliary:
                break
        elif auxiliary and (word in _SELVES or word == '"' or word.endswith("ly")):
            pass  # "was himself wounded", "were "neutralised""
        elif word == "first" and auxiliary and tokens.word(j + 1) in VERBS:
            pass  # "were first shot dead"
        elif word in ADVERBS:
            hedged = hedged or word in {"feared", "presumed", "possibly", "perhaps", "probably"}
            if word in {"all", "each", "both"} and (not auxiliary or tokens.word(j + 1) in PERSONS):
                break  # "as did both gunmen"
        else:
            break
        j += 1
    if not auxiliary:
        return None
    # Another verb after auxiliaries: take the auxiliaries, and the participle if it looks like one.
    if (
        j < size
        and (be or have)
        and (low[j].endswith(("ed", "ing", "en")) or low[j] in _SHOT)
        and low[j] not in PERSONS
    ):
        j += 1
    return Chunk(Kind.VERB, i, max(j, i + 1))


_APART = 24
"""Tokens between a verb and its end, for the name and office of a victim."""


def parted_end(tokens: Tokens, i: int) -> tuple[Effect, int] | None:
    """What a verb at token `i` does with the words that end it, and the index after these.

    As in "hacked nine people to death"; None if it is no such verb or has no such end.
    """
    ends = PARTED.get(tokens.low[i])
    if ends is None:
        return None
    low = tokens.low
    for at in range(i + 2, min(i + _APART, len(low))):
        for end, effect in ends.get(low[at], ()):
            if tuple(low[at : at + len(end)]) == end:
                return effect, at + len(end)
    return None


_SELVES = words("himself herself themselves itself")
_SHOT = words("shot hit struck found left held")
"""Participles that look like none."""


def _is_nominal(tokens: Tokens, j: int) -> bool:
    """As in "the killing of": a noun, not "killing two"."""
    return tokens.word(j + 1) == "of" or tokens.word(j - 1) in {"the", "a", "this", "'s"}


def _has_object(tokens: Tokens, verb: EffectVerb, j: int) -> bool:
    """Whether "wounds", "capture" are verbs here: in headlines they stand before their object."""
    if not verb.transitive or verb.words[0] in {"kill", "kills"}:
        return True
    after = tokens.word(j + len(verb.words))
    return (
        after[:1].isdigit()
        or (after in quantities.STARTERS and after not in {"in", "from"})
        or after in PERSONS
        or after in DEFINITE
    )


def _opens_noun(tokens: Tokens, j: int) -> bool:
    """Whether an adjective of harm stands before the noun it belongs to: "dead soldiers"."""
    following = tokens.word(j + 1)
    return following in PERSONS and following not in {"other", "others"}
