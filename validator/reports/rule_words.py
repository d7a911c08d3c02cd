"""Words about rules that every page about one uses: its status, what its sources are worth, outcomes, facts as YAML."""

from __future__ import annotations

from validator.core.rules import Dated, Rule
from validator.core.texts import Severity, Text
from validator.reports.look import SEVERITIES

STATUSES = {
    "draft": Text("draft: it never fails a run", "草稿：不影响校验结论"),
    "active": Text("active", "生效"),
    "retired": Text("retired: it is no longer applied", "已停用"),
}
SHORT = {"draft": Text("draft", "草稿"), "retired": Text("retired", "已停用")}
ENDED = Text("ended", "失效")
LATER = Text("later", "未生效")
OVER = Text("ended", "已失效")
NOT_IN_FORCE = Text("not in force", "不适用")
NEEDS_LEDGER = Text("needs a ledger; without one it is not judged", "须提供备案台账，未提供则不作判定")
ACROSS = Text("looks across the applications of a run", "对同次校验的各份申请一并判定")
INFERRED = Text(
    "the days are inferred: the sources say that it differs, not since when",
    "日期系推定：依据材料只说明规定有变，未写明起始日期",
)
CONFIDENCE = {
    "medium": Text("medium confidence: the sources leave some room", "可信度中等：依据材料尚有解释余地"),
    "low": Text("low confidence, hence a warning at most", "可信度较低，至多为警告"),
    "conflict": Text("the sources conflict, hence a warning at most", "依据材料相互矛盾，至多为警告"),
}
OUTCOMES = {
    "pass": Text("pass", "符合"),
    "fail": Text("fail", "不符合"),
    "not applicable": Text("not applicable", "不适用"),
    "not judged": Text("not judged", "未判定"),
}


def status_of(rule: Rule) -> list[Text]:
    """What to know before relying on a rule: its status, what it needs, what its sources are worth."""
    status = STATUSES[rule.status]
    told = [Text(f"{status.en}, since icplint {rule.since}", f"{status.zh}，自 icplint {rule.since} 起")]
    if rule.scope == "run":
        told.append(ACROSS)
    if rule.uses_ledger:
        told.append(NEEDS_LEDGER)
    if rule.confidence in CONFIDENCE:
        told.append(CONFIDENCE[rule.confidence])
    return told


def severity_of(rule: Rule, day: str) -> Severity | None:
    """How much a rule weighs on a day; None where it does not hold or is not active."""
    return rule.severity_on(day) if rule.status == "active" else None


def absence_of(rule: Rule, day: str) -> Text:
    """Why a rule has no severity on a day: it is a draft, retired, still to come or over."""
    if rule.status in SHORT:
        return SHORT[rule.status]
    is_to_come = all(d.since > day for variant in rule.variants for d in variant.severity)
    return LATER if is_to_come else OVER


def weight_of(dated: Dated) -> Text:
    """The word of a severity that holds from a day on."""
    if dated.word == "ended":
        return ENDED
    return next(text for severity, text in SEVERITIES.items() if severity.value == dated.word)


def outcome(expected: str) -> Text:
    """The word of an outcome."""
    return OUTCOMES.get(expected, Text(expected, expected))


def fact(kind: str, fields: tuple[tuple[str, object], ...]) -> str:
    """A fact of an example in one line, as its rule file says it."""
    return f"{kind} {{{', '.join(f'{name}: {written(value)}' for name, value in fields)}}}"


def written(value: object) -> str:
    """A value as a YAML file would say it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return f"{{{', '.join(f'{key}: {written(inner)}' for key, inner in value.items())}}}"
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(map(written, value))}]"
    return str(value)
