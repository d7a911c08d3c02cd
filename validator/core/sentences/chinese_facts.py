"""Facts in Chinese: 首次备案申请中主体不是个人的网站."""

from __future__ import annotations

from collections.abc import Sequence

from validator.core.rules import Reference
from validator.core.sentences.body import Fact, Test, scalars
from validator.core.sentences.parts import NOT, is_same_thing, parts
from validator.core.sentences.phrases import NAMED_BY, NOT_COUNTED, called, predicate
from validator.core.sentences.table import Column
from validator.core.sentences.teller import Teller
from validator.core.sentences.values import in_quotes
from validator.core.texts import Text

_FOLLOWING = {
    "is": "为下列之一", "one of": "为下列之一", "is not": "不为下列任何一项", "none of": "不为下列任何一项",
    "at least": "不{}下列数值", "at most": "不超过下列数值", "before": "早于下列日期", "on or after": "不早于下列日期",
}  # fmt: skip


class ChineseFacts(Teller):
    """Names and describes the facts of one body."""

    # by name

    def _np(self, fact: Fact, before: Sequence[Fact], *, other: bool = True) -> str:
        """A fact in full; one that could be taken for an earlier one is 另一 or 其他."""
        twin = any(is_same_thing(fact, known) for known in before)
        conditions = self._conditions(fact, before)
        of = "" if self._is_plain(fact) else "".join(f"该{self._short(b)}的" for b in before if b.name == fact.of)
        noun = self._noun(fact)
        described = f"{self._joined(conditions)}的" if conditions else ""
        within = self._within(fact, bare=not described and not any(word in noun for word in ("的", "以外")))
        return f"{within}{described}{of}{'其他' if twin and other else ''}{noun}"

    def _is_plain(self, fact: Fact) -> bool:
        """Whether a fact can only be one of the thing that the sentence is about: 网站须有域名."""
        about = self._body.about
        return len(about) == 1 and fact.of == about[0].name and not self._body.counting

    def _the(self, fact: Fact) -> str:
        twins = [known for known in self._body.about if is_same_thing(known, fact)]
        which = "该" if len(twins) < 2 else "前一" if twins[0] is fact else "后一"
        return f"{which}{self._short(fact)}"

    def _short(self, fact: Fact) -> str:
        """What a fact is called once it was named in full."""
        sort = parts(fact).sort
        if fact.kind.name == "person" and sort is not None and sort.word == "is":
            return self._noun(fact)
        return called(fact.kind).zh

    def _noun(self, fact: Fact) -> str:
        found = parts(fact)
        if fact.kind.name == "application":
            return self._kinds(found.within) if found.within else called(fact.kind).zh
        test, template = found.sort, found.template.zh
        if test is None or isinstance(test.said, Column):
            return f"{'下列' if fact in self._body.owed and found.by_row else ''}{called(fact.kind).zh}"
        values = self._values(test)
        if test.word in NOT:
            quoted = [in_quotes(value) for value in values] if "“" in template else values
            return f"{either(quoted)}以外的{called(fact.kind).zh}"
        if "“" in template:
            return template.replace("“{}”", "{}").format("".join(in_quotes(value) for value in values))
        return template.format(either(values))

    def _kinds(self, test: Test) -> str:
        """Kinds of applications: 首次备案、新增网站申请."""
        kinds = "、".join(self._values(test))
        return f"{kinds}以外的申请" if test.word in NOT else f"{kinds}申请"

    # what they are like

    def _within(self, fact: Fact, *, bare: bool) -> str:
        test = parts(fact).within
        if test is None or fact.kind.name == "application":
            return ""
        return f"{self._kinds(test)}中{'的' if bare else ''}"

    def _place(self, test: Test) -> str:
        provinces = "、".join(self._words.province(str(value)).zh for value in scalars(test))
        return f"在{provinces}以外省份备案" if test.word in NOT else f"在{provinces}备案"

    def _conditions(self, fact: Fact, before: Sequence[Fact]) -> list[str]:
        found = parts(fact)
        told = [self._place(found.province)] if found.province else []
        told += [self._nature(found.nature)] if found.nature else []
        told += [self._condition(tests) for tests in found.clauses]
        twin = len(before) == 1 and is_same_thing(fact, before[0])
        return told + [self._join(test, twin=twin) for test in found.same]

    def _nature(self, test: Test) -> str:
        whose = "性质" if test.kind == "subject" else "主体"
        return f"{whose}{'不是' if test.word in NOT else '为'}{either(self._values(test))}"

    def _condition(self, tests: Sequence[Test]) -> str:
        said = predicate(tests[0])
        if said is not None:
            return said.zh
        title = tests[0].field.title.zh
        if tests[0].word == "agrees with":
            return f"{title}与{self._other(tests[0])}不相抵触"
        presences = [self._presence(test) for test in tests if test.word == "present"]
        held = [self._held(test) for test in tests if test.word != "present"]
        return self._joined([*presences, *([f"{title}{self._joined(held)}"] if held else [])])

    def _presence(self, test: Test) -> str:
        title = test.field.title.zh
        if test.field.presence == "optional":
            return f"已填写{title}" if test.said else f"未填写{title}"
        return f"{title}可确定" if test.said else f"没有{title}"

    def _join(self, test: Test, *, twin: bool) -> str:
        assert isinstance(test.said, Reference)
        title = test.field.title.zh
        if self._is_alike(test):
            return f"{title}相同" if twin else f"{title}与{self._the(self._meant(test))}相同"
        return f"{title}与{self._other(test)}相同"

    def _held(self, test: Test) -> str:
        """What stands behind a field's title, or behind 须."""
        low = "低于" if test.field.name in NOT_COUNTED else "少于"
        if isinstance(test.said, Column):
            return _FOLLOWING[test.word].format(low)
        if isinstance(test.said, Reference):
            return f"与{self._other(test)}相同"
        values = either(self._values(test))
        before = {
            "is": "为", "one of": "为", "is not": "不为", "none of": "不为", "before": "早于", "on or after": "不早于",
            "at least": f"不{low}", "at most": "不超过",
        }  # fmt: skip
        return f"{before[test.word]}{values}"

    def _values(self, test: Test) -> list[str]:
        return [text.zh for text in self._texts(test)]

    def _joined(self, conditions: Sequence[str]) -> str:
        *firsts, last = conditions
        return f"{'、'.join(firsts)}且{last}" if firsts else last

    def _sorts(self, test: Test) -> str:
        """What a thing is or is not, where a field says what sort of thing it is: 为主体负责人."""
        quoted = "“" in NAMED_BY.get((test.kind, test.field.name), Text("", "")).zh
        values = [in_quotes(value) if quoted else value for value in self._values(test)]
        return f"{'不' if test.word in NOT else ''}为{either(values)}"

    def _other(self, test: Test) -> str:
        return f"{self._the(self._meant(test))}的{self._title_meant(test).zh}"


def either(items: Sequence[str]) -> str:
    """Items of which one is meant.

    >>> either(["企业", "事业单位", "个人"])
    '企业、事业单位或个人'
    """
    *firsts, last = items or ["无"]
    # Quotation marks set off the items of a list by themselves.
    comma = "" if all(item.startswith("“") for item in items) else "、"
    return f"{comma.join(firsts)}或{last}" if firsts else last
