"""Who is said to have suffered what: subjects and objects of words of harm."""

from dataclasses import dataclass, field

from processors.extraction import counts
from processors.extraction.chunks import Chunk, Kind, Noun, Predicate, Row
from processors.extraction.vocabulary import Form
from processors.text.lexicon import words
from schemas.claim import Effect

_CLAUSE_ENDS = {Kind.VERB, Kind.REPORT, Kind.BOUNDARY, Kind.EFFECT}


@dataclass(slots=True)
class Linked:
    """The phrases one predicate is said of, and their parts."""

    nouns: list[Noun] = field(default_factory=list)
    parts: list[Noun] = field(default_factory=list)
    besides: list[Noun] = field(default_factory=list)


def is_passive(row: Row, index: int, predicate: Predicate) -> bool:
    """Whether the harm befalls the subject on the left (not an object on the right)."""
    verb = predicate.verb
    if verb is None or not verb.transitive:
        return True
    if verb.form is Form.PARTICIPLE:
        return True
    if verb.form in {Form.PRETERITE, Form.S, Form.BASE}:
        return False
    if verb.form is Form.ING:
        return False
    if predicate.be:
        return True
    if predicate.have:
        return False
    before = row.chunks[index - 1] if index else None
    if isinstance(before, Noun) and before.pronoun:
        return False
    following = row.chunks[index + 1] if index + 1 < len(row.chunks) else None
    if isinstance(following, Noun) and (following.thing or following.place):
        return False
    return _object_at(row, index) is None


def _object_at(row: Row, index: int) -> int | None:
    """Index of the noun straight after a verb, adverbs and another verb of harm looked through."""
    j = index + 1
    chunks = row.chunks
    while j < len(chunks):
        chunk = chunks[j]
        if isinstance(chunk, Noun):
            return None if _is_subject(row, j) or chunk.thing else j
        if chunk.kind is Kind.ADVERB:
            j += 1
            continue
        if (
            chunk.kind is Kind.AND and j + 1 < len(chunks)
            and isinstance(following := chunks[j + 1], Predicate)
            and following.verb is not None and not following.be
        ):  # fmt: skip
            j += 2
            continue
        if chunk.kind is Kind.COMMA and j + 1 < len(chunks) and (
            chunks[j + 1].kind is Kind.PREPOSITION
        ):  # fmt: skip
            return _past_aside(row, j)
        return None
    return None


def _past_aside(row: Row, comma: int) -> int | None:
    """As in "killed, with clubs, three men": the counted phrase after the aside."""
    chunks = row.chunks
    k = comma + 2
    while k < len(chunks) and k < comma + 8:
        if chunks[k].kind is Kind.COMMA:
            after = chunks[k + 1] if k + 1 < len(chunks) else None
            counted = isinstance(after, Noun) and after.quantity is not None
            return k + 1 if counted and not _is_subject(row, k + 1) else None
        if chunks[k].kind in _CLAUSE_ENDS:
            return None
        k += 1
    return None


def objects(row: Row, index: int) -> Linked:
    """What a verb on the left governs: "killed two soldiers, a nurse and injured …"."""
    linked = Linked()
    first = _object_at(row, index)
    if first is None:
        return linked
    _take(row, first, linked)
    _extend_right(row, first, linked)
    return linked


def list_at(row: Row, index: int) -> Linked:
    """The phrases of a list that begins at chunk `index`: "the killing of two men and a girl"."""
    linked = Linked()
    if index < len(row.chunks) and isinstance(row.chunks[index], Noun):
        _take(row, index, linked)
        _extend_right(row, index, linked)
    return linked


def repeats_subject(row: Row, index: int, predicate: Predicate) -> bool:
    """Whether a participle only goes on with the predicate before it: "were killed and wounded"."""
    chunks = row.chunks
    return (
        index >= 2
        and chunks[index - 1].kind is Kind.AND
        and isinstance(first := chunks[index - 2], Predicate)
        and {first.effect, predicate.effect} == {Effect.KILLED, Effect.WOUNDED}
    )


def _take(row: Row, j: int, linked: Linked) -> None:
    noun = row.chunks[j]
    if isinstance(noun, Noun):
        linked.nouns.append(_counted(row, j, noun))


