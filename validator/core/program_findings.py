"""What the program itself finds about a file (ICP001 to ICP020): names, severities and words.

These are no rules: they have no source and no edition. They say that a file cannot be judged as it stands,
or that something in it would be read otherwise than it looks.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from validator.core.documents import Fault, Leaf, Value
from validator.core.places import Position, Span
from validator.core.texts import Severity, Text


class ProgramFinding(NamedTuple):
    """A finding of the program: what it is called, how much it weighs, what it means and how to mend it."""

    id: str
    name: str
    severity: Severity
    title: Text
    meaning: Text
    cure: Text


def named(name: str) -> ProgramFinding | None:
    """The finding of the program with that id (any case) or name."""
    return next((f for f in PROGRAM.values() if name.upper() == f.id or name == f.name), None)


def failure(span: Span) -> Fault:
    """ICP003: a rule or the engine broke on the document."""
    message = Text(
        "a rule or the rules engine failed on this document, so no rule was judged; the mistake is the program's",
        "规则或规则引擎处理本文件时出错，各项规则均未校验；这是程序的错误，并非申请材料有误",
    )
    return _fault("ICP003", "", span, message)


def edition_is_old(span: Span, submitted_on: str, edition: str) -> Fault:
    """ICP019: nobody chose an edition, and the application is handed in a year or more after the one applied."""
    message = Text(
        f"this application is handed in on {submitted_on}, and nobody chose an edition, so the rules of {edition} hold",
        f"本申请的提交日期为{submitted_on}，因未指定规则版本，按{edition}的规则校验",
    )
    return _fault("ICP019", "/submitted_on", span, message)


class Lost(NamedTuple):
    """A document of which nothing but the file's name is left: the process that read it is gone."""

    path: str
    number: int = 0
    value: Value = None
    readable: bool = False
    faults: tuple[Fault, ...] = ()

    def span(self, pointer: str) -> Span:
        """The start of the file, wherever the pointer leads."""
        return Span(Position(1, 1), Position(1, 1))

    def key_span(self, pointer: str) -> Span | None:
        """None: no key is known."""
        return None

    def at(self, pointer: str) -> Value:
        """None: no value is known."""
        return None

    def has(self, pointer: str) -> bool:
        """False: nothing is known."""
        return False

    def raw(self, pointer: str) -> str | None:
        """None: no text is known."""
        return None

    def is_plain(self, pointer: str) -> bool:
        """False: nothing is known."""
        return False

    def lines(self, first: int, last: int) -> list[str]:
        """No line is known."""
        return []

    def leaves(self, first: int, last: int) -> Iterator[Leaf]:
        """No scalar is known."""
        return iter(())


def lost(path: str) -> Lost:
    """The document to tell of where the process that judged a file died."""
    return Lost(path)


def _fault(id_: str, pointer: str, span: Span, message: Text) -> Fault:
    found = PROGRAM[id_]
    return Fault(id_, found.severity, pointer, span, message, found.cure)


_ERROR, _WARNING, _INFO = Severity.ERROR, Severity.WARNING, Severity.INFO

