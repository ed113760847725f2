"""When reports to the Council are due.

Takes the acts of a resolution and the day of adoption; gives `ReportDue`s. Never takes the dates of planning,
deployment or of reports to a committee for those of a report to the Council; reports asked of others than the
Secretary-General or a UN mission are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from penholder.official.resolutions.acts import Act
from penholder.official.resolutions.days import (
    DATE,
    MONTH_OF_YEAR,
    NUMBER,
    PERIOD,
    add_period,
    read_day,
    read_number,
    read_period,
)
from penholder.official.resolutions.flattening import FlatText
from penholder.official.resolutions.nouns import Period, ReportDue, Rhythm

ASKING = frozenset({"requests", "request", "invites", "asks", "instructs", "directs", "decides", "calls upon", "calls on", "urges", "looks forward", "intends", "recommends", "welcomes"})  # fmt: skip

_REPORTER = re.compile(
    r"Secretary-? ?General|Secretariat|\bUN[A-Z]{2,}\b|\bM(?:IN|ON)[A-Z]{2,}\b|\bON[A-Z]{2,}\b|Special Representative|Force Commander|\bhim\b|Commander of the Force",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"^\W*(?:\d{1,3} ?\. ?)?(?:\([a-z]+\) )?(?:(?:and|further|also|Further|Also|Acting \S+ Chapter VII[^,]*),? )*"
    r"(?:[Rr]equests?|[Ii]nvites|[Aa]sks|[Dd]irects|[Cc]alls (?:up)?on|[Uu]rges|[Ii]nstructs)(?: further| also)?,? (?:that )?"
    r"(?:[^,]{0,80}, )?(?:the |all |those |each )?"
    r"(?:Member States|States|African Union|AU\b|Committee|Group|Panel|Monitoring|Chair|Government|participating|Commission|European Union|"
    r"EU\b|leadership|countries|France|ECOWAS|NATO|SEMG|Ombudsperson|Tribunal|Prosecutor|Executive|High Representative|parties|ISAF|AMISOM|MISCA|"
    r"Director|IAEA|President|international|multinational|Peacebuilding|Organi[sz]ation|Federal|Transitional|Libyan|Somali|Mechanism|Team|General Assembly|troop)",
)
_REPORT = re.compile(
    r"\b(?:reports?\b(?! of the Secretary)|reporting|submit|submission|recommendations|briefings?|brief|assessments?|updates?|inform(?:ed|ation)?|apprised?|advise|"
    r"present|provide|review of|account|plan\b|options)\b",
    re.IGNORECASE,
)
_STRONG = re.compile(
    r"\b(?:report(?:s|ing)?|submit|submission|recommendations|briefings?|brief|assessments?|updates?|inform(?:ed)?|apprised?|"
    r"present (?:\w+ ){0,6}(?:views|options|proposals|analysis|plan))\b",
    re.IGNORECASE,
)
_DECIDED = re.compile(
    r"\bSecretary-? ?General (?:shall|will|should|is to)\b[^;]{0,60}\b(?:report|submit|inform)|\b[Tt]o request\b|\brequest(?:s|ing) the Secretary",
)
_OTHER_AIM = re.compile(
    r"\b(?:with a view to (?!submit|report|present|provid|inform)|so that|in time for|in order that|on the understanding)\b"
)
_TO_COMMITTEE = re.compile(
    r"\b(?:report|submit|inform|provide)\w*(?: \w+){0,4} to the (?:Committee|Monitoring Group|Secretary-General|General Assembly|Monitoring Team)"
)
_LIST = rf"(?:{DATE}|{MONTH_OF_YEAR})(?:(?:, (?:and )?| and )(?:(?:again |then |subsequently |finally )?(?:by|on|no later than|not later than|in) )?(?:{DATE}|{MONTH_OF_YEAR}))*"
_BY = re.compile(
    rf"\b(?:(?:but )?(?:no|not) later than|by|before|on or before|prior to|at the latest (?:by|on)|on|in|not after) "
    rf"(?:the )?(?P<vague>(?:end of|mid-?|middle of|beginning of|early|late) ?)?(?P<days>{_LIST})(?! \(S/)",
    re.IGNORECASE,
)
_EVERY = re.compile(
    rf"\b(?:(?:once )?every (?:(?P<months>{NUMBER})[- ](?P<unit>month|day|week|year)s?|(?P<single>month|year|week|quarter|other month))|"
    rf"(?:at |in )?(?P<word>monthly|quarterly|semi ?-?annual(?:ly)?|bi-?annual(?:ly)?|half-yearly|annual(?:ly)?|yearly|weekly|biweekly|bi-monthly|bimonthly|(?P<adjective>{NUMBER})[- ]?(?P<adunit>monthly|month|day|weekly|daily|days)) "
    rf"(?:intervals?|reports?|basis|updates?|assessments?|cycle|briefings?|written)|(?P<adverb>quarterly|monthly|semi ?-?annually|bi-?annually|annually)\b|(?P<times>once|twice|three times) (?:a|per|each) (?P<per>year|month))",
    re.IGNORECASE,
)
_INTERVAL = re.compile(
    rf"\bintervals of (?:not more than |no more than |up to )?(?:(?P<count>{NUMBER}))[- ](?P<unit>month|day|week)s?",
    re.IGNORECASE,
)
_WITHIN = re.compile(
    rf"\b(?:within|no later than|not later than|after|in|at the latest within|before the end of|inside|at)(?: the)?(?: next| first| following)?(?: a)?(?: period of)? (?P<length>{PERIOD})(?! (?:prior|before|reports?|interval))"
    rf"|\b(?P<later>{PERIOD}) (?:after|from|following)\b",
    re.IGNORECASE,
)
_BEFORE_END = re.compile(
    rf"(?:(?P<lead>{PERIOD}) )?\b(?:before|prior to|ahead of|in advance of)(?: the)? ?(?:end|expir\w+|conclusion|termination|completion)? ?(?:of )?(?:the |its |this |that |their |his |UN\w+'s |M\w+'s )*(?:(?:current|present|new|initial|existing|said|above-mentioned|next|six|three|twelve|\w+-month) )*(?:mandate|expir\w+|period|renewal)",
    re.IGNORECASE,
)
_END = re.compile(
    r"\b(?:at|by|towards?|upon|on)(?: the)? (?:end|expiry|expiration|conclusion)(?: of)? (?:the |this |that |its |these )(?:(?:current|present|initial|said|new|\w+-month|six|three|mandate) )*(?:period|mandate)|\b(?:before|by) (?:its|the mandate's) expir\w+",
    re.IGNORECASE,
)
_COUNTED_FROM = re.compile(r" (?:of|after|from|following) (?P<event>(?:[\w'-]+ ?){1,9})")
_ADOPTION = re.compile(r"\b(?:adopt\w*|passage|resolution|today|now)\b")
"""What a period may be counted from: any other event gives no day in the text alone."""
_OTHER_INFINITIVE = re.compile(
    r"\bto (?!report|submit|provide|present|inform|update|brief|include|advise|apprise|it\b|him\b|them\b|the\b|that\b|this\b|be\b|Council\b|members\b)[a-z]+ $"
)
_WORDS = {"monthly": Period(months=1), "quarterly": Period(months=3), "semiannual": Period(months=6),
          "semiannually": Period(months=6), "biannual": Period(months=6), "biannually": Period(months=6), "halfyearly": Period(months=6),
          "annual": Period(months=12), "annually": Period(months=12), "yearly": Period(months=12), "weekly": Period(days=7),
          "biweekly": Period(days=14), "bimonthly": Period(months=2)}  # fmt: skip
_OLD_REPORT = re.compile(
    r"\breports? (?:of the Secretary-? ?General|\(S/|of \d|dated)|\bhis (?:last |latest |previous )?reports? (?:of|dated|\(S/)"
)
"""A report that has been made is no report asked for."""
_NEAR = 330
_AHEAD = 90


def find_reports(flat: FlatText, act: Act, adopted: date | None) -> tuple[ReportDue, ...]:
    """The times at which an act asks the Secretary-General or a mission to report."""
    if not _asks_for_report(act):
        return ()
    found: dict[tuple[int, str], ReportDue] = {}
    taken: list[tuple[int, int]] = []
    for finder in (_read_ends, _read_every, _read_by, _read_within):
        for start, end, due in finder(flat, act, adopted):
            free = not any(start < b and a < end for a, b in taken)
            if free and _beside_report(act.text, start, end):
                taken.append((start, end))
                found[(start, due.code)] = due
    return tuple(due for _, due in sorted(found.items(), key=lambda entry: entry[0]))


def _asks_for_report(act: Act) -> bool:
    whole = f"{act.stem} {act.text}"
    if act.verb not in ASKING or not _STRONG.search(whole):
        return False
    if act.verb in ("welcomes", "looks forward", "intends"):
        return False
    if act.verb == "decides" and not _DECIDED.search(whole):
        return False
    if _OTHERS.match(act.stem or act.text) or _TO_COMMITTEE.search(act.text):
        return False
    return _REPORTER.search(whole) is not None or act.verb in ("requests", "asks")


def _beside_report(text: str, start: int, end: int) -> bool:
    """Whether a report, briefing or recommendation is what the time belongs to."""
    before = _OLD_REPORT.sub(lambda m: " " * len(m[0]), text[max(0, start - _NEAR) : start])
    after = text[end : end + _AHEAD]
    asked = list(_STRONG.finditer(before))
    if asked and not _OTHER_AIM.search(before, asked[-1].end()):
        return True
    return _REPORT.search(after) is not None and not _OTHER_AIM.search(before)


def _read_by(flat: FlatText, act: Act, adopted: date | None) -> Iterator[tuple[int, int, ReportDue]]:
    for match in _BY.finditer(act.text):
        if match[0].lower().startswith(("on ", "in ")) and not _dated_reports(act.text, match):
            continue
        if _OTHER_INFINITIVE.search(act.text[: match.start()]):
            continue
        for part in reversed(_split_days(match)):
            start, end, words = part
            day = _edtf(words, act.text[end:], match["vague"] or "", adopted)
            if day and not (adopted and day < adopted.isoformat()[: len(day)]):
                due = ReportDue(Rhythm.BY, day, None, flat.words_at(act.start + start, act.start + end))
                yield start, end, due


def _dated_reports(text: str, match: re.Match[str]) -> bool:
    """ "Report ... in September 1992": on and in count only right after asking for a report."""
    before = text[max(0, match.start() - 70) : match.start()]
    return bool(re.search(r"\b(?:report|submit)\b(?: \w+){0,6} $", before)) and not re.search(
        r"\b(?:adopted|of|dated|signed)\b \w* ?$", before
    )


def _split_days(match: re.Match[str]) -> list[tuple[int, int, str]]:
    offset = match.start("days")
    pieces = re.finditer(rf"{DATE}|{MONTH_OF_YEAR}", match["days"], re.IGNORECASE)
    return [(offset + piece.start(), offset + piece.end(), piece[0]) for piece in pieces]


def _edtf(words: str, after: str, vague: str, adopted: date | None) -> str | None:
    later = re.search(r"\b(?:19|20)\d{2}\b", after[:60])
    if re.match(r"\d", words):
        day = read_day(words, int(later[0]) if later else None) or _next_such_day(words, adopted)
        return day.isoformat() if day else None
    month = read_day(f"1 {words}")
    if month is None:
        return None
    if vague.lower().startswith("end"):
        last = add_period(month, Period(months=1))
        return date.fromordinal(last.toordinal() - 1).isoformat() if last else None
    return month.isoformat()[:7]


def _next_such_day(words: str, adopted: date | None) -> date | None:
    """A day without a year is the next one after adoption."""
    if adopted is None:
        return None
    day = read_day(words, adopted.year)
    return day if day and day >= adopted else read_day(words, adopted.year + 1)


def _read_every(flat: FlatText, act: Act, _adopted: date | None) -> Iterator[tuple[int, int, ReportDue]]:
    for pattern in (_EVERY, _INTERVAL):
        for match in pattern.finditer(act.text):
            period = _rhythm_period(match)
            if period is not None:
                words = flat.words_at(act.start + match.start(), act.start + match.end())
                yield match.start(), match.end(), ReportDue(Rhythm.EVERY, None, period, words)


def _rhythm_period(match: re.Match[str]) -> Period | None:
    groups = match.groupdict()
    if groups.get("count"):
        return read_period(f"{groups['count']} {groups['unit']}")
    if groups.get("months"):
        return read_period(f"{groups['months']} {groups['unit']}")
    if groups.get("single"):
        return {"month": Period(months=1), "quarter": Period(months=3), "week": Period(days=7),
                "year": Period(months=12)}.get(groups["single"].lower(), Period(months=2))  # fmt: skip
    if groups.get("adjective"):
        unit = {"monthly": "month", "weekly": "week", "daily": "day", "days": "day"}.get(
            groups["adunit"].lower(), groups["adunit"]
        )
        return read_period(f"{groups['adjective']} {unit}")
    if groups.get("times"):
        months = 12 if groups["per"].lower() == "year" else 1
        times = {"once": 1, "twice": 2}.get(groups["times"].lower(), 3)
        return Period(months=months // times) if months >= times else None
    word = groups.get("word") or groups.get("adverb") or ""
    return _WORDS.get(re.sub("[- ]", "", word.lower()))


def _read_within(flat: FlatText, act: Act, adopted: date | None) -> Iterator[tuple[int, int, ReportDue]]:
    for match in _WITHIN.finditer(act.text):
        length = match["length"] or match["later"]
        lead = match[0].lower()
        if lead.startswith(("in ", "at ", "after ")) and not re.search(
            r"\b(?:report|reports|submit|inform)\b(?: \w+){0,5} $|\bCouncil $",
            act.text[max(0, match.start() - 60) : match.start()],
        ):
            continue
        count = read_number(re.split(r"[- ]", length)[0]) if length else None
        period = read_period(length)
        counted = _COUNTED_FROM.match(
            act.text, match.end("length") if match["length"] else match.end("later")
        )
        if counted and not _ADOPTION.search(counted["event"]):
            continue
        if period is None or (
            count is None and period.months == 0 and period.days == 0 and period.hours == 0
        ):
            continue
        day = add_period(adopted, period) if adopted else None
        words = flat.words_at(act.start + match.start(), act.start + match.end())
        yield (
            match.start(),
            match.end(),
            ReportDue(Rhythm.WITHIN, day.isoformat() if day else None, period, words),
        )


def _read_ends(flat: FlatText, act: Act, _adopted: date | None) -> Iterator[tuple[int, int, ReportDue]]:
    for pattern, rhythm in ((_BEFORE_END, Rhythm.BEFORE_END), (_END, Rhythm.END)):
        for match in pattern.finditer(act.text):
            lead = match.groupdict().get("lead")
            period = read_period(lead) if lead else None
            words = flat.words_at(act.start + match.start(), act.start + match.end())
            yield match.start(), match.end(), ReportDue(rhythm, None, period, words)


def merge_reports(found: Sequence[ReportDue]) -> tuple[ReportDue, ...]:
    """Each time once, in the order of the text."""
    merged: dict[str, ReportDue] = {}
    for due in sorted(found, key=lambda d: (d.words.start, d.code)):
        merged.setdefault(due.code, due)
    return tuple(merged.values())