def _counted(row: Row, j: int, noun: Noun) -> Noun:
    """As in "a family of five": the count inside the group."""
    chunks = row.chunks
    if (
        noun.quantity is None and counts.of_group(row.tokens, noun) and j + 2 < len(chunks)
        and row.tokens.low[chunks[j + 1].start] == "of"
        and isinstance(inner := chunks[j + 2], Noun) and inner.quantity is not None
    ):  # fmt: skip
        noun.quantity = inner.quantity
    return noun


def _extend_right(row: Row, first: int, linked: Linked) -> None:
    """Coordinated and included phrases after the noun at `first`."""
    chunks = row.chunks
    j = first + 1
    in_parts = False
    joint: Kind | None = None
    while j < len(chunks):
        chunk = chunks[j]
        kind = chunk.kind
        if kind in {Kind.AND, Kind.COMMA}:
            joint = Kind.AND if kind is Kind.AND or joint is Kind.AND else Kind.COMMA
            j += 1
            continue
        if kind is Kind.INCLUDING:
            in_parts, joint = True, Kind.AND
            j += 1
            continue
        if kind is Kind.BESIDES:
            if j + 1 < len(chunks) and isinstance(other := chunks[j + 1], Noun):
                linked.besides.append(other)
                j += 1
            j += 1
            continue
        if isinstance(chunk, Noun):
            if joint is None:
                # A phrase straight after another: an apposition or an adverbial; looked through.
                j += 1
                continue
            if _is_subject(row, j) or not _joins(row, chunk):
                return
            if joint is Kind.COMMA and not in_parts and not _closes_list(row, j):
                return
            taken = linked.parts if in_parts else linked.nouns
            if taken and joint is Kind.AND and _shares_count(taken[-1], chunk):
                taken[-1].also.append(chunk)
            else:
                taken.append(_counted(row, j, chunk))
            joint = None
            j += 1
            continue
        if kind is Kind.PREPOSITION:
            if joint is not None:
                if joint is Kind.COMMA and not in_parts:
                    j = _past_object(row, j)
                    joint = None
                    continue
                return
            j = _past_object(row, j)
            continue
        if kind in {Kind.DAYS, Kind.ADVERB}:
            j += 1
            continue
        return


def _shares_count(counted: Noun, following: Noun) -> bool:
    """As in "13 women and children": one count for both."""
    return (
        counted.quantity is not None and counted.quantity.low != 1
        and following.quantity is None and following.person is not None and following.person.plural
        and not following.definite and not following.indefinite and not following.others
        and counted.person is not None and counted.person.plural
    )  # fmt: skip


def _past_object(row: Row, j: int) -> int:
    """Index after a preposition and the phrase it governs."""
    j += 1
    while j < len(row.chunks) and row.chunks[j].kind in {Kind.DAYS, Kind.PREPOSITION}:
        j += 1
    return j + 1 if j < len(row.chunks) and isinstance(row.chunks[j], Noun) else j


def _joins(row: Row, noun: Noun) -> bool:
    """Whether a phrase can be one more in a list of victims."""
    if noun.place or noun.thing or noun.event:
        return False
    if noun.effect is not None and noun.head == noun.effect_at:
        return False  # "two killed, 12 wounded": a count of its own
    if noun.quantity is not None or noun.indefinite or noun.person is not None:
        return counts.is_person(row.tokens, noun) or counts.may_be_person(row.tokens, noun)
    if noun.pronoun:
        return row.tokens.low[noun.start] in {"he", "she", "him", "her", "himself", "herself"}
    return noun.proper or counts.is_somebodys(row.tokens, noun)


def _is_subject(row: Row, j: int) -> bool:
    """Whether the noun at `j` begins a clause of its own."""
    k = j + 1
    chunks = row.chunks
    while k < len(chunks):
        chunk = chunks[k]
        if isinstance(chunk, Predicate) and chunk.verb is not None:
            return chunk.verb.form is not Form.ING
        if _is_accused(row, k):
            k += 1
            continue
        if isinstance(chunk, Predicate) or chunk.kind in {Kind.VERB, Kind.REPORT}:
            return chunk.kind is not Kind.VERB or _is_finite(row, chunk)
        if chunk.kind is Kind.PREPOSITION:
            k = _past_object(row, k)
            continue
        if chunk.kind in {Kind.DAYS, Kind.ADVERB}:
            k += 1
            continue
        return False
    return False


_ACCUSED = words("accused suspected convicted charged linked wanted belonging")


