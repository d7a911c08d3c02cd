"""What a fault of shape is called in both languages. The words are ours: no validator's message reaches a report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from validator.adapters.shape_mending import Case, better_text, listed, meant_value, type_fix, values_of
from validator.core.places import steps
from validator.core.texts import Text

_NOUNS: Mapping[str, Text] = {
    "string": Text("a text", "文本"),
    "integer": Text("a whole number", "整数"),
    "number": Text("a number", "数值"),
    "boolean": Text("true or false", " true 或 false"),
    "array": Text("a list", "列表"),
    "object": Text("a mapping of keys to values", "键值结构"),
    "null": Text("nothing", "空值"),
}
_BOUNDS: Mapping[str, Text] = {
    "minimum": Text("at least {}", "不小于{}的数"),
    "maximum": Text("at most {}", "不大于{}的数"),
    "exclusiveMinimum": Text("more than {}", "大于{}的数"),
    "exclusiveMaximum": Text("less than {}", "小于{}的数"),
    "minLength": Text("{} or more characters", "至少{}个字符"),
    "maxLength": Text("{} or fewer characters", "至多{}个字符"),
    "minItems": Text("{} or more entries", "至少{}项"),
    "maxItems": Text("{} or fewer entries", "至多{}项"),
    "minProperties": Text("{} or more keys", "至少{}个键"),
    "maxProperties": Text("{} or fewer keys", "至多{}个键"),
}
BOUNDS = frozenset(_BOUNDS)
_TYPES = {bool: "boolean", int: "integer", float: "number", str: "string", list: "array", dict: "object"}
# What Chinese counts characters, entries and keys with.
_COUNTED: Mapping[type, str] = {str: "个字符", list: "项", dict: "个键"}
_MOST_CHARACTERS = 40

_EMPTY = Text("nothing is written", "此处为空")
_DAY_FIX = Text("write a day of the calendar as YYYY-MM-DD", "按 YYYY-MM-DD 填写真实存在的日期")


class Words(NamedTuple):
    """A fault in words: what is wrong, and how to mend it."""

    message: Text
    fix: Text


def shortened(text: str) -> str:
    """A text on one line, without characters that nobody sees, and no longer than a message can bear."""
    line = "".join(c if c.isprintable() else "\ufffd" for c in " ".join(text.split()))
    return line if len(line) <= _MOST_CHARACTERS else line[: _MOST_CHARACTERS - 1] + "…"


def wrong_type(case: Case, types: Sequence[str]) -> Words:
    """A value of another type than the schema asks for."""
    wanted, found = _either(types), _found(case)
    return _told(
        case.pointer, Text(f"{wanted.en} is wanted, {found.en}", f"应填{wanted.zh}，{found.zh}"), type_fix(case, types)
    )


def no_quotes(case: Case) -> Words:
    """A number that is a name, without quotes."""
    if case.shown is None:
        message = Text("a text is wanted, an unquoted number stands there", "应填文本，此处的号码未加引号，被读作数值")
        return _told(case.pointer, message, Text("put quotes around it", "加上引号"))
    message = Text(f"a text is wanted, {case.shown} is a number", f"应填文本，{case.shown} 被读作数值")
    return _told(case.pointer, message, Text(f'put quotes around it: "{case.shown}"', f'加上引号："{case.shown}"'))


def not_among(case: Case) -> Words:
    """A value that is not in the list of values."""
    values = values_of(case)
    if not isinstance(case.value, str) or case.value == "":
        found = _found(case)
        message = Text(f"one of its values is wanted, {found.en}", f"应填可选值之一，{found.zh}")
        return _told(case.pointer, message, _values_fix(values))
    name, meant = _named(case), meant_value(case)
    if meant is None:
        message = Text(f"{name.en} is not one of its values", f"{name.zh}不在可选值之内")
        return _told(case.pointer, message, _values_fix(values))
    message = Text(
        f'{name.en} is not one of its values, did you mean "{meant}"', f"{name.zh}不在可选值之内，是否应为“{meant}”"
    )
    return _told(case.pointer, message, _instead(meant))


def not_matching(case: Case) -> Words:
    """A text of another shape than the pattern's."""
    shape = _shape(case.schema)
    if case.value == "":
        message = Text(f"{shape.en} is wanted, {_EMPTY.en}", f"应为{shape.zh}，{_EMPTY.zh}")
        return _told(case.pointer, message, type_fix(case, ["string"]))
    name, better = _named(case), better_text(case)
    fix = _instead(better) if better else Text(f"write {shape.en}", f"填写{shape.zh}")
    return _told(case.pointer, Text(f"{shape.en} is wanted, {name.en} is not", f"应为{shape.zh}，{name.zh}不符"), fix)


