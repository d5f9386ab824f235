"""Alerts and claims as people read them on a terminal.

All text from an article goes through `plain`: a news text can hold control characters, and a
terminal obeys those.
"""

import json
import unicodedata
from collections.abc import Sequence
from datetime import UTC, date, datetime

from rich.console import Group, RenderableType
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from schemas.alert import Alert, AlertState, Severity
from schemas.claim import CasualtyClaim, MovementClaim
from schemas.finding import Estimate, FirstSeen, Movement, Toll
from schemas.reading import Reading

COLOUR = {
    Severity.EXTREME: "bold white on red",
    Severity.SEVERE: "bold red",
    Severity.MODERATE: "bold yellow",
    Severity.MINOR: "cyan",
    Severity.UNKNOWN: "white",
}
BELL = {
    AlertState.FIRING: "▲",
    AlertState.UPDATED: "△",
    AlertState.RESOLVED: "▽",
    AlertState.RETRACTED: "✕",
}
QUOTES_SHOWN = 4
"""Pieces of evidence under an alert on a terminal; the page has all."""
_UNSAFE = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


def plain(text: str) -> str:
    """`text` on one line, without what a terminal would obey or that would turn its direction."""
    shown = (" " if c.isspace() else c for c in text)
    return "".join(c for c in shown if unicodedata.category(c) not in _UNSAFE)


def escaped(text: str) -> str:
    """`text` with all that `plain` leaves out, but line ends, written as JSON escapes."""
    return "".join(
        c if c == "\n" or unicodedata.category(c) not in _UNSAFE else json.dumps(c)[1:-1]
        for c in text
    )


def figure(estimate: Estimate) -> str:
    """As short as it can be said truly: `12`, `at least 12`, `8–12`, `8–12, best 10`."""
    low, best, high = estimate.low, estimate.best, estimate.high
    if high is None:
        return f"at least {low:,}" + (f", best {best:,}" if best not in (None, low) else "")
    if low == high:
        return f"{low:,}"
    return f"{low:,}–{high:,}" + (f", best {best:,}" if best not in (None, low, high) else "")


def days(first: date | None, last: date | None) -> str:
    """`3 Mar 2031`, `3 Mar 2031 – 5 Mar 2031`, or nothing."""
    ends = [f"{day.day} {day:%b %Y}" for day in (first, last) if day]
    return " – ".join(dict.fromkeys(ends))


def moment(time: datetime) -> str:
    """`3 Mar 2031 08:40 UTC`: one zone for all, whatever zones the sources keep."""
    there = time.astimezone(UTC)
    return f"{there.day} {there:%b %Y %H:%M} UTC"


def alert_panel(alert: Alert, link: str | None = None) -> RenderableType:
    """One alert revision: what, how sure, by how much, and the words it rests on."""
    head = Text(f"{BELL[alert.state]} {plain(alert.title)}", style=COLOUR[alert.severity])
    body: list[RenderableType] = [Text(plain(alert.summary))]
    if alert.margin and alert.margin not in alert.summary:
        body.append(Text(plain(alert.margin), style="dim"))
    for item in alert.evidence[:QUOTES_SHOWN]:
        line = Text("  “", style="dim")
        line.append(plain(item.quote), style="italic default")
        said_by = f"{plain(item.origin)}, in " if item.origin else ""
        line.append(f"” — {said_by}{plain(item.publisher)}, {moment(item.published_at)}")
        body.append(line)
    if len(alert.evidence) > QUOTES_SHOWN:
        body.append(Text(f"  … and {len(alert.evidence) - QUOTES_SHOWN} more", style="dim"))
    if link:
        body.append(Text(link, style="blue underline"))
    label = f"{alert.state} · rule {alert.rule} · {alert.severity} · grade {alert.grade}"
    return Panel(
        Group(*body),
        title=head,
        title_align="left",
        subtitle=Text(label, style="dim"),
        subtitle_align="right",
        border_style="dim" if alert.state is AlertState.RESOLVED else COLOUR[alert.severity],
    )