def _is_accused(row: Row, k: int) -> bool:
    """As in "three men accused of spying": a participle and its preposition, no finite verb."""
    chunk = row.chunks[k]
    return (
        chunk.end == chunk.start + 1
        and row.tokens.low[chunk.start] in _ACCUSED
        and row.tokens.word(chunk.end) in {"of", "for", "with", "to", "by"}
    )


def _is_finite(row: Row, chunk: Chunk) -> bool:
    word = row.tokens.low[chunk.start]
    return not word.endswith("ing")


def _closes_list(row: Row, j: int) -> bool:
    """Whether a list that runs through `j` by commas ends in "and"."""
    k = j + 1
    chunks = row.chunks
    while k < len(chunks):
        kind = chunks[k].kind
        if kind is Kind.AND:
            return True
        if isinstance(chunks[k], Noun) or kind in {Kind.COMMA, Kind.PREPOSITION}:
            k += 1
            continue
        return False
    return False


def subjects(row: Row, index: int) -> Linked:
    """What stands left of a predicate: "a nurse, two guards and, it said, a child were killed"."""
    linked = Linked()
    predicate = row.chunks[index]
    if isinstance(predicate, Predicate) and predicate.at == predicate.start and (
        predicate.verb is None or predicate.verb.transitive
    ):  # fmt: skip
        # "suffered dead": a bare word of harm belongs to a phrase only if it stands beside it.
        before = index - 1
        while before >= 0 and row.chunks[before].kind in {Kind.DAYS, Kind.ADVERB}:
            before -= 1
        beside = row.chunks[before] if before >= 0 else None
        if beside is not None and beside.kind is Kind.AND and _is_passive_verb(row, before - 1):
            # "was raped and killed"
            first = row.chunks[before - 1]
            whose = subjects if isinstance(first, Predicate) else subjects_before
            return whose(row, before - 1)
        if beside is not None and beside.kind is Kind.AND:
            first_at = _verb_before(row, before - 1)
            if first_at is not None:
                # "was pulled from his house and hacked to death"
                return subjects_before(row, first_at)
        if isinstance(beside, Noun) and _stands_alone(row, before, beside):
            linked.nouns.append(beside)
            return linked
        if beside is not None and beside.kind is Kind.VERB:
            if not _links_adjective(row, before):
                return linked
            joint = before - 1
            while joint >= 0 and row.chunks[joint].kind is Kind.ADVERB:
                joint -= 1
            if (
                joint > 0
                and row.chunks[joint].kind is Kind.AND
                and _is_passive_verb(row, joint - 1)
            ):
                # "was abducted and later found dead"
                first = row.chunks[joint - 1]
                whose = subjects if isinstance(first, Predicate) else subjects_before
                return whose(row, joint - 1)
    return _subjects_from(row, index - 1, linked)


def _stands_alone(row: Row, k: int, noun: Noun) -> bool:
    """As in "among the five people killed": a counted phrase that a preposition governs."""
    if noun.quantity is None or k == 0 or row.chunks[k - 1].kind is not Kind.PREPOSITION:
        return False
    # Not in "members of two families killed", where the members were.
    outer = row.chunks[k - 2] if k > 1 else None
    return not (isinstance(outer, Noun) and (outer.quantity is not None or outer.person))


def subjects_before(row: Row, index: int) -> Linked:
    """The subject of any verb, at chunk `index`."""
    return _subjects_from(row, index - 1, Linked())


def _subjects_from(row: Row, index: int, linked: Linked) -> Linked:
    j = _subject_index(row, index, linked)
    if j is None:
        return linked
    noun = row.chunks[j]
    if not isinstance(noun, Noun):
        return linked
    linked.nouns.append(noun)
    _extend_left(row, j, linked)
    linked.nouns.reverse()
    return linked


def _is_passive_verb(row: Row, k: int) -> bool:
    """As in "was raped", "were abducted"."""
    if k < 0:
        return False
    chunk = row.chunks[k]
    if isinstance(chunk, Predicate):
        return chunk.be
    return chunk.kind is Kind.VERB and chunk.end > chunk.start + 1 and any(
        row.tokens.low[i] in {"was", "were", "been", "being"} for i in range(chunk.start, chunk.end)
    )  # fmt: skip