def time_of_day(case: Case) -> Words:
    """A date that carries a time of day."""
    name = _named(case)
    message = Text(f"a day is wanted, {name.en} has a time of day as well", f"应填日期，{name.zh}带有时刻")
    return _told(case.pointer, message, _instead(case.shown[:10]) if case.shown else _DAY_FIX)


def no_such_day(case: Case) -> Words:
    """A date of the right shape that is not in the calendar."""
    name = _named(case)
    return _told(case.pointer, Text(f"{name.en} is no day of the calendar", f"{name.zh}不是真实存在的日期"), _DAY_FIX)


def out_of_bounds(case: Case, keyword: str) -> Words:
    """A number, a length or a count over or under its bound."""
    bound = Text(_BOUNDS[keyword].en.format(case.wanted), _BOUNDS[keyword].zh.format(case.wanted))
    found = _amount(case)
    verb = "is" if keyword.lower().endswith("imum") else "are"
    message = Text(f"{bound.en} {verb} wanted, {found.en}", f"应为{bound.zh}，{found.zh}")
    return _told(case.pointer, message, Text(f"write {bound.en}", f"填写{bound.zh}"))


def missing_key(pointer: str, example: str | None) -> Words:
    """A key that has to be there; `example` is what it may look like."""
    key = steps(pointer)[-1]
    message = Text(f'the key "{key}" is required and missing', f"缺少必填的键“{key}”")
    line = f"{key}: {example}" if example else key
    return _told(pointer, message, Text(f"add {line}", f"补充 {line}"))


def unknown_key(pointer: str, meant: Sequence[str], known: Sequence[str]) -> Words:
    """A key that the schema does not know. Its value is never shown."""
    key = shortened(steps(pointer)[-1])
    if meant:
        message = Text(
            f'the key "{key}" is not known here, did you mean "{meant[0]}"',
            f"“{key}”不是此处可用的键，是否应为“{meant[0]}”",
        )
        return _told(pointer, message, Text(f"rename it to {meant[0]}", f"改为 {meant[0]}"))
    there = listed(known)
    message = Text(f'the key "{key}" is not known here', f"“{key}”不是此处可用的键")
    return _told(pointer, message, Text(f"take it out; known here: {there.en}", f"删除；此处可用的键：{there.zh}"))


def of_another_kind(pointer: str, kind: str, kinds: Sequence[str]) -> Words:
    """A block that applications of this kind do not have; `kinds` are those that do."""
    key, there = steps(pointer)[-1], listed(kinds)
    message = Text(f'an application of kind {kind} has no "{key}"', f"{kind} 申请不应填写“{key}”")
    fix = Text(
        f"take it out, or correct the kind: {key} belongs to {there.en}",
        f"删除，或更正 kind：{key} 只用于 {there.zh}",
    )
    return _told(pointer, message, fix)


def beside_same_as(pointer: str) -> Words:
    """A key of a person who is said to be the same as another."""
    key = steps(pointer)[-1]
    message = Text(f'"{key}" stands beside "same_as", which stands alone', f"已填“same_as”，不应再填“{key}”")
    return _told(pointer, message, Text(f"take out {key}, or same_as", f"删除 {key} 或 same_as"))


