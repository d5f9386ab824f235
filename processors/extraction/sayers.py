"""Who says it: the subject of a verb of saying."""

from processors.extraction.heads import head_of
from processors.extraction.joints import Linked
from processors.extraction.row import Chunk, Kind, Noun, Row
from processors.extraction.speakers import SPEAKING, can_speak
from processors.extraction.vocabulary import REPORT_PAST
from processors.text.document import Document
from processors.text.lexicon import words

_ARTICLES = words("the a an")
_SAYINGS = words(
    "tally toll count statement report figures estimate estimates data bulletin spokesman"
)
_PRONOUNS = words("he she it they")
_OF = words("of for in from at on with by linked loyal allied affiliated aligned")
_NEED_HEARERS = words("told informed")
"""Who stands after them has heard, not said it."""
_BE = words("was were is are")
_AUXILIARY = words("has have had also") | _BE
_VERBS = {Kind.VERB, Kind.EFFECT, Kind.REPORT}


def sayer(document: Document, row: Row, k: int, *, before: bool) -> str | bool | None:
    """The subject of the verb of saying at chunk `k`; `before`: it stands before the claim.

    True: a pronoun, or he whose quotation it is. None: nobody that can speak.
    """
    chunks = row.chunks
    low = row.tokens.low
    said = chunks[k]
    word = low[said.start]
    if isinstance(said, Noun) and said.end > said.start + 1 and word != "assurances":
        return text(document, row, said.start, said.end - 1)
    j = k - 1
    while j >= 0 and (chunks[j].kind in {Kind.ADVERB, Kind.DAYS} or _is_manner(document, row, j)):
        of_days = chunks[j].kind is Kind.DAYS and chunks[j - 1].kind is Kind.PREPOSITION
        j -= 2 if of_days and j > 1 else 1  # "the army on Friday said"
    if word in {"assurances", "known"}:
        j -= 1  # the verb of "gave assurances", "made known"
    if word.endswith("ing") and j >= 0 and (
        chunks[j].kind is Kind.COMMA or low[chunks[j].end - 1] in _MESSAGES
        or low[chunks[j].start] == "as"
    ):  # fmt: skip
        return _main_subject(document, row, k, before=before)
    if j >= 0 and chunks[j].kind is Kind.VERB and low[chunks[j].start] in _AUXILIARY:
        if low[chunks[j].start] in _BE:
            return None
        j -= 1
    if j >= 0 and isinstance(chunks[j], Noun):
        return _subject(document, row, j)
    if j > 0 and chunks[j].kind is Kind.AND and chunks[j - 1].kind is not Kind.COMMA:
        return _main_subject(document, row, k, before=before)
    if j > 0 and low[chunks[j].start] == "but":
        return _main_subject(document, row, k, before=before)
    if j > 0 and chunks[j].kind is Kind.RELATIVE:
        # "the toll of the union, which said nine had died"
        return _antecedent(document, row, j)
    at_comma = j >= 2 and chunks[j].kind is Kind.COMMA
    if before and at_comma and (found := _past_aside(document, row, j)) is not None:
        return found
    inverted = not before or row.tokens.word(said.start - 1) in {",", '"'}
    if inverted and word in REPORT_PAST and word not in _NEED_HEARERS:
        after = chunks[k + 1] if k + 1 < len(chunks) else None
        if isinstance(after, Noun) and not after.pronoun and _is_inverted(document, row, k + 1):
            return named(document, row, k + 1)  # ", said the mayor"
    return _past_aside(document, row, j) if at_comma else None


def _is_manner(document: Document, row: Row, j: int) -> bool:
    """As in "THE SPOKESMAN SHAMELESSLY SAID": an adverb that reads like a name in capitals."""
    chunk = row.chunks[j]
    if j == 0 or not isinstance(chunk, Noun) or chunk.end != chunk.start + 1:
        return False
    word = row.tokens.low[chunk.start]
    named_so = row.tokens.is_capital(chunk.start) and not document.shouts
    return word.endswith("ly") and not named_so and chunk.person is None


def _is_inverted(document: Document, row: Row, k: int) -> bool:
    """Whether the phrase after a verb of saying says it, and does not open what is said."""
    noun = row.chunks[k]
    if not isinstance(noun, Noun) or row.tokens.low[noun.start].endswith("ly"):
        return False
    if not can_speak(document, row, noun):
        return False
    j = k + 1
    while j + 1 < len(row.chunks) and row.chunks[j].kind is Kind.PREPOSITION:
        j += 2
    return j >= len(row.chunks) or row.chunks[j].kind not in _VERBS or _is_short(row, j)