def _verb_before(row: Row, k: int) -> int | None:
    """Index of a passive verb that is followed, up to `k`, by nothing but adverbials."""
    chunks = row.chunks
    governed = False
    while k > 0:
        if chunks[k].kind in {Kind.DAYS, Kind.ADVERB}:
            k -= 1
        elif isinstance(chunks[k], Noun) and chunks[k - 1].kind is Kind.PREPOSITION:
            governed = True
            k -= 2
        else:
            break
    is_verb = k > 0 and chunks[k].kind is Kind.VERB and _is_passive_verb(row, k)
    return k if governed and is_verb else None


_FOUND = words("found left lay lying declared pronounced believed feared reported shot")


def _links_adjective(row: Row, k: int) -> bool:
    """Whether a verb joins subject and adjective: "were found dead"."""
    chunk = row.chunks[k]
    return any(word in _FOUND for word in row.tokens.low[chunk.start : chunk.end])


def _subject_index(row: Row, j: int, linked: Linked) -> int | None:
    """Index of the head phrase that ends at or before `j`."""
    chunks = row.chunks
    while j >= 0 and chunks[j].kind in {Kind.DAYS, Kind.ADVERB}:
        j -= 1
    if j >= 0 and chunks[j].kind is Kind.RELATIVE:
        j -= 1
        if j >= 0 and chunks[j].kind is Kind.COMMA:
            j -= 1
    if j >= 0 and chunks[j].kind is Kind.COMMA:
        j = _before_parenthesis(row, j, linked)
    return _head_of(row, j, linked)


def _before_parenthesis(row: Row, comma: int, linked: Linked) -> int:
    """Index of what precedes ", including a nurse," or ", a baker,"; parts are noted."""
    chunks = row.chunks
    if (whole := _before_breakdown(row, comma, linked)) is not None:
        return whole
    k = comma - 1
    while k >= 0 and chunks[k].kind in {Kind.DAYS, Kind.ADVERB}:
        k -= 1
    while k >= 0:
        if chunks[k].kind is Kind.INCLUDING:
            for chunk in chunks[k + 1 : comma]:
                if isinstance(chunk, Noun) and _is_head(row, chunk) and _joins(row, chunk):
                    linked.parts.append(chunk)
            k -= 1
            while k >= 0 and chunks[k].kind is Kind.COMMA:
                k -= 1
            return k
        if chunks[k].kind is Kind.BESIDES:
            other = chunks[k + 1]
            if isinstance(other, Noun) and k > 0:
                linked.besides.append(other)
            k -= 1
            while k >= 0 and chunks[k].kind is Kind.COMMA:
                k -= 1
            return k
        k -= 1
    start = comma - 1
    while start >= 0 and chunks[start].kind is not Kind.COMMA:
        start -= 1
    if start > 0 and chunks[start + 1].kind is Kind.RELATIVE:
        return start - 1  # ", who was wounded on Friday,"
    # An apposition or an aside between two commas: step over it if a phrase stands before.
    k = comma - 1
    while k >= 0 and chunks[k].kind is not Kind.COMMA:
        if isinstance(chunk := chunks[k], Predicate):
            return comma - 1
        if chunk.kind is Kind.AND:
            return comma - 1
        k -= 1
    if k > 0 and isinstance(before := chunks[k - 1], Noun):
        inside = chunks[k + 1 : comma]
        first = inside[0] if inside else None
        if (
            isinstance(first, Noun) and len(inside) == 1 and _is_where(first)
            and k > 1 and chunks[k - 2].kind is Kind.PREPOSITION and _is_where(before)
        ):  # fmt: skip
            return k - 1  # "in Winnipeg, Canada,"
        if isinstance(first, Noun) and first.quantity is not None and before.quantity is not None:
            return comma - 1
        if counts.is_person(row.tokens, before) and not isinstance(
            chunks[k - 2] if k > 1 else None, Noun
        ):
            return k - 1
    return comma - 1


def _before_breakdown(row: Row, comma: int, linked: Linked) -> int | None:
    """Index of a total before the parts that add up to it: "80 people, 65 men, 15 women, died"."""
    chunks = row.chunks
    found: list[Noun] = []
    counted = 0
    for k in range(comma - 1, -1, -1):
        chunk = chunks[k]
        if chunk.kind in {Kind.AND, Kind.COMMA}:
            continue
        if not isinstance(chunk, Noun) or chunk.quantity is None or chunk.quantity.best is None:
            return None
        if len(found) > 1 and chunk.quantity.best == counted:
            linked.parts += reversed(found)
            return k
        counted += chunk.quantity.best
        found.append(chunk)
    return None


