"""A sentence as a row of chunks: who, what befell them, and the joints between.

No tagger: a noun phrase begins at a count, a determiner, a name or a known noun and ends at the
first word that cannot stand inside one. That is crude English and enough, because only sentences
with a word of harm are read, and in those the nouns that matter are known.
"""

from dataclasses import dataclass, field
from typing import ClassVar

from processors.extraction.vocabulary import (
    ADJECTIVES,
    ADVERBS,
    BE,
    BOUNDARIES,
    CONJUNCTIONS,
    EVENTS,
    FINITE,
    HAVE,
    MODALS,
    NEGATIONS,
    NOMINAL_PARTICIPLES,
    NOUNS,
    PERSONS,
    PREPOSITIONS,
    PRONOUNS,
    REPORT,
    THINGS,
    VERBS,
    EffectVerb,
    Form,
    Person,
)
from processors.text import numbers, quantities
from processors.text.label import Label
from processors.text.lexicon import words
from processors.text.quantities import Quantity
from processors.text.tokens import Tokens
from schemas.claim import Effect


class Kind(Label):
    """What a chunk is."""

    NOUN: ClassVar["Kind"]
    EFFECT: ClassVar["Kind"]
    """A verb or predicate of harm with its auxiliaries."""
    VERB: ClassVar["Kind"]
    """Any other verb."""
    REPORT: ClassVar["Kind"]
    """A verb of saying."""
    PREPOSITION: ClassVar["Kind"]
    AND: ClassVar["Kind"]
    COMMA: ClassVar["Kind"]
    INCLUDING: ClassVar["Kind"]
    """What follows is part of what precedes."""
    BESIDES: ClassVar["Kind"]
    """"in addition to", "apart from": what follows comes on top."""
    RELATIVE: ClassVar["Kind"]
    """who, which, that."""
    BOUNDARY: ClassVar["Kind"]
    DAYS: ClassVar["Kind"]
    """A date: looked through."""
    ADVERB: ClassVar["Kind"]


@dataclass(slots=True)
class Chunk:
    """Tokens `start` up to `end`."""

    kind: Kind
    start: int
    end: int


@dataclass(slots=True)
class Noun(Chunk):
    """A noun phrase."""

    quantity: Quantity | None = None
    head: int = -1
    """Token of its head; -1 if it is a bare count."""
    person: Person | None = None
    definite: bool = False
    indefinite: bool = False
    """Begins with a, an, another: one."""
    pronoun: bool = False
    proper: bool = False
    """A name and nothing else."""
    thing: bool = False
    place: bool = False
    others: bool = False
    also: list["Noun"] = field(default_factory=list)
    """Further kinds under the same count: "13 women and children"."""
    effect: Effect | None = None
    """"two dead soldiers", "12 deaths": harm inside the phrase."""
    effect_at: int = -1
    event: bool = False
    """Its head names what happened: "the killing", "death"."""


@dataclass(slots=True)
class Predicate(Chunk):
    """A verb group of harm."""

    effect: Effect = Effect.KILLED
    verb: EffectVerb | None = None
    """None for an adjective: "dead", "missing"."""
    at: int = -1
    """Token where the verb itself begins."""
    be: bool = False
    have: bool = False
    modal: str = ""
    negated: bool = False
    infinitive: bool = False
    hedged: bool = False
    """"feared dead", "may have been killed"."""


@dataclass(slots=True)
class Row:
    """The chunks of a sentence, and its tokens."""

    tokens: Tokens
    chunks: list[Chunk] = field(default_factory=list)
    of_telling: dict[int, bool] = field(default_factory=dict)
    """Whether the date at a token tells when something was said, once that was asked."""


_PHRASES: dict[str, list[tuple[tuple[str, ...], Kind]]] = {}
for _listed, _kind in (
    ("in addition to", Kind.BESIDES),
    ("apart from", Kind.BESIDES),
    ("aside from", Kind.BESIDES),
    ("besides", Kind.BESIDES),
    ("as well as", Kind.AND),
    ("along with", Kind.AND),
    ("together with", Kind.AND),
    ("but also", Kind.AND),
    ("plus", Kind.AND),
    ("including", Kind.INCLUDING),
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
    ("at least one of whom", Kind.INCLUDING),
):
    _split = tuple(_listed.split())
    _PHRASES.setdefault(_split[0], []).append((_split, _kind))