def alert_line(alert: Alert) -> str:
    """One alert revision on one line, for `tail` and logs."""
    at = alert.at.astimezone(UTC)
    return f"{BELL[alert.state]} {at:%Y-%m-%d %H:%M} {plain(alert.title)} [{alert.rule}]"


def what(finding: Toll | Movement | FirstSeen) -> str:
    """What a finding is about, in a few words."""
    match finding:
        case Toll():
            scope = {"incident": "", "period": " over a period", "cumulative": " in all"}
            return f"{finding.effect}{scope[finding.scope]}"
        case Movement():
            return f"{finding.actor}: {finding.action}" + (" (there)" if finding.stock else "")
        case FirstSeen():
            return f"first report of {finding.what}"


def how_many(finding: Toll | Movement | FirstSeen) -> str:
    """Its figure, where it has one."""
    match finding:
        case Toll():
            return figure(finding.estimate)
        case Movement():
            return figure(finding.size) if finding.size else ""
        case FirstSeen():
            return ""


def when(finding: Toll | Movement | FirstSeen) -> str:
    """Its days."""
    return days(finding.date_from, finding.date_to)


def finding_line(finding: Toll | Movement | FirstSeen) -> str:
    """One revision of a finding on one line."""
    where = finding.place or "place not known"
    said = f"{what(finding)} {how_many(finding)} · {where} · {when(finding) or 'no day'}"
    origins = ", ".join(finding.origins)
    return plain(
        f"{finding.at.astimezone(UTC):%Y-%m-%d %H:%M} {said} · {finding.change} · {origins}"
    )


def claim_line(claim: CasualtyClaim | MovementClaim, reading: Reading) -> str:
    """One claim on one line."""
    cells = [" ".join(cell.split()) for cell in _cells(claim)]
    publisher = plain(reading.publisher.name)
    return f"{reading.published_at.astimezone(UTC):%Y-%m-%d %H:%M} {publisher}: {' · '.join(cells)}"


def claims_table(claims: Sequence[CasualtyClaim | MovementClaim], *, why: bool) -> Table:
    """What one text says, one claim a row; with `why`, the rules that read it."""
    table = Table(show_lines=True, header_style="bold")
    for column in ("claim", "where and when", "who says it", "in the words"):
        table.add_column(column, overflow="fold")
    if why:
        table.add_column("why", style="dim", overflow="fold")
    for claim in claims:
        table.add_row(
            *map(Text, _cells(claim)), *((Text(plain(" → ".join(claim.why))),) if why else ())
        )
    return table


def _cells(claim: CasualtyClaim | MovementClaim) -> tuple[str, ...]:
    if isinstance(claim, CasualtyClaim):
        many = figure(Estimate(low=claim.low, best=claim.best, high=claim.high))
        side = f" ({claim.side})" if claim.side else ""
        said = f"{many} {claim.who}{side} {claim.effect}"
        notes = ["part" if claim.part_of else "", "" if claim.scope == "incident" else claim.scope]
    else:
        many = _size(claim.size_low, claim.size_high)
        said = f"{claim.actor}{f' ({many})' if many else ''}: {claim.action}"
        notes = ["stands there" if claim.stock else ""]
    notes += ["" if claim.modality == "reported" else claim.modality]
    notes += ["background" if claim.background else ""]
    what = "\n".join((said, ", ".join(note for note in notes if note))).strip()
    where = ", ".join((claim.place or "place not given", *claim.within))
    when = days(claim.date_from, claim.date_to) or "day not given"
    cells = (what, f"{where}\n{when}", claim.origin or "the article", claim.quote)
    return tuple("\n".join(plain(line) for line in cell.split("\n")) for cell in cells)


def _size(low: int | None, high: int | None) -> str:
    if low is None and high is None:
        return ""
    return figure(Estimate(low=low or 0, best=None, high=high))