def _is_where(noun: Noun) -> bool:
    return noun.place or noun.proper


def _is_head(row: Row, noun: Noun) -> bool:
    before = noun.start - 1
    return row.tokens.word(before) not in {"of", "in", "at", "from", "with", "by"}


def _head_of(row: Row, j: int, linked: Linked) -> int | None:
    """Index of the phrase at or left of `j` that no preposition governs."""
    chunks = row.chunks
    while j >= 0:
        chunk = chunks[j]
        if isinstance(chunk, Noun):
            if j > 0 and chunks[j - 1].kind is Kind.PREPOSITION:
                if chunk.quantity is not None and row.tokens.low[chunks[j - 1].start] in {
                    "with", "after", "left", "leaving"
                }:  # fmt: skip
                    return j
                outer = _left_of_preposition(row, j - 1)
                if outer is None:
                    return None
                if _counts_inner(row, outer, j):
                    group = chunks[outer]
                    if chunk.person is None and isinstance(group, Noun):
                        chunk.person = group.person
                    return j
                j = outer
                continue
            if j > 0 and chunks[j - 1].kind is Kind.BESIDES:
                linked.besides.append(chunk)
                return None
            if j > 0 and chunks[j - 1].kind is Kind.INCLUDING:
                # "20 people including a nurse were killed", but "the losses include 208 men killed"
                outer_noun = chunks[j - 2] if j > 1 else None
                if isinstance(outer_noun, Noun) and outer_noun.quantity is None:
                    return j
                linked.parts.append(chunk)
                j -= 2
                while j >= 0 and chunks[j].kind is Kind.COMMA:
                    j -= 1
                continue
            if (
                j > 1 and chunks[j - 1].kind is Kind.AND
                and (outer := _included_list(row, j - 1)) is not None
                and not any(isinstance(c, Predicate) for c in chunks[:outer])
            ):  # fmt: skip
                linked.parts.append(chunk)
                j -= 2
                continue
            if _is_object_of_participle(row, j):
                j -= 2
                continue
            return j
        if chunk.kind in {Kind.DAYS, Kind.ADVERB}:
            j -= 1
            continue
        if chunk.kind is Kind.PREPOSITION:
            j -= 1
            continue
        if chunk.kind is Kind.VERB and (
            _is_reduced(row, j) or _links_adjective(row, j) or _is_auxiliary(row, j)
        ):
            # "two men travelling to market were killed", "rebels based there died"
            j -= 1
            continue
        return None
    return None


def _included_list(row: Row, k: int) -> int | None:
    """Index of an "including" whose list runs up to the "and" at `k`."""
    chunks = row.chunks
    j = k - 1
    while j >= 0:
        if chunks[j].kind is Kind.INCLUDING:
            return j
        if isinstance(chunks[j], Noun) or chunks[j].kind is Kind.COMMA:
            j -= 1
            continue
        return None
    return None


def _is_reduced(row: Row, j: int) -> bool:
    """A participle after its noun: "travelling", "stationed"."""
    chunk = row.chunks[j]
    word = row.tokens.low[chunk.start]
    return (
        chunk.end == chunk.start + 1 and word.endswith(("ing", "ed"))
        and j > 0 and isinstance(row.chunks[j - 1], Noun)
    )  # fmt: skip


def _is_object_of_participle(row: Row, j: int) -> bool:
    """As in "six policemen guarding it": what the policemen guard is no subject."""
    if j < 2 or not _is_reduced(row, j - 1):
        return False
    outer = row.chunks[j - 2]
    return (
        isinstance(outer, Noun)
        and row.tokens.low[row.chunks[j - 1].start].endswith("ing")
        and counts.is_person(row.tokens, outer)
    )


def _is_auxiliary(row: Row, j: int) -> bool:
    """As in "were", cut off from its "found dead"."""
    chunk = row.chunks[j]
    return chunk.end == chunk.start + 1 and row.tokens.low[chunk.start] in {"was", "were"}


def _left_of_preposition(row: Row, k: int) -> int | None:
    """Index of the phrase that a preposition at `k` hangs on."""
    chunks = row.chunks
    j = k - 1
    while j >= 0 and chunks[j].kind in {Kind.PREPOSITION, Kind.DAYS, Kind.ADVERB}:
        j -= 1
    if j >= 0 and isinstance(chunks[j], Noun):
        return j
    if j >= 0 and chunks[j].kind is Kind.VERB and _is_reduced(row, j):
        return j - 1
    return None