for _choices in _PHRASES.values():
    _choices.sort(key=lambda choice: -len(choice[0]))

_NOT_THE_DEAD = words(
    "toll tolls squad squads penalty threats threat certificates sentence row camp case cases "
    "charge charges trial suspect suspects"
)
_MORE = words("more additional further")
_NOBODY = words("nobody none no-one noone neither")
_INSIDE = words("more other additional further another - ' of-the")
_DEFINITE = words("the this that these those his her its their our my your all both")
_WHOLES = _DEFINITE | {"them", "us", "whom"}
"""After "two of"."""
_NAME_PARTICLES = words("al bin ibn abu de la del van von el da dos di bint ben ould")
_STOP = (
    PREPOSITIONS | CONJUNCTIONS | BOUNDARIES | BE | HAVE | MODALS | PRONOUNS | FINITE
    | words(", . ! ? \" / not never n't also reportedly allegedly apparently")
    | words("then there here to the a an")
)  # fmt: skip


_DASHES = ("—", "–", "--")
_KNOWN = frozenset(
    (
        *_STOP, *PERSONS, *NOUNS, *VERBS, *ADJECTIVES, *REPORT, *THINGS, *ADVERBS, *_MORE, "'s",
        *numbers.WORDS, *FINITE, "wound", "wounds", *EVENTS,
    )
)  # fmt: skip
"""Every word that a noun phrase asks about."""
_PHRASE, _VERBAL, _JOINT, _MARK = 1, 2, 4, 8
_ROLES: dict[str, int] = {}
"""What a word may open, so that one look-up spares the others. _JOINT: nothing but itself; _MARK:
it may be a mark or a word with a reading of its own."""
for _word in (*_DASHES, *[",", "-", "(", ")", '"', "'", ".", "aged", "is"]):
    _ROLES[_word] = _MARK
for _word in _PHRASES:
    _ROLES[_word] = _ROLES.get(_word, 0) | _PHRASE
for _word in (*BE, *HAVE, *MODALS, *NEGATIONS, *VERBS, *ADJECTIVES, "to", *ADVERBS):
    _ROLES[_word] = _ROLES.get(_word, 0) | _VERBAL
for _word in (PREPOSITIONS | BOUNDARIES | CONJUNCTIONS) - quantities.STARTERS - {"that", "no"}:
    _ROLES[_word] = _ROLES.get(_word, 0) | _JOINT


def chunk(tokens: Tokens, covered: dict[int, int], places: dict[int, int], *, shouts: bool) -> Row:
    """Cut a sentence into chunks.

    `covered` maps the first token of each date to the one after its last, `places` the same for
    names of places. `shouts`: capitals mean nothing.
    """
    row = Row(tokens)
    chunks = row.chunks
    low = tokens.low
    size = len(low)
    in_brackets = False
    asides = sum(map(low.count, _DASHES))
    i = 0
    role_of = _ROLES.get
    while i < size:
        if i in covered:
            chunks.append(Chunk(Kind.DAYS, i, covered[i]))
            i = covered[i]
            continue
        word = low[i]
        role = role_of(word, 0)
        if role & _MARK:
            if word == "," or (word in _DASHES and asides > 1) or _is_dash(tokens, i):
                chunks.append(Chunk(Kind.COMMA, i, i + 1))
                i += 1
                continue
            if word == "(" and tokens.word(i + 2) == ")" and tokens.raw[i + 1].isupper():
                i += 3
                continue
            if word == "(" and tokens.word(i + 1) in {"incl", "including"} and ")" in low[i:]:
                in_brackets = True
                chunks.append(Chunk(Kind.COMMA, i, i + 1))
                i += 1
                continue
            if word == ")" and in_brackets:
                in_brackets = False
                chunks.append(Chunk(Kind.COMMA, i, i + 1))
                i += 1
                continue
            if word in {'"', "'", "."}:
                i += 1
                continue
            if word == "aged" and tokens.word(i + 1)[:1].isdigit():
                end = _past_ages(tokens, i + 1)
                chunks.append(Chunk(Kind.ADVERB, i, end))
                i = end
                continue
            if word == "is" and tokens.raw[i] == "IS" and not shouts:
                # The group, not the verb.
                chunks.append(Noun(Kind.NOUN, i, i + 1, head=i, definite=True, thing=True))
                i += 1
                continue
        if role & _PHRASE and (found := _phrase(tokens, i)) is not None:
            chunks.append(found)
            i = found.end
            continue
        if role & _VERBAL and (group := _verb_group(tokens, i)) is not None:
            chunks.append(group)
            i = group.end
            continue
        if role & _JOINT:
            chunks.append(Chunk(_JOINT_KINDS[word], i, i + 1))
            i += 1
            continue
        noun = _noun(tokens, i, covered, places, shouts=shouts)
        if noun is not None:
            chunks.append(noun)
            i = noun.end
            continue
        chunks.append(Chunk(_kind_of(word), i, i + 1))
        i += 1
    _mark_shares(row)
    return row