def _is_short(row: Row, j: int) -> bool:
    """A participle alone: "said a resident reached by phone"."""
    chunk = row.chunks[j]
    return chunk.kind is Kind.VERB and row.tokens.word(chunk.end) in {"by", "in", "from"}


def _subject(document: Document, row: Row, j: int) -> str | bool | None:
    """The phrase that ends at chunk `j`: True for a pronoun, None for what cannot speak."""
    chunks = row.chunks
    low = row.tokens.low
    head = j
    # "a spokesman for the army said": back to the head of the phrase.
    while (
        head >= 2 and chunks[head - 1].kind is Kind.PREPOSITION
        and isinstance(chunks[head - 2], Noun)
        and low[chunks[head - 1].start] in _OF
    ):  # fmt: skip
        head -= 2
    end = chunks[j].end
    outer = _modified(row, head)
    if outer is not None and _gives_himself_out(low, chunks[outer].end, chunks[head].start):
        return named(document, row, head)
    if outer is not None and isinstance(found := chunks[outer], Noun) and (
        can_speak(document, row, found)
    ):  # fmt: skip
        return True if found.pronoun else named(document, row, outer)
    noun = chunks[head]
    if not isinstance(noun, Noun) or not can_speak(document, row, noun):
        return None
    if noun.pronoun or low[noun.start] in _PRONOUNS:
        return "we" if low[noun.start] == "we" else True
    outer_noun = chunks[head - 1] if head else noun
    if isinstance(outer_noun, Noun) and outer_noun.end == noun.start and not noun.definite:
        noun = outer_noun  # "the Emergency Lawyers" and "group" are one name
    elif (joined := _joined(document, row, head)) is not None:
        noun = joined
    return text(document, row, noun.start, end)


def _gives_himself_out(low: list[str], first: int, end: int) -> bool:
    """As in "a man presenting himself as spokesman of the brigade": he is told by his office."""
    between = low[first:end]
    return between[-1:] == ["as"] and not _SELF.isdisjoint(between)


_SELF = words("himself herself themselves")


def _joined(document: Document, row: Row, head: int) -> Noun | None:
    """As in "…, police and aid workers said": the first of two who say it."""
    chunks = row.chunks
    if head < _PAIR or chunks[head - 1].kind is not Kind.AND:
        return None
    if chunks[head - 3].kind is not Kind.COMMA:
        return None
    first = chunks[head - 2]
    if not isinstance(first, Noun) or first.quantity is not None or first.place:
        return None
    return first if can_speak(document, row, first) else None


_PAIR = 3
"""Chunks before the second of two: a comma, the first, and."""


def _modified(row: Row, j: int) -> int | None:
    """Whom the participle or clause is about that the phrase at chunk `j` closes.

    As in "the force holding the road said", "a nurse who had fled to Goma said".
    """
    chunks = row.chunks
    k = j - 1
    while k > 0 and chunks[k].kind is Kind.PREPOSITION:
        k -= 1
    if k > 0 and chunks[k].kind is Kind.VERB and isinstance(chunks[k - 1], Noun) and (
        chunks[k].end == chunks[k].start + 1
        and row.tokens.low[chunks[k].start].endswith(("ing", "ed"))
    ):  # fmt: skip
        return k - 1
    if k < 0 or not (isinstance(chunks[k], Noun) or chunks[k].kind in _VERBS):
        return None
    outer = head_of(row, j, Linked())
    return outer if outer is not None and outer < k else None


def _antecedent(document: Document, row: Row, j: int) -> str | None:
    """Whom the "which" or "who" at chunk `j` means."""
    m = j - 1
    if m > 0 and row.chunks[m].kind is Kind.COMMA:
        m -= 1
    noun = row.chunks[m]
    if not isinstance(noun, Noun) or not can_speak(document, row, noun):
        return None
    return text(document, row, noun.start, noun.end)


