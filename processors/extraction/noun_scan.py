"""Where the words of a noun phrase end, and which of them is its head."""

from processors.extraction.dashes import is_dash
from processors.extraction.noun_words import (
    KNOWN,
    MORE,
    PARTICLES,
    STOP,
    VERBAL_ENDINGS,
    belongs_to_a_thing,
    inner_effect,
    is_adjective,
    is_made_up,
    is_noun_use,
    is_ordinal,
    is_owned,
    is_particle,
    is_possessor,
    is_put_at,
    is_verb,
    leads_to_harm,
    leads_to_person,
    may_be_name,
    past_acronym,
)
from processors.extraction.row import Noun
from processors.extraction.verb_groups import verb_at
from processors.extraction.vocabulary import (
    ADJECTIVES,
    ADVERBS,
    COLLECTIVES,
    EVENTS,
    FINITE,
    NOUNS,
    PERSONS,
    REPORT,
    THINGS,
    VERBS,
)
from processors.text import numbers, quantities
from processors.text.lexicon import words
from processors.text.tokens import Tokens, is_articled

_NOT_THE_DEAD = words(
    "toll tolls squad squads penalty threats threat certificates sentence row camp case cases "
    "charge charges trial suspect suspects"
)

_COUNTING = words(
    "almost approximately circa exactly nearly roughly some several dozens hundreds scores "
    "thousands tens"
)
"""Words that open a count and stand in no phrase behind its head."""

_MARKS = frozenset("'’")

_HELD = words("suspected hostage captive prisoner")


def _is_of_harmed(tokens: Tokens, k: int) -> bool:
    """Whether a word of harm stands at `k` before the persons whose trait it is."""
    word, after = tokens.word(k), tokens.word(k + 1)
    return (word in ADJECTIVES or word in VERBS) and after in PERSONS