def _past_ages(tokens: Tokens, k: int) -> int:
    """Index after "19, 22 and 25" of people so old."""
    end = k + 1
    while tokens.word(end) in {",", "and", "or", "to", "-"}:
        after = end + 1
        if tokens.word(end) == "," and tokens.word(after) == "and":
            after += 1
        if not tokens.word(after).isdigit() or tokens.word(after + 1) in _COUNTED_ON:
            break
        end = after + 1
    return end


_COUNTED_ON = frozenset((*PERSONS, *ADJECTIVES, *_MORE, "other", "others", "were", "was"))
"""After a number: it counts people anew and is no age."""


def _is_dash(tokens: Tokens, k: int) -> bool:
    """Whether a hyphen is one of a pair around an aside: "80 people - 65 men, 15 women - died"."""
    if tokens.low[k] != "-" or not _stands_free(tokens, k):
        return False
    low = tokens.low
    return any(low[n] == "-" and n != k and _stands_free(tokens, n) for n in range(len(low)))


def _stands_free(tokens: Tokens, k: int) -> bool:
    """Whether a hyphen has room on both sides, as a dash has."""
    if not 0 < k < len(tokens.low) - 1:
        return False
    return tokens.end[k - 1] < tokens.start[k] and tokens.end[k] < tokens.start[k + 1]


_OF_THEM = words("them whom which")
_EACH = words("all both most")


def _mark_shares(row: Row) -> None:
    """Make "four of them children" and "four of whom were children" a part: four children."""
    chunks = row.chunks
    low = row.tokens.low
    for k in range(len(chunks) - 2, -1, -1):
        share = chunks[k]
        following = chunks[k + 1]
        if (
            share.end == share.start + 1
            and low[share.start] in _EACH
            and following.kind is Kind.INCLUDING
            and low[following.start] == "of"
        ):
            # "all of them members of one family"
            chunks[k : k + 2] = [Chunk(Kind.ADVERB, share.start, following.end)]
            continue
        if not isinstance(share, Noun) or share.quantity is None or share.head >= 0:
            continue
        if low[share.end - 1] not in _OF_THEM:
            continue
        at = k + 1
        if chunks[at].kind is Kind.VERB and low[chunks[at].start] in {"were", "was"}:
            at += 1
        kind = chunks[at] if at < len(chunks) else None
        if isinstance(kind, Noun) and kind.person is not None and kind.quantity is None:
            share.person, share.head, share.end = kind.person, kind.head, kind.end
            share.definite = False
            chunks[k : at + 1] = [Chunk(Kind.INCLUDING, share.start, share.start), share]


def _kind_of(word: str) -> Kind:
    if word in {"who", "which", "that", "whom"}:
        return Kind.RELATIVE
    if word in BOUNDARIES:
        return Kind.BOUNDARY
    if word in CONJUNCTIONS:
        return Kind.AND
    if word in REPORT:
        return Kind.REPORT
    if word in PREPOSITIONS or word == "to":
        return Kind.PREPOSITION
    if word in ADVERBS or word in NEGATIONS:
        return Kind.ADVERB
    return Kind.VERB


_JOINT_KINDS = {word: _kind_of(word) for word, role in _ROLES.items() if role & _JOINT}


def _phrase(tokens: Tokens, i: int) -> Chunk | None:
    for phrase, kind in _PHRASES.get(tokens.low[i], ()):
        end = i + len(phrase)
        if tuple(tokens.low[i:end]) == phrase:
            return Chunk(kind, i, end)
    return None