def no_place(pointer: str) -> Words:
    """A key that is known elsewhere and has no meaning here."""
    key = steps(pointer)[-1]
    return _told(pointer, Text(f'the key "{key}" has no place here', f"此处不应有“{key}”"), Text("take it out", "删除"))


def does_not_fit(pointer: str) -> Words:
    """Whatever else a schema can ask."""
    message = Text("the value does not have the form that is wanted here", "内容不符合此处要求的结构")
    return _told(
        pointer, message, Text("compare it with what `icplint schema` prints", "对照 `icplint schema` 的输出修改")
    )


def plain_secret(pointer: str, cure: Text) -> Words:
    """A secret that anybody can read. It is not shown, nor anything about it."""
    message = Text("a password stands in the file in plain text", "备案密码以明文写在文件中")
    return _told(pointer, message, cure)


def seems_secret(pointer: str, what: Text, cure: Text) -> Words:
    """A free text with something in it that should not be there. It is not shown."""
    message = Text(f"the text seems to hold {what.en}; it is not shown here", f"文本中疑似含有{what.zh}，此处不予显示")
    return _told(pointer, message, cure)


def unset_variable(pointer: str, names: Sequence[str], cure: Text) -> Words:
    """A reference to variables that are not set, or empty."""
    message = Text(
        f"not set in the environment, or empty: {', '.join(names)}", f"环境变量未设置或为空：{'、'.join(names)}"
    )
    return _told(pointer, message, cure)


def no_kind(cure: Text) -> Words:
    """A document that does not say what is applied for."""
    return _told("/kind", Text("the document does not say what is applied for", "未写明申请类型"), cure)


def _told(pointer: str, message: Text, fix: Text) -> Words:
    """A fault's words with its place in front; a key in it may be as long as the file."""
    place = "".join(f"/{shortened(step)}" for step in pointer.split("/")[1:]) or "/"
    return Words(Text(f"{place}: {message.en}", f"{place}：{message.zh}"), fix)


def _either(types: Sequence[str]) -> Text:
    """The names of types: one, or one of several."""
    *others, last = (_NOUNS[t] for t in types)
    if not others:
        return last
    return Text(f"{', '.join(n.en for n in others)} or {last.en}", f"{'、'.join(n.zh for n in others)}或{last.zh}")


def _found(case: Case) -> Text:
    """What stands there, behind a comma."""
    if case.value is None or case.value == "":
        return _EMPTY
    noun = _NOUNS[_TYPES.get(type(case.value), "null")]
    if case.shown is None:
        return Text(f"{noun.en} stands there", f"此处为{noun.zh}")
    if isinstance(case.value, str):
        return Text(f'"{case.shown}" is text', f"“{case.shown}”是文本")
    return Text(f"{case.shown} stands there", f"此处为 {case.shown}")


def _named(case: Case) -> Text:
    """The value as a sentence names it."""
    if case.shown is None:
        return Text("this", "此处内容")
    return Text(f'"{case.shown}"', f"“{case.shown}”")


def _amount(case: Case) -> Text:
    if isinstance(case.value, (str, list, dict)):
        return Text(f"there are {len(case.value)}", f"现为{len(case.value)}{_COUNTED[type(case.value)]}")
    return Text(f"{case.shown} stands there", f"此处为 {case.shown}") if case.shown else Text("this is not", "此处不符")


def _shape(schema: Mapping[str, object]) -> Text:
    """What a pattern asks for, in words; Chinese that begins in Latin letters has a space in front."""
    if "x-shape" not in schema or "x-shape-zh" not in schema:
        return Text(f"a text that matches {schema.get('pattern')}", f"符合 {schema.get('pattern')} 的文本")
    zh = str(schema["x-shape-zh"])
    return Text(str(schema["x-shape"]), f" {zh}" if zh[:1].isascii() else zh)


def _instead(better: str) -> Text:
    return Text(f"write {better}", f"改为 {better}")


def _values_fix(values: Sequence[str]) -> Text:
    there = listed(values)
    return Text(f"write one of {there.en}", f"填写以下之一：{there.zh}")
