"""Cut a sentence into chunks.

No tagger: a noun phrase begins at a count, a determiner, a name or a known noun and ends at the
first word that cannot stand inside one. That is crude English and enough, because only sentences
with a word of harm are read, and in those the nouns that matter are known.
"""

from processors.extraction import ages, clauses, shared_heads
from processors.extraction.asides import is_bracketed_aside, mark_parts
from processors.extraction.dashes import DASHES, is_dash
from processors.extraction.fixed_phrases import PHRASES, fixed_phrase
from processors.extraction.joints import OF_TRAITS, TRAITS
from processors.extraction.noun_phrases import noun_phrase
from processors.extraction.row import Chunk, Kind, Noun, Row
from processors.extraction.verb_groups import verb_group
from processors.extraction.vocabulary import (
    ADJECTIVES,
    ADVERBS,
    BE,
    BOUNDARIES,
    CONJUNCTIONS,
    HAVE,
    MODALS,
    NEGATIONS,
    PREPOSITIONS,
    REPORT,
    VERBS,
)
from processors.text import numbers, quantities
from processors.text.day_names import end_of_name
from processors.text.lexicon import words
from processors.text.tokens import Tokens

_PHRASE, _VERBAL, _JOINT, _MARK = 1, 2, 4, 8


_ROLES: dict[str, int] = {}
"""What a word may open, so that one look-up spares the others. _JOINT: nothing but itself; _MARK:
it may be a mark or a word with a reading of its own."""
for _word in (*DASHES, *[",", "-", "(", ")", "[", '"', "'", ".", "aged", "ages", "is", "in"]):
    _ROLES[_word] = _MARK
for _word in PHRASES:
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
    asides = sum(map(low.count, DASHES))
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
            if word == "," or (word in DASHES and asides > 1) or is_dash(tokens, i):
                if (past := ages.past_aside(tokens, i, chunks)) > i:
                    i = ages.past_close(tokens, past)  # no chunk: nothing stands between
                    continue
                chunks.append(Chunk(Kind.COMMA, i, i + 1))
                i += 1
                continue
            if word in "([" and tokens.word(i + 2) in {")", "]"} and tokens.raw[i + 1].isupper():
                i += 3
                continue
            if word == "(" and (
                (tokens.word(i + 1) in {"incl", "including"} and ")" in low[i:])
                or is_bracketed_aside(tokens, i)
            ):
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
            if word in {"aged", "ages"} and (
                end := ages.past_ages(tokens, i + 1, ages.counted_in(chunks))
            ):
                chunks.append(Chunk(Kind.ADVERB, i, end))
                i = end
                continue
            if word == "in" and tokens.word(i + 1) in _WHOSE and _is_decade(tokens.word(i + 2)):
                chunks.append(Chunk(Kind.ADVERB, i, i + 3))  # "men in their 20s"
                i += 3
                continue
            if word == "is" and tokens.raw[i] == "IS" and not shouts:
                # The group, not the verb.
                chunks.append(Noun(Kind.NOUN, i, i + 1, head=i, definite=True, thing=True))
                i += 1
                continue
        if role & _PHRASE and (found := fixed_phrase(tokens, i)) is not None:
            chunks.append(found)
            i = found.end
            continue
        if role & _VERBAL and (group := verb_group(tokens, i)) is not None:
            chunks.append(group)
            i = group.end
            continue
        if word in _BEFORE_AGES and low[i + 1 : i + 4] in _AGES and (
            end := ages.past_ages(tokens, i + 4, ages.counted_in(chunks))
        ):  # fmt: skip
            chunks.append(Chunk(Kind.ADVERB, i, end))
            i = end
            continue
        if role & _JOINT:
            end = i + 2 if word == "on" and _is_aboard(tokens, i) else i + 1
            chunks.append(Chunk(_KINDS[word], i, end))
            i = end
            continue
        if word in TRAITS and tokens.word(i + 1) in OF_TRAITS and _is_behind_noun(chunks):
            chunks.append(Chunk(Kind.VERB, i, i + 1))
            i += 1
            continue
        noun = noun_phrase(tokens, i, covered, places, shouts=shouts)
        if noun is not None:
            chunks.append(noun)
            i = noun.end
            continue
        if (named := end_of_name(tokens, i)) is not None:
            chunks.append(Noun(Kind.NOUN, i, named, head=named - 1, definite=True, thing=True))
            i = named
            continue
        if word == "there" and tokens.word(i + 1) not in BE:
            chunks.append(Chunk(Kind.ADVERB, i, i + 1))
        elif _is_bare_noun(word) and low[i - 1 : i] != ["to"] and _is_governed(chunks):
            chunks.append(Noun(Kind.NOUN, i, i + 1, head=i, thing=True))
        else:
            chunks.append(Chunk(_kind_of(word), i, i + 1))
        i += 1
    _loosen_all(row)
    mark_parts(row)
    clauses.mark(row)
    shared_heads.mark(row)
    if not shouts:
        _join_trades(row)
    return row