_ALL = (
    ProgramFinding(
        "ICP001", "unreadable", _ERROR,
        Text("The file cannot be read", "文件无法读取"),
        Text(
            "The bytes are not UTF-8 (a file saved as GBK or UTF-16, say), hold a NUL or another control character, or"
            " do not parse as YAML or JSON; nothing in the file was judged",
            "文件不是 UTF-8 编码（如另存为 GBK 或 UTF-16）、含有 NUL 等控制字符，或不符合 YAML、JSON 语法；"
            "文件内容均未校验",
        ),
        Text(
            "save the file as UTF-8 and mend the place that the finding names; indent with spaces, not with tabs",
            "将文件另存为 UTF-8 编码，并修正提示的位置；缩进须用空格，不得用制表符",
        ),
    ),
    ProgramFinding(
        "ICP002", "shape", _ERROR,
        Text("The application does not fit the schema", "申请文件结构不符合要求"),
        Text(
            "A value is of the wrong type or outside its list, a key that every application needs is missing, or a key"
            " is not known; rules that read this place are not judged",
            "取值类型不符、取值不在允许范围内、缺少必填项，或出现未知的键；涉及该处的规则不予校验",
        ),
        Text(
            "write what the message asks for; `icplint schema application` prints every key and value there is",
            "按提示填写；运行 `icplint schema application` 可查看全部键和取值",
        ),
    ),
    ProgramFinding(
        "ICP003", "not-judged-failure", _ERROR,
        Text("The program failed on this file; it was not judged", "校验程序出错，本文件未能校验"),
        Text(
            "A rule or the rules engine broke down on this file, which is a mistake of the program, not of the"
            " application; the other files were judged and the run ends with exit code 4",
            "某条规则或规则引擎在处理本文件时出错；这是程序的错误，并非申请材料有误；其他文件照常校验，退出码为 4",
        ),
        Text(
            "run again with `--engine plain`, and report it with a made-up file that shows the same",
            "改用 `--engine plain` 重新运行，并附上能重现该错误的虚构文件反馈给我们",
        ),
    ),
    ProgramFinding(
        "ICP004", "duplicate-key", _ERROR,
        Text("A key stands twice", "键名重复"),
        Text(
            "A mapping has the same key twice; one reader keeps the first value and another the last, so nobody knows"
            " which is meant",
            "同一层级内出现两个相同的键；有的程序取前者，有的取后者，无从判断以哪个为准",
        ),
        Text("keep one of the two; the finding names both places", "保留其中一处；提示中列出了两处位置"),
    ),
    ProgramFinding(
        "ICP005", "limit-exceeded", _ERROR,
        Text("The file is over a limit", "超出处理上限"),
        Text(
            "The file is larger, deeper or has more values (aliases expanded) than a run accepts, which protects"
            " pipelines from files made to exhaust them",
            "文件大小、嵌套层数或数据量（含别名展开后）超过上限；设置上限是为防止恶意文件耗尽资源",
        ),
        Text(
            "split the file, or raise the limit with --max-bytes, --max-depth or --max-nodes",
            "拆分文件，或以 --max-bytes、--max-depth、--max-nodes 调高上限",
        ),
    ),
    ProgramFinding(
        "ICP006", "secret-in-plain-text", _ERROR,
        Text("A password stands in the file in plain text", "备案密码不得明文填写"),
        Text(
            "Whoever reads the file or its history in git can change or cancel the filing; this finding cannot be"
            " waived",
            "凡能看到该文件或其 git 历史的人，均可据此变更或注销备案；本项不可豁免",
        ),
        Text(
            "write a reference such as ${ICP_FILING_PASSWORD} or an encrypted value, have a new password issued, and"
            " remove the old one from the history",
            "改为引用（如 ${ICP_FILING_PASSWORD}）或密文；原密码视为已泄露，应重新获取，并从历史记录中清除",
        ),
    ),
    ProgramFinding(
        "ICP007", "unset-variable", _ERROR,
        Text("A variable that the file refers to is not set", "引用的环境变量未设置"),
        Text(
            "With --resolve-env every ${NAME} has to be a variable of the environment that is set and not empty",
            "使用 --resolve-env 时，每个 ${NAME} 所引用的环境变量都必须已设置且不为空",
        ),
        Text(
            "set the variable where icplint runs, or correct its name",
            "在运行 icplint 的环境中设置该变量，或更正变量名",
        ),
    ),
    ProgramFinding(
        "ICP008", "not-an-application", _ERROR,
        Text("The file holds no application", "不是备案申请文件"),
        Text(
            "The document is empty, is a list or a single value, or has no `kind`, though the file was named or is"
            " called *.icp.*",
            "文件为空、最外层是列表或单个值，或没有 `kind`，但该文件被指定校验，或以 *.icp.* 命名",
        ),
        Text(
            "write an application with a `kind`, one for each document, or rename the file",
            "填写带有 `kind` 的申请，每个文档一份；非申请文件的，应改名",
        ),
    ),
    ProgramFinding(
        "ICP009", "number-without-quotes", _ERROR,
        Text("A number that is a name stands without quotes", "号码须加引号"),
        Text(
            "A certificate, phone, postcode or code was read as a number; leading zeros and last digits may be lost"
            " where other programs read it",
            "证件号码、电话号码、邮政编码或备案服务号被当作数值读取；其他程序读取时可能丢失前导零或末位数字",
        ),
        Text("put quotes around it", "加上引号"),
    ),
    ProgramFinding(
        "ICP010", "yaml-habit", _WARNING,
        Text("A value reads otherwise in older YAML", "YAML 写法易被误读，须加引号"),
        Text(
            "`no`, `010`, `12:30`, `1e5` and the like are one thing in YAML 1.2, which icplint reads, and another in"
            " YAML 1.1, which many programs still read",
            "`no`、`010`、`12:30`、`1e5` 等写法，在 icplint 所用的 YAML 1.2 与许多程序仍在用的 YAML 1.1 中含义不同",
        ),
        Text(
            "put quotes around a text; write true or false, and numbers without leading zeros",
            "文本须加引号；布尔值写 true 或 false，数值不带前导零",
        ),
    ),
    ProgramFinding(
        "ICP011", "full-width-syntax", _ERROR,
        Text("Full-width punctuation stands where syntax is meant", "应为半角符号处使用了全角符号"),
        Text(
            "A full-width colon, comma, quote, space or hyphen is text to YAML and JSON, so the line does not say what"
            " it seems to say",
            "全角的冒号、逗号、引号、空格、连字符在 YAML 和 JSON 中只是普通文字，该行的实际含义与看上去不同",
        ),
        Text(
            "type the half-width character, with an input method switched to English",
            "切换到英文输入法，改用半角字符",
        ),
    ),
    ProgramFinding(
        "ICP012", "tag-or-merge", _ERROR,
        Text("A tag, a merge key or a key that is no text", "不支持的 YAML 语法"),
        Text(
            "Tags (!), merge keys (<<), keys that are not text and aliases without their anchor mean different things"
            " to different readers, so an application does without them",
            "标签（!）、合并键（<<）、非文本的键以及没有锚点的别名，各程序解读不一，申请文件不得使用",
        ),
        Text("write the values out", "直接写出各项内容"),
    ),
    ProgramFinding(
        "ICP013", "impossible-date", _ERROR,
        Text("A date that is no day", "日期不存在"),
        Text(
            "The date has the right shape but is not in the calendar (2018-02-30), or it carries a time of day",
            "日期格式正确但并不存在（如 2018-02-30），或带有时刻",
        ),
        Text("write a day of the calendar as YYYY-MM-DD", "按 YYYY-MM-DD 填写真实存在的日期"),
    ),
    ProgramFinding(
        "ICP014", "byte-order-mark", _INFO,
        Text("The file starts with a byte order mark", "文件含 BOM"),
        Text(
            "Some editors put an invisible mark before the first character; icplint reads on, other programs may take"
            " it for a part of the first key",
            "部分编辑器会在文件开头写入不可见的 BOM；icplint 可正常读取，其他程序可能将其当作首个键的一部分",
        ),
        Text("save the file as UTF-8 without a byte order mark", "另存为无 BOM 的 UTF-8 编码"),
    ),
    ProgramFinding(
        "ICP015", "waiver-without-reason", _ERROR,
        Text("A waiver lacks its reason or its end", "豁免缺少理由，或截止日期有误"),
        Text(
            "A waiver says why it is granted and until which day; without a reason, or with an `until` that is no date,"
            " it waives nothing",
            "豁免须写明理由和截止日期；没有理由，或 `until` 不是日期的，豁免无效",
        ),
        Text("give the waiver a reason, and `until` a date as YYYY-MM-DD", "补充理由，并按 YYYY-MM-DD 填写 `until`"),
    ),
    ProgramFinding(
        "ICP016", "waiver-expired", _WARNING,
        Text("A waiver has expired", "豁免已过期"),
        Text(
            "The `until` of a waiver lies before the day of the run, so the finding that it waived counts again",
            "豁免的 `until` 早于运行当日，原先豁免的问题重新计入",
        ),
        Text("mend what was waived, or renew the waiver with its reason", "改正所豁免的问题，或重新说明理由并延期"),
    ),
    ProgramFinding(
        "ICP017", "waiver-unused", _WARNING,
        Text("A waiver waives nothing", "豁免未用到"),
        Text(
            "No finding was waived by it: what it was granted for is mended, or it names another place",
            "没有问题因此豁免：原豁免的问题已改正，或豁免指向了别处",
        ),
        Text("delete the waiver, or correct the place that it names", "删除该豁免，或更正其指向的位置"),
    ),
    ProgramFinding(
        "ICP018", "waiver-of-unknown-rule", _ERROR,
        Text("A waiver names a rule that cannot be waived", "豁免的规则不存在或不可豁免"),
        Text(
            "The id was never given to a rule, belongs to a retired one, or stands for a finding that may not be"
            " waived",
            "该编号从未使用、对应的规则已停用，或属于不可豁免的项目",
        ),
        Text(
            "correct the id; `icplint rules list` shows those there are",
            "更正编号；运行 `icplint rules list` 可查看全部规则",
        ),
    ),
    ProgramFinding(
        "ICP019", "edition-older-than-submission", _WARNING,
        Text(
            "The application is handed in a year or more after the edition that judges it",
            "提交日期晚于所用规则版本一年以上，应指定规则版本",
        ),
        Text(
            "No edition was chosen, so the founding one of 2018-04 holds, and the rules of another day were applied",
            "未指定规则版本，默认采用 2018-04 版，而提交之日适用的规则可能已有变化",
        ),
        Text(
            'choose with `--edition current`, or with `edition = "current"` in the configuration',
            '加上 `--edition current`，或在配置中写 `edition = "current"`',
        ),
    ),
    ProgramFinding(
        "ICP020", "secret-elsewhere", _WARNING,
        Text("A free text seems to hold a secret", "备注中疑似含敏感信息"),
        Text(
            "A remark or reason holds something shaped like a password or an identity number; the text itself is not"
            " shown",
            "备注或理由中有形似密码或身份证件号码的内容；报告不显示原文",
        ),
        Text("move it to the field that is meant for it, or leave it out", "移至相应字段填写，或予以删除"),
    ),
)  # fmt: skip

PROGRAM: Mapping[str, ProgramFinding] = {found.id: found for found in _ALL}