def _verb_at(tokens: Tokens, i: int) -> EffectVerb | None:
    for verb in VERBS.get(tokens.word(i), ()):
        size = len(verb.words)
        if size == 1 or tuple(tokens.low[i : i + size]) == verb.words:
            return verb
    return None


def _verb_group(tokens: Tokens, i: int) -> Chunk | None:
    """A group that begins at `i`: one of harm, or another verb after auxiliaries, or None."""
    low = tokens.low
    be = have = negated = hedged = False
    modal, infinitive, auxiliary = "", False, False
    j = i
    size = len(low)
    while j < size:
        word = low[j]
        verb = _verb_at(tokens, j) if word in VERBS else None
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
        elif word in ADVERBS:
            hedged = hedged or word in {"feared", "presumed", "possibly", "perhaps", "probably"}
            if word in {"all", "each", "both"} and not auxiliary:
                break
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


_SHOT = words("shot hit struck")
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
        or after in quantities.STARTERS
        or after in PERSONS
        or after in _DEFINITE
    )


def _opens_noun(tokens: Tokens, j: int) -> bool:
    """Whether an adjective of harm stands before the noun it belongs to: "dead soldiers"."""
    following = tokens.word(j + 1)
    return following in PERSONS and following not in {"other", "others"}


def _noun(
    tokens: Tokens, i: int, covered: dict[int, int], places: dict[int, int], *, shouts: bool
) -> Noun | None:
    low = tokens.low
    word = low[i]
    if word in PRONOUNS and not (word == "her" and _goes_on(tokens, i + 1)):
        return Noun(Kind.NOUN, i, i + 1, pronoun=True) if word != "who" else None
    if word in _NOBODY or (word == "no" and tokens.word(i + 1) == "one"):
        end = i + 1 if word in _NOBODY else i + 2
        if tokens.word(end) == "of" and tokens.word(end + 1) in _DEFINITE:
            end += 3
        return Noun(Kind.NOUN, i, end, quantity=Quantity(i, end, 0, 0, 0, "zero"))
    quantity = quantities.read(tokens, i)
    noun = Noun(Kind.NOUN, i, i, quantity=quantity)
    j = i
    if quantity is not None:
        j = quantity.end
        noun.definite, noun.others = quantity.definite, quantity.others
        if tokens.word(j) == "of" and tokens.word(j + 1) in _WHOLES:
            after = quantities.read(tokens, j + 1)
            j = after.end if after else j + 2
            noun.definite = True
            if tokens.word(j - 1) in {"them", "us", "whom"}:
                noun.end = j
                return noun
    elif word in {"a", "an"}:
        noun.indefinite, j = True, i + 1
    elif word == "another":
        noun.indefinite = noun.others = True
        j = i + 1
    elif word == "that" and not _is_demonstrative(tokens, i):
        return None
    elif word in _DEFINITE:
        noun.definite, j = True, i + 1
    elif word == "some" or word in {"any", "each", "every", "such"}:
        j = i + 1
    _scan(tokens, noun, j, covered, places, shouts=shouts)
    if noun.end == i:
        return None
    if noun.end == j and quantity is None and not noun.indefinite:
        return None if word not in {"all", "both", "this", "these", "those"} else noun
    if noun.end == i + 1 and noun.indefinite and word in {"a", "an"}:
        return None
    if noun.indefinite and noun.end == i + 2 and low[i + 1] in _ORDINALS:
        if tokens.word(i + 2) == "of":
            return None  # "a third of the guards"
        noun.others, noun.head = True, -1  # "injured a third"
    return noun


_ORDINALS = words("second third fourth fifth sixth")


def _goes_on(tokens: Tokens, i: int) -> bool:
    word = tokens.word(i)
    return word[:1].isalpha() and word not in _STOP


def _is_demonstrative(tokens: Tokens, i: int) -> bool:
    """Whether "that" points ("during that ambush") and opens no clause."""
    return tokens.word(i - 1) in PREPOSITIONS and tokens.word(i + 1) not in PERSONS