def _loosen_all(row: Row) -> None:
    """Make "all" an adverb where it stands behind its noun: "12 guards and a cook all died"."""
    chunks = row.chunks
    for k in range(1, len(chunks) - 1):
        chunk = chunks[k]
        if (
            isinstance(chunk, Noun)
            and row.tokens.low[chunk.start : chunk.end] in _ALL
            and isinstance(chunks[k - 1], Noun)
            and chunks[k + 1].kind in {Kind.EFFECT, Kind.VERB}
        ):
            chunks[k] = Chunk(Kind.ADVERB, chunk.start, chunk.end)


_ALL = (["all"], ["both"])


def _is_aboard(tokens: Tokens, i: int) -> bool:
    """As in "on board the helicopter": two words that govern what follows."""
    after = i + 2
    opens = tokens.word(after) in _OPENING or tokens.is_capital(after)
    return tokens.word(i + 1) == "board" and opens


_BEFORE_AGES = words("between from at under over above below")
_AGES = (["the", "age", "of"], ["the", "ages", "of"])
"""As in "between the ages of six and 12"."""
_OPENING = words("the a an this that its his her their one")


def _join_trades(row: Row) -> None:
    """Make "teacher and poet Naji Haddad" one man: two bare trades before one name."""
    chunks = row.chunks
    for k in range(len(chunks) - 3, -1, -1):
        if chunks[k + 1].kind is not Kind.AND:
            continue
        first, second = chunks[k], chunks[k + 2]
        if not isinstance(first, Noun):
            continue
        if isinstance(second, Noun) and _is_trade(first) and _is_trade(second):
            named = second.end > second.head + 1 and row.tokens.is_capital(second.head + 1)
            if first.end == first.head + 1 and named:
                second.start = first.start
                del chunks[k : k + 2]


def _is_trade(noun: Noun) -> bool:
    return noun.person is not None and not (
        noun.person.plural or noun.quantity or noun.definite or noun.indefinite or noun.others
    )


def _is_governed(chunks: list[Chunk]) -> bool:
    return bool(chunks) and chunks[-1].kind is Kind.PREPOSITION


def _is_behind_noun(chunks: list[Chunk]) -> bool:
    """Whether a phrase, and at most a comma, stand before what comes."""
    k = len(chunks) - 1
    if k > 0 and chunks[k].kind is Kind.COMMA:
        k -= 1
    return k >= 0 and isinstance(chunks[k], Noun)


def _is_bare_noun(word: str) -> bool:
    """Whether a verb is a noun behind a preposition: "a soldier on leave", "accused of murder"."""
    return word in _BARE_NOUNS or (word in VERBS and not word.endswith(("ed", "ing")))


_BARE_NOUNS = words("leave strike hold run fight cut shot")


_WHOSE = words("his her their")
_DECADES = words("teens twenties thirties forties fifties sixties seventies eighties nineties")


def _is_decade(word: str) -> bool:
    return word in _DECADES or (word[:1].isdigit() and word.endswith("0s"))


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
    if word in ADVERBS or word in NEGATIONS or numbers.is_number_word(word):
        return Kind.ADVERB  # "over two days"
    if not word[0].isalpha():
        return Kind.ADVERB  # a number that counts nobody: "for 12 hours"
    if numbers.is_number_word(word):
        return Kind.ADVERB  # "in four days"
    return Kind.VERB


_KINDS = {word: _kind_of(word) for word, role in _ROLES.items() if role & _JOINT}