_CONTAINERS = words(
    "family families team crew couple pair party squad bodies body remains corpses corpse group "
    "groups number wave total lives life"
)


def _counts_inner(row: Row, outer: int, inner: int) -> bool:
    """As in "A group of 12 people": what counts is inside."""
    noun, within = row.chunks[outer], row.chunks[inner]
    if not isinstance(noun, Noun) or not isinstance(within, Noun):
        return False
    head = row.tokens.low[noun.head] if noun.head >= 0 else ""
    return (
        head in _CONTAINERS and noun.quantity is None and within.quantity is not None
        and row.tokens.low[row.chunks[outer + 1].start] == "of"
    )  # fmt: skip


def _extend_left(row: Row, j: int, linked: Linked) -> None:
    """Earlier members of a list that ends at `j`."""
    chunks = row.chunks
    joined = False
    k = j - 1
    while k >= 0:
        kind = chunks[k].kind
        if kind is Kind.AND:
            joined = True
            k -= 1
            if k >= 0 and chunks[k].kind is Kind.COMMA:
                k -= 1
        elif kind is Kind.COMMA:
            if not joined and not _is_telegraphic(row, k):
                return
            k -= 1
        else:
            return
        if chunks[k - 1].kind is Kind.INCLUDING and any(
            isinstance(chunk, Predicate) for chunk in chunks[:k]
        ):  # fmt: skip
            return  # parts of those counted before
        head = _head_of(row, k, linked)
        if head is None:
            return
        noun = chunks[head]
        if not isinstance(noun, Noun) or not _joins(row, noun):
            return
        if joined and _shares_count(noun, linked.nouns[-1]) and chunks[k].end <= noun.end:
            noun.also += [linked.nouns.pop()]
        linked.nouns.append(noun)
        k = head - 1


def _is_telegraphic(row: Row, comma: int) -> bool:
    """As in "3 soldiers, 11 militants dead": counted persons side by side open the sentence."""
    chunks = row.chunks
    k = comma - 1
    while k >= 0 and isinstance(noun := chunks[k], Noun):
        if noun.quantity is None or noun.person is None or noun.definite:
            return False
        if k == 0 or chunks[k - 1].kind is Kind.BOUNDARY:
            after = chunks[comma + 1]
            return (
                isinstance(after, Noun)
                and after.quantity is not None
                and after.person is not None
                and isinstance(said := chunks[comma + 2], Predicate)
                and said.at == said.start
            )
        if chunks[k - 1].kind is not Kind.COMMA:
            return False
        k -= 2
    return False


def add_later_parts(row: Row, index: int, linked: Linked) -> None:
    """Parts told after the predicate: "143 were killed on Monday, including 75 civilians"."""
    chunks = row.chunks
    k = index + 1
    while k < len(chunks):
        chunk = chunks[k]
        if chunk.kind is Kind.INCLUDING:
            _take_parts(row, k + 1, linked)
            return
        if chunk.kind is Kind.BESIDES and k + 1 < len(chunks):
            other = chunks[k + 1]
            if isinstance(other, Noun):
                linked.besides.append(other)
            return
        if chunk.kind in {Kind.EFFECT, Kind.REPORT, Kind.BOUNDARY}:
            return
        if isinstance(chunk, Noun) and (chunk.effect is not None or _counts_anew(row, k, chunk)):
            return
        if chunk.kind is Kind.VERB and not row.tokens.low[chunk.start].endswith("ing"):
            return
        k += 1


def joined_after(row: Row, index: int) -> list[Noun]:
    """Who shares a passive told before: "… killed along with two guards", "…, as were two"."""
    chunks = row.chunks
    low = row.tokens.low
    k = index + 1
    while k < len(chunks) and chunks[k].kind in {Kind.DAYS, Kind.ADVERB}:
        k += 1
    if k + 1 < len(chunks) and chunks[k].kind is Kind.AND:
        if low[chunks[k].start : chunks[k].end] not in (["along", "with"], ["together", "with"]):
            return []
        k += 1
    else:
        while k < len(chunks) and low[chunks[k].start] != "as":
            if chunks[k].kind in {Kind.EFFECT, Kind.VERB, Kind.REPORT, Kind.BOUNDARY}:
                return []
            k += 1
        if k + 2 >= len(chunks) or low[chunks[k + 1].start : chunks[k + 1].end] not in (
            ["was"], ["were"]
        ):  # fmt: skip
            return []
        k += 2
    if _is_subject(row, k):
        return []
    return [noun for noun in list_at(row, k).nouns if _joins(row, noun)]