def scan(
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
        if word not in KNOWN and k not in places and k not in covered and word[0].isalpha():
            # Most words are in no list: spare them the questions.
            capital = raw[k][0].isupper() or is_articled(raw[k])
            if noun.person is not None:
                if (capital and not shouts) or (shouts and may_be_name(word)):
                    k += 1
                    continue
                if not noun.person.plural and leads_to_person(tokens, k):
                    k += 1  # "two female health workers"
                    continue
                break
            if k > j and "-" in word and numbers.is_number_word(word):
                break
            if k > j and word in _COUNTING and quantities.read(tokens, k) is not None:
                break  # "in the raid nearly 40 people"
            determined = k == j and (noun.definite or noun.indefinite)
            if (
                word.endswith(VERBAL_ENDINGS)
                and not determined
                and is_verb(tokens, k, word, capital=capital and not shouts)
            ):
                break
            last = k
            content += 1
            capitals += capital and not shouts
            k += 1
            continue
        if (
            word == "("
            and k == j
            and tokens.word(k + 2) == ")"
            and (tokens.word(k + 1).isdigit() or numbers.is_number_word(tokens.word(k + 1)))
        ):
            k += 3  # "six (6) people"
            continue
        if word == '"' and k == j:
            k += 1
            continue
        if raw[k] == "Without" and k > j and tokens.is_capital(k + 1):
            noun.person = None  # "a Doctors Without Borders driver"
            last, content, capitals = k + 1, content + 2, capitals + 2
            k += 2
            continue
        if word == "(" and (after := past_acronym(tokens, k)):
            k = after
            continue
        if word == "'s" or (word in _MARKS and k > j and is_possessor(tokens, k)):
            if k == j:
                break
            # A possessor: what is possessed comes now.
            noun.person, last, noun.proper, noun.place = None, -1, False, False
            noun.thing = False
            noun.definite = True
            shared = noun.quantity is not None and tokens.word(noun.quantity.end) == "of"
            if noun.quantity and not shared and k != noun.quantity.end:
                noun.quantity = None
            noun.indefinite = False
            capitals = content = 0
            k += 1
            if shared and tokens.word(k).isdigit():
                k += 1  # "nine of the bus's 40 passengers"
            continue
        determined = k == j and (noun.definite or noun.indefinite or word in THINGS)
        if k in covered or (
            word in STOP
            and not (determined and word in FINITE)
            and not (word in PARTICLES and is_particle(tokens, k, word))
        ):
            break
        if k in places and places[k] > k:
            if noun.person is not None:
                if noun.person.plural or shouts:
                    break
                k = places[k]  # "lawyer Salah al-Din": a name like a place's
                continue
            noun.place = True
            last, content, capitals = places[k] - 1, content + 1, capitals + 1
            k = places[k]
            continue
        if k == j and noun.quantity is None and numbers.is_number_word(word):
            break  # a number that counts nothing: "one in five"
        if k == j and noun.indefinite and is_ordinal(word):
            k += 1  # "a 13th body"
            continue
        if word[0].isdigit():
            if is_ordinal(word) and tokens.is_capital(k + 1) and noun.person is None:
                last, content, capitals = k, content + 1, capitals + 1  # "the 62nd Battalion"
                k += 1
                continue
            tied = tokens.word(k + 1) == "-" and tokens.end[k] == tokens.start[k + 1]
            if tied and tokens.word(k + 2):
                k += 3
                continue
            break
        if word == "-" or (not word[0].isalpha()):
            if word == "-" and k > j and not is_dash(tokens, k):
                k += 1
                continue
            break
        if k > j and numbers.is_number_word(word):
            break
        following = tokens.word(k + 1)
        if word in {"wound", "wounds"} and k > j and not (
            following[:1].isdigit()
            or (following in quantities.STARTERS and following not in {"in", "from"})
        ):  # fmt: skip
            last, noun.thing = k, True
            k += 1
            break
        if word == "other" and k == j and _is_of_harmed(tokens, k + 1):
            noun.others = True  # "five other displaced people"
            k += 1
            continue
        if word in _HELD and noun.person is not None and k > j:
            break  # "took two nurses hostage", "three militants suspected of theft"
        held = word == "hostage" and (noun.definite or noun.indefinite or noun.quantity)
        if not held and (word in ADJECTIVES or (word in VERBS and verb_at(tokens, k) is not None)):
            acted = content > 0 and (noun.thing or word not in ADJECTIVES)  # "a bomb killed Major"
            if noun.person is None and not acted and (effect := inner_effect(tokens, k)):
                noun.effect, noun.effect_at = effect, k
                k += 1
                continue
            if k == j and word in ADJECTIVES and belongs_to_a_thing(tokens, k):
                noun.thing, last = True, k
                k += 1
                continue
            if k > j and word in VERBS and following[:1].isdigit():
                break  # "Rebels capture 30 soldiers"
            if word in NOUNS and (
                is_noun_use(tokens, noun, k, j) or is_put_at(tokens, noun.start, k)
            ):
                noun.person = None
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
        capital = raw[k][0].isupper() or is_articled(raw[k])
        if person is not None and not capital and is_adjective(tokens, k):
            person = None
        if person is not None:
            if last >= 0 and (low[last] in THINGS or low[last] in COLLECTIVES):
                noun.thing = False  # "a police station chief", "two militant group leaders"
            noun.person, last, noun.place = person, k, False  # "U.S. Marines" are no place
            content += 1
            capitals += capital and not shouts
            k += 1
            continue
        if noun.person is not None:
            if k == last + 1 and is_made_up(noun.person, word):
                noun.person, noun.thing, last = None, noun.quantity is not None, k
                content += 1
                k += 1
                continue
            if (capital and not shouts) or (shouts and may_be_name(word)):
                k += 1
                continue
            if k == last + 1 and is_owned(noun.person, word):
                noun.person, noun.thing, last = None, True, k  # "a police station"
                content += 1
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
        if word in MORE:
            if k > j and tokens.word(k + 1) == "than":
                break  # "after the attack more than 3,000 people fled"
            noun.others = True
            k += 1
            continue
        if word in REPORT and not capital and not (determined and not word.endswith("ed")):
            break
        if not determined and is_verb(tokens, k, word, capital=capital and not shouts):
            break
        if word == "fatally" and (noun.quantity or k > j):
            break  # "three stabbed, one fatally"
        if (noun.quantity or k > j) and word in ADVERBS and leads_to_harm(tokens, k):
            break  # "ten feared dead", "a second moderately wounded"
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
        capitals = content if all(may_be_name(word) for word in low[j : last + 1]) else 0
    noun.proper = (
        content > 0 and capitals == content and noun.quantity is None and not noun.indefinite
    )
