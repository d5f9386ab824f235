"""Drafts become claims: place, date, source and scope are filled in, and repeats go."""

from dataclasses import dataclass, replace
from itertools import pairwise

from processors.extraction import conflict, modality, scope
from processors.extraction.context import Context
from processors.extraction.draft import Draft
from processors.extraction.frame import EXTRACTOR, EventDates, Frame, claim_id
from processors.extraction.repeats import without_repeats
from processors.text.lexicon import words
from schemas.claim import CasualtyClaim, Modality, Scope, Span


@dataclass(frozen=True, slots=True)
class _Clause:
    """What all that one word of harm is said of have in common."""

    frame: Frame
    when: EventDates
    scope: Scope
    conflict: bool


def finished(context: Context, drafts: list[Draft]) -> tuple[CasualtyClaim, ...]:
    """The claims of an article, each part knowing the id of its whole."""
    ids: dict[int, str] = {}
    taken: dict[str, int] = {}
    claims: list[CasualtyClaim] = []
    spans = _spans(drafts)
    clauses: dict[tuple[int, int], _Clause] = {}
    for draft in sorted(drafts, key=lambda d: (d.part_of is not None, d.sentence, d.start)):
        whole = draft.part_of or draft
        key = whole.sentence, whole.predicate_at
        if (clause := clauses.get(key)) is None:
            clause = clauses[key] = _clause(context, whole, *spans[key])
        if _is_general(draft, clause):
            continue
        claim = _claim(context, draft, clause, ids, taken)
        ids[id(draft)] = claim.claim_id
        claims.append(claim)
    claims.sort(key=lambda claim: (claim.span.start, claim.span.end))
    return without_repeats(claims)


def _spans(drafts: list[Draft]) -> dict[tuple[int, int], tuple[int, int]]:
    """First token and end of all that one word of harm is said of."""
    spans: dict[tuple[int, int], tuple[int, int]] = {}
    for draft in drafts:
        if draft.part_of is not None:
            continue
        key = draft.sentence, draft.predicate_at
        first, last = spans.get(key, (draft.start, draft.end))
        spans[key] = min(first, draft.start), max(last, draft.end)
    return spans


def _clause(context: Context, whole: Draft, first: int, last: int) -> _Clause:
    tokens = context.row(whole.sentence).tokens
    frame = context.frame(tokens.start[first], tokens.end[last - 1])
    when = frame.when
    several = frame.where.rule.endswith("several") or " and " in (frame.where.place or "").lower()
    kind = scope.of(tokens, first, last, when, own_date=frame.when.rule == "date", several=several)
    if kind is Scope.PERIOD and whole.low <= 1 and whole.high is not None:
        kind = Scope.INCIDENT
    if kind is Scope.INCIDENT and _is_running(context, whole, first, last, when):
        kind = Scope.CUMULATIVE
    if kind is Scope.CUMULATIVE and not when.since:
        when = _running(context, whole)
    where = frame.where
    if kind is Scope.INCIDENT:
        where = context.exact_place(where, tokens.start[first])
    elif (
        kind is Scope.CUMULATIVE
        and not where.rule.startswith("place, ")
        and where.rule != "place"
        and _is_of_a_war(context, whole.sentence)
    ):
        where = context.whole_place(where)
    frame = replace(frame, where=where)
    return _Clause(frame, when, kind, _is_conflict(context, whole.sentence))


_WARS = words("war conflict invasion uprising coup insurgency nationwide country rebellion")


def _is_of_a_war(context: Context, index: int) -> bool:
    """Whether a toll is that of a whole war or people: "since the war began", "Palestinians"."""
    return not _WARS.isdisjoint(context.row(index).tokens.low) or context.has_people(index)


def _is_general(draft: Draft, clause: _Clause) -> bool:
    """As in "they have killed civilians": no count, no place and no day of its own."""
    return (
        "bare plural" in draft.rules
        and draft.noun is not None
        and not draft.noun.definite
        and clause.frame.when.rule != "date"
        and not clause.frame.where.rule.startswith("place, ")
        and clause.frame.where.rule != "place"
    )


def _claim(
    context: Context, draft: Draft, clause: _Clause, ids: dict[int, str], taken: dict[str, int]
) -> CasualtyClaim:
    tokens = context.row(draft.sentence).tokens
    span = Span(start=tokens.start[draft.start], end=tokens.end[draft.end - 1])
    article, frame, where = context.article, clause.frame, clause.frame.where
    content = (
        article.id, article.version, span.start, span.end, draft.effect, draft.low, draft.best,
        draft.high, draft.who,
    )  # fmt: skip
    name = claim_id(*content)
    taken[name] = taken.get(name, 0) + 1
    if taken[name] > 1:
        name = claim_id(*content, taken[name])
    return CasualtyClaim(
        claim_id=name,
        article_id=article.id,
        article_version=article.version,
        span=span,
        text_sha256=context.text_sha256,
        quote=context.document.text[span.start : span.end],
        origin=frame.origin,
        place=where.place,
        within=where.within,
        country=where.country,
        location=where.location,
        date_from=clause.when.first,
        date_to=clause.when.last,
        modality=_modality(context, draft),
        background=frame.background and not clause.when.since,
        extractor=EXTRACTOR,
        why=(*draft.rules, *frame.why),
        effect=draft.effect,
        low=draft.low,
        best=draft.best,
        high=draft.high,
        who=draft.who,
        side=draft.side,
        scope=clause.scope,
        part_of=ids.get(id(draft.part_of)) if draft.part_of else None,
        conflict=clause.conflict,
    )


def _running(context: Context, draft: Draft) -> EventDates:
    """The days of a running count: from what "since" names to publication."""
    today = context.published_on(context.zone)
    low = context.row(draft.sentence).tokens.low
    at = next((i for i in range(draft.start, len(low)) if low[i] == "since"), None)
    if at is not None:
        for days in context.days(draft.sentence):
            if days.start >= at and days.first <= today:
                return EventDates(days.first, today, since=True, many=True, rule="since")
    if any(a == "this" and b == "year" for a, b in pairwise(low)):
        return EventDates(today.replace(month=1, day=1), today, since=True, many=True, rule="since")
    return EventDates(None, today, since=True, many=True, rule="running")


_SUMS_FROM = 10
"""Dead in the perfect tense without a day or an event of their own: a sum of many events."""


def _is_running(context: Context, whole: Draft, first: int, last: int, when: EventDates) -> bool:
    """As in "784 rebels have been killed": no day, no single event, so far."""
    if not whole.running or whole.low < _SUMS_FROM or when.rule == "date":
        return False
    return not scope.tells_one_event(context.row(whole.sentence).tokens, first, last)


def _is_conflict(context: Context, index: int) -> bool:
    sentences = context.document.sentences
    around = (sentences[k].tokens.low for k in (index - 1, index + 1, 0) if 0 <= k < len(sentences))
    return conflict.is_conflict(sentences[index].tokens.low, around)


def _modality(context: Context, draft: Draft) -> Modality:
    if draft.conditional:
        return Modality.CONDITIONAL
    tokens = context.row(draft.sentence).tokens
    denied = draft.low > 0 and modality.is_denied(tokens, draft.start)
    return Modality.DENIED if denied else Modality.REPORTED