def gapped(row: Row, index: int) -> list[Noun]:
    """Bare counts after a predicate that repeat it: "… and four on Tuesday", ", two in Hama"."""
    chunks = row.chunks
    found: list[Noun] = []
    joined = False
    k = index + 1
    while k < len(chunks):
        chunk = chunks[k]
        if chunk.kind in {Kind.AND, Kind.COMMA}:
            joined = True
        elif isinstance(chunk, Noun):
            if joined:
                bare = chunk.quantity is not None and chunk.head < 0 and chunk.effect is None
                after = chunks[k + 1] if k + 1 < len(chunks) else None
                if not bare or after is None or after.kind is not Kind.PREPOSITION:
                    return found
                if k + 2 >= len(chunks) or not _is_where_or_when(chunks[k + 2]):
                    return found
                found.append(chunk)
            joined = False
        elif chunk.kind in {Kind.PREPOSITION, Kind.DAYS, Kind.ADVERB}:
            joined = False
        else:
            return found[:-1] if found and chunk.kind is not Kind.BOUNDARY else found
        k += 1
    return found


def _is_where_or_when(chunk: Chunk) -> bool:
    return chunk.kind is Kind.DAYS or (isinstance(chunk, Noun) and (chunk.proper or chunk.place))


_FORCING = words("forced forcing forces drove driving prompted prompting caused causing")


def is_forced(row: Row, k: int) -> bool:
    """As in "forced 12,000 people to flee their homes": an infinitive that happened."""
    chunks = row.chunks
    return (
        k > 1
        and isinstance(chunks[k - 1], Noun)
        and any(
            row.tokens.low[i] in _FORCING for i in range(chunks[k - 2].start, chunks[k - 2].end)
        )
    )


def breakdown(row: Row, index: int, total: int) -> list[Noun]:
    """Counts that run on from a total and add up to it: "13 bodies; eight rebels, five …"."""
    chunks = row.chunks
    k = index + 1
    while k < len(chunks) and not _opens_list(row, k):
        if isinstance(chunks[k], Predicate) and k > index + 1:
            return []
        k += 1
    found: list[Noun] = []
    left = total
    for chunk in chunks[k + 1 :]:
        if isinstance(chunk, Noun):
            count = counts.of(row.tokens, chunk) if _joins(row, chunk) else None
            if count is None or count[2] is None:
                break
            found.append(chunk)
            left -= count[0]
        elif chunk.kind not in {Kind.AND, Kind.COMMA}:
            break
    return found if left == 0 and len(found) > 1 else []


def _opens_list(row: Row, k: int) -> bool:
    chunk = row.chunks[k]
    return chunk.kind is Kind.COMMA or (
        chunk.kind is Kind.BOUNDARY
        and row.tokens.low[chunk.start] in {";", ":", "—", "–", "(", "--"}
    )


def _counts_anew(row: Row, k: int, noun: Noun) -> bool:
    """Whether a phrase counts other people, so that what follows is part of them."""
    return (
        noun.quantity is not None
        and row.chunks[k - 1].kind is not Kind.PREPOSITION
        and not noun.thing
    )


def _take_parts(row: Row, k: int, linked: Linked) -> None:
    chunks = row.chunks
    while k < len(chunks):
        chunk = chunks[k]
        if isinstance(chunk, Noun):
            if _is_subject(row, k):
                return
            if _joins(row, chunk):
                linked.parts.append(chunk)
        elif chunk.kind is Kind.PREPOSITION:
            k = _past_object(row, k)
            continue
        elif chunk.kind not in {Kind.AND, Kind.COMMA}:
            return
        k += 1


def add_earlier_besides(row: Row, index: int, linked: Linked) -> None:
    """As in "In addition to the bomber, four were killed": those who come on top."""
    chunks = row.chunks
    for k in range(min(index, len(chunks) - 1)):
        if chunks[k].kind is Kind.BESIDES and k + 1 < len(chunks):
            other = chunks[k + 1]
            between = chunks[k + 2 : index]
            if isinstance(other, Noun) and not any(
                chunk.kind in {Kind.EFFECT, Kind.REPORT} for chunk in between
            ):
                linked.besides.append(other)