def _past_aside(document: Document, row: Row, comma: int) -> str | bool | None:
    """As in "Col. Nour, a spokesman for the army, said": whom the aside before a verb is about.

    `comma` closes the aside. A name that the aside gives is told along with its bearer.
    """
    chunks = row.chunks
    m = comma - 1
    while m >= 0 and chunks[m].kind is not Kind.COMMA:
        m -= 1
    if m < 1 or not isinstance(chunks[m - 1], Noun):
        return None
    inside = chunks[m + 1 : comma]
    if not inside:
        return None
    is_clause = inside[0].kind is Kind.RELATIVE or row.tokens.low[inside[0].start] in {
        "who", "which"
    }  # fmt: skip
    if not is_clause and any(_is_finite(row, c) for c in inside) and (
        inside[0].kind is not Kind.PREPOSITION
        or any(c.kind in {Kind.EFFECT, Kind.REPORT} for c in inside)
    ):  # fmt: skip
        return None
    outer = head_of(row, m - 1, Linked())
    person = chunks[m - 1 if outer is None else outer]
    if not isinstance(person, Noun) or not can_speak(document, row, person):
        return None
    if person.place and row.tokens.low[person.head] not in SPEAKING:
        return None
    at = m - 1 if outer is None else outer
    if at and chunks[at - 1].kind is Kind.PREPOSITION:
        return None  # "In Beni, …"
    if person.pronoun:
        return True
    name = inside[0]
    if len(inside) == 1 and isinstance(name, Noun) and name.proper and not person.proper:
        return text(document, row, person.start, name.end)
    return named(document, row, at)


def _is_finite(row: Row, chunk: Chunk) -> bool:
    """Whether a chunk is a verb with a subject of its own, and no participle."""
    single = chunk.kind is Kind.VERB and chunk.end == chunk.start + 1
    participle = single and row.tokens.low[chunk.start].endswith(("ing", "ed"))
    return chunk.kind in _VERBS and not participle


_MESSAGES = words(
    "statement statements communique message messages post tweet video letter bulletin report note"
)


def _main_subject(document: Document, row: Row, k: int, *, before: bool) -> str | bool | None:
    """As in "the group issued a statement saying": who does what the sentence opens with."""
    for j, chunk in enumerate(row.chunks[:k]):
        if chunk.kind is Kind.EFFECT:
            return None
        if chunk.kind is Kind.REPORT:
            return sayer(document, row, j, before=before)
        if chunk.kind is Kind.VERB and j > 0 and isinstance(row.chunks[j - 1], Noun):
            if row.tokens.low[chunk.start] in _BE and "quoted" not in row.tokens.low[
                chunk.start : chunk.end
            ]:  # fmt: skip
                return None
            return _subject(document, row, j - 1)
    return None


def named(document: Document, row: Row, k: int) -> str:
    """A phrase with the "of" and "for" phrases and the name that belong to it."""
    chunks = row.chunks
    end = chunks[k].end
    j = k + 1
    while (
        j + 1 < len(chunks) and chunks[j].kind is Kind.PREPOSITION
        and row.tokens.low[chunks[j].start] in {"of", "for"}
        and isinstance(chunks[j + 1], Noun)
    ):  # fmt: skip
        end = chunks[j + 1].end
        j += 2
    noun = chunks[k]
    if isinstance(noun, Noun) and noun.person is not None and not noun.proper and (
        (name := _name_after(row, j)) is not None
    ):  # fmt: skip
        end = name.end  # "the mayor, Ana Ruiz"
    return text(document, row, noun.start, end)


def _name_after(row: Row, j: int) -> Noun | None:
    """A full name between a comma at chunk `j` and the next, or the end."""
    chunks = row.chunks
    if j + 1 >= len(chunks) or chunks[j].kind is not Kind.COMMA:
        return None
    name = chunks[j + 1]
    is_name = isinstance(name, Noun) and name.proper and not name.place and name.quantity is None
    if not is_name or name.end < name.start + 2:
        return None
    closed = j + 2 >= len(chunks) or chunks[j + 2].kind is Kind.COMMA
    return name if closed and isinstance(name, Noun) else None


def text(document: Document, row: Row, first: int, end: int) -> str:
    """The words of a phrase without its article, and without what its owner says it in."""
    tokens = row.tokens
    while first < end - 1 and tokens.low[first] in _ARTICLES:
        first += 1
    if end - first > 2 and tokens.low[end - 2] == "'s" and tokens.low[end - 1] in _SAYINGS:
        end -= 2  # "the Observatory's tally" is told by the Observatory
    return document.text[tokens.start[first] : tokens.end[end - 1]]