def _scan(
    tokens: Tokens, noun: Noun, j: int, covered: dict[int, int], places: dict[int, int],
    *, shouts: bool,
) -> None:  # fmt: skip
    """Find the head and the end of a phrase whose words after count and determiner begin at `j`."""
    low = tokens.low
    size = len(low)
    k = j
    last = -1
    capitals = 0
    content = 0
    limit = j + 12
    raw = tokens.raw
    while k < size and k < limit:
        word = low[k]
        if word not in _KNOWN and k not in places and k not in covered and word[0].isalpha():
            # Most words are in no list: spare them the questions.
            capital = raw[k][0].isupper()
            if noun.person is not None:
                if (capital and not shouts) or (shouts and _may_be_name(word)):
                    k += 1
                    continue
                break
            if k > j and "-" in word and numbers.is_number_word(word):
                break
            determined = k == j and (noun.definite or noun.indefinite)
            if (
                word.endswith(_VERBAL_ENDINGS)
                and not determined
                and _is_verb(tokens, k, word, capital=capital and not shouts)
            ):
                break
            last = k
            content += 1
            capitals += capital and not shouts
            k += 1
            continue
        if word == "(" and k == j and tokens.word(k + 2) == ")" and tokens.word(k + 1).isdigit():
            k += 3  # "six (6) people"
            continue
        if word == '"' and k == j:
            k += 1
            continue
        if word == "(" and (after := _past_acronym(tokens, k)):
            k = after
            continue
        if word == "'s":
            if k == j:
                break
            # A possessor: what is possessed comes now.
            noun.person, last, noun.proper, noun.place = None, -1, False, False
            noun.definite = True
            noun.quantity = noun.quantity if noun.quantity and k == noun.quantity.end else None
            noun.indefinite = False
            capitals = content = 0
            k += 1
            continue
        determined = k == j and (noun.definite or noun.indefinite or word in THINGS)
        if k in covered or (
            word in _STOP
            and not (determined and word in FINITE)
            and not ((word == "is" or word in _NAME_PARTICLES) and _is_particle(tokens, k, word))
        ):
            break
        if k in places and places[k] > k:
            if noun.person is not None:
                break
            noun.place = True
            last, content, capitals = places[k] - 1, content + 1, capitals + 1
            k = places[k]
            continue
        if k == j and noun.quantity is None and numbers.is_number_word(word):
            break  # a number that counts nothing: "one in five"
        if word[0].isdigit():
            if tokens.word(k + 1) == "-" and tokens.end[k] == tokens.start[k + 1]:
                k += 3
                continue
            break
        if word == "-" or (not word[0].isalpha()):
            if word == "-" and k > j and not _is_dash(tokens, k):
                k += 1
                continue
            break
        if k > j and numbers.is_number_word(word):
            break
        following = tokens.word(k + 1)
        if word in {"wound", "wounds"} and k > j and not (
            following[:1].isdigit() or following in quantities.STARTERS
        ):  # fmt: skip
            last, noun.thing = k, True
            k += 1
            break
        if word in ADJECTIVES or (word in VERBS and _verb_at(tokens, k) is not None):
            if noun.person is None and (effect := _inner_effect(tokens, k)):
                noun.effect, noun.effect_at = effect, k
                k += 1
                continue
            if word in NOUNS and _is_noun_use(tokens, noun, k, j):
                noun.effect, noun.effect_at = NOUNS[word], k
                noun.event = word in EVENTS
                last = k
                content += 1
                k += 1
            break
        if word in NOUNS:
            noun.effect, noun.effect_at, last = NOUNS[word], k, k
            noun.event = word in EVENTS
            noun.person = None
            content += 1
            k += 1
            if tokens.word(k) in _NOT_THE_DEAD:
                noun.effect, noun.thing, last = None, True, k
                k += 1
            break
        person = PERSONS.get(word)
        capital = tokens.raw[k][0].isupper()
        if person is not None and not capital and _is_adjective(tokens, k):
            person = None
        if person is not None:
            noun.person, last, noun.place = person, k, False  # "U.S. Marines" are no place
            content += 1
            capitals += capital and not shouts
            k += 1
            continue
        if noun.person is not None:
            if (capital and not shouts) or (shouts and _may_be_name(word)):
                k += 1
                continue
            break
        if (
            k == j
            and word in REPORT
            and (tokens.word(k + 1) in NOUNS or tokens.word(k + 1) in PERSONS)
        ):
            k += 1  # "no reported casualties", "alleged spies"
            continue
        if word in _MORE:
            noun.others = True
            k += 1
            continue
        if word in REPORT and not capital and not (determined and not word.endswith("ed")):
            break
        if not determined and _is_verb(tokens, k, word, capital=capital and not shouts):
            break
        opens = k == j and noun.quantity is None and not noun.definite and not noun.indefinite
        if word in ADVERBS and (opens or (k > j and tokens.word(k + 1) not in PERSONS)):
            break
        last = k
        content += 1
        capitals += capital and not shouts
        k += 1
        if word in THINGS:
            noun.thing = tokens.word(k) not in PERSONS
    noun.end = k
    noun.head = last
    if last >= 0 and noun.person is None and low[last] in THINGS:
        noun.thing = True
    if shouts and content and noun.person is None and not noun.thing and last >= 0:
        capitals = content if all(_may_be_name(word) for word in low[j : last + 1]) else 0
    noun.proper = (
        content > 0 and capitals == content and noun.quantity is None and not noun.indefinite
    )


_RANKS = words("private general major")


def _is_adjective(tokens: Tokens, k: int) -> bool:
    """Whether a rank is none here: "a private station", "a major road"."""
    following = tokens.word(k + 1)
    return tokens.low[k] in _RANKS and (
        following in THINGS
        or (
            following[:1].isalpha()
            and following not in _KNOWN
            and not following.endswith((*_VERBAL_ENDINGS, "ly"))
            and not tokens.is_capital(k + 1)
        )
    )


def _past_acronym(tokens: Tokens, k: int) -> int | None:
    """Index after "(FMLN)" if the noun phrase goes on."""
    if tokens.word(k + 2) == ")" and tokens.raw[k + 1].isupper():
        following = tokens.word(k + 3)
        return k + 3 if following in PERSONS else None
    return None


_VERBAL_ENDINGS = ("ed", "ing")


def _is_particle(tokens: Tokens, k: int, word: str) -> bool:
    if word == "is" and tokens.raw[k] == "IS" and tokens.word(k + 1) in PERSONS:
        return True  # "IS militants"
    return word in _NAME_PARTICLES and tokens.raw[k + 1 : k + 2] != [] and tokens.is_capital(k + 1)


def _may_be_name(word: str) -> bool:
    return (
        word not in _STOP and word not in ADVERBS and word not in VERBS and word not in ADJECTIVES
        and word not in REPORT and not word.endswith(("ed", "ing", "ly"))
    )  # fmt: skip


def _inner_effect(tokens: Tokens, k: int) -> Effect | None:
    """The effect of "dead" or "wounded" before the person it is said of."""
    word = tokens.low[k]
    effect = ADJECTIVES.get(word)
    if effect is None:
        verb = _verb_at(tokens, k)
        if verb is None or len(verb.words) > 1 or verb.form not in {Form.PAST, Form.PARTICIPLE}:
            return None
        effect = verb.effect
    for ahead in (k + 1, k + 2, k + 3):
        word = tokens.word(ahead)
        if word in PERSONS:
            return effect
        if not word or word in _STOP or not word[0].isalpha() or word in VERBS:
            return None
        if numbers.is_number_word(word):
            return None
    return None


def _is_noun_use(tokens: Tokens, noun: Noun, k: int, j: int) -> bool:
    """Whether "dead", "wounded" or "killing" is a noun here: "12 wounded", "the dead"."""
    word = tokens.low[k]
    if word in EVENTS:
        if word.endswith("ing") and tokens.word(k + 1) != "of":
            after = tokens.word(k + 1)
            if after[:1].isdigit() or after in quantities.STARTERS or after in PERSONS:
                return False
        return k > j or noun.definite or noun.indefinite or tokens.word(k + 1) == "of"
    if noun.quantity is not None and k == j:
        return True
    return noun.definite and k == j


def _is_verb(tokens: Tokens, k: int, word: str, *, capital: bool) -> bool:
    if capital or word in NOMINAL_PARTICIPLES:
        return False
    if (word.endswith("ed") and len(word) > 4) or (word.endswith("ing") and len(word) > 5):
        return not _person_follows(tokens, k)
    return False


def _person_follows(tokens: Tokens, k: int) -> bool:
    """Whether the words after `k` lead to a noun for persons without leaving the phrase."""
    for ahead in range(k + 1, k + 5):
        word = tokens.word(ahead)
        if word in PERSONS:
            return True
        if not word or word in _STOP or not word[0].isalpha() or numbers.is_number_word(word):
            return False
    return False
