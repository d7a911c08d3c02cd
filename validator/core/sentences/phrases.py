"""Turns of phrase that titles alone do not give: what facts are called, and what they have to do, in both languages."""

from __future__ import annotations

from collections.abc import Mapping

from validator.core.facts import FactKind
from validator.core.sentences.body import Test
from validator.core.texts import Text

# Kinds whose title names a block of the file, and what a sentence calls the thing itself.
CALLED: Mapping[str, Text] = {
    "hosting": Text("server", "服务器"),
    "named_website": Text("named website", "所列网站"),
    "record": Text("ledger record", "备案记录"),
    "change": Text("changed item", "变更项"),
}

# A field that says what sort of thing a fact is becomes part of its name: "a “forum” feature" and not
# "a feature whose name is “forum”".
NAMED_BY: Mapping[tuple[str, str], Text] = {
    ("feature", "name"): Text("“{}” feature", "“{}”功能"),
    ("service", "name"): Text("“{}” service content", "“{}”服务内容"),
    ("language", "code"): Text("language “{}”", "网站语言“{}”"),
    ("pre_approval", "type"): Text("prior approval for “{}”", "“{}”类前置审批"),
    ("license_service", "name"): Text("service “{}”", "“{}”"),
    ("document", "type"): Text("{}", "{}"),
    ("person", "role"): Text("{}", "{}"),
    ("named_website", "role"): Text("website {}", "{}的网站"),
    ("change", "field"): Text("change of “{}”", "“{}”变更"),
}

# Identities that are only ever compared, by the thing that they identify.
KEYS: Mapping[str, Text] = {
    "instance_key": Text("instance", "实例"),
    "account_key": Text("account", "账号"),
}

# What a boolean says, where its own words presuppose another noun than the sentence has.
SAID: Mapping[tuple[str, str, bool], Text] = {
    ("filing", "same_provider", True): Text("was filed with the receiving provider", "在受理接入商处办理"),
    ("filing", "same_provider", False): Text("was filed with another provider", "在其他接入商处办理"),
}

# A bound that people say otherwise than by its number.
BOUNDS: Mapping[tuple[str, str, int], Text] = {
    ("days_left", "at least", 0): Text("has not expired", "在有效期内"),
    ("certificate_days_left", "at least", 0): Text("has a certificate that has not expired", "证件在有效期内"),
    ("websites_left", "at least", 1): Text("keeps one website or more", "至少保留一个网站"),
}

# What a fact must do, in Chinese, where 须 or 不得 before the predicate would read badly.
MUST_ZH: Mapping[tuple[str, str, bool], str] = {
    ("filing", "approved_in_time", True): "其审核通过日期不得晚于提交日期",
    ("filing", "filed_sites_open", True): "其已备案网站须可正常打开",
    ("filing", "filed_sites_show_number", True): "其已备案网站须标明备案号",
    ("access_provider", "is_receiver", False): "不得为受理接入商",
    ("next_provider", "is_receiver", False): "不得为受理接入商",
    ("change", "changes_value", True): "其内容须有变化",
    ("change", "adds_domain", False): "不得新增域名",
    ("hosting", "product_qualifies", True): "其产品须支持备案",
    ("hosting", "code_granted", True): "其备案服务号须已授权",
    ("hosting", "over_quota", False): "其备案服务号不得超出上限",
    ("hosting", "expired", False): "须在有效期内",
    ("instance_use", "over_quota", False): "备案服务号合计不得超出上限",
    ("subject", "is_company", True): "须为公司",
}

# What a Chinese predicate speaks of where that is a part of the fact: 其证件号码须有效 and not 须证件号码有效.
_PARTS_ZH = (
    "办公电话格式", "电子邮箱格式", "首页网址格式", "域名格式", "批准文号格式", "证件号码", "证件类型", "证件住所",
    "证件住址", "证件", "内嵌代码", "信用代码登记地区", "通信地址", "两处地址", "名称", "手机号码", "办公电话",
    "应急联系电话", "首页网址", "域名后缀",
)  # fmt: skip

# How a Chinese predicate begins, and how its duty does: the first that fits.
_DUTIES_ZH: Mapping[str, str] = {
    "没有": "不得有", "不是": "不得为", "不": "不得", "未到期": "须未到期", "未": "不得", "已": "须", "即": "须为",
}  # fmt: skip

# Numbers that are not counted, so that they are not 多 or 少.
NOT_COUNTED = frozenset({"age", "registered_capital", "foreign_share"})

_IRREGULAR = {
    "is": "be", "has": "have", "was": "have been", "can": "be able to", "cannot": "be unable to",
}  # fmt: skip


def called(kind: FactKind) -> Text:
    """What a sentence calls facts of a kind."""
    return CALLED.get(kind.name, kind.title)


def predicate(test: Test) -> Text | None:
    """What a test says of its fact as a whole: "is open to the public", 已开通."""
    if isinstance(test.said, bool) and test.word == "is":
        title = test.field.title
        fallback = Text(
            f"has “{title.en}” {'yes' if test.said else 'no'}", f"“{title.zh}”为{'是' if test.said else '否'}"
        )
        special = SAID.get((test.kind, test.field.name, test.said))
        return special or (test.field.yes if test.said else test.field.no) or fallback
    if test.word == "present" and test.said is False and test.field.presence != "optional":
        return Text(f"has no {test.field.title.en}", f"没有{test.field.title.zh}")
    if isinstance(test.said, int) and not isinstance(test.said, bool):
        return BOUNDS.get((test.field.name, test.word, test.said))
    return None


def infinitive(said: str) -> str:
    """A predicate as it stands behind "must".

    >>> [infinitive(s) for s in ("is no company", "was approved", "does not resolve", "carries one", "has not expired")]
    ['be no company', 'have been approved', 'not resolve', 'carry one', 'not have expired']
    """
    verb, _, rest = said.partition(" ")
    if verb == "does":
        return rest
    negated = rest.startswith("not ") and verb in _IRREGULAR
    rest = rest.removeprefix("not ") if negated else rest
    return f"{'not ' if negated else ''}{_IRREGULAR.get(verb) or _without_s(verb)} {rest}".rstrip()


def _without_s(verb: str) -> str:
    if verb.endswith("ies") and len(verb) > 4:
        return f"{verb[:-3]}y"
    if verb.endswith(("sses", "shes", "ches", "xes")):
        return verb[:-2]
    return verb.removesuffix("s")


def must_zh(test: Test, said: str) -> str:
    """A predicate as a Chinese duty: 须位于中国内地, 不得开通."""
    if isinstance(test.said, bool):
        special = MUST_ZH.get((test.kind, test.field.name, test.said))
        if special is not None:
            return special
    part = next((part for part in _PARTS_ZH if said.startswith(part)), "")
    return f"其{part}{_duty_zh(said.removeprefix(part))}" if part else _duty_zh(said)


def _duty_zh(said: str) -> str:
    """A predicate behind 须 or 不得.

    >>> [_duty_zh(said) for said in ("没有备注", "不是主体负责人", "不含符号", "已授权", "未开通", "即本人", "有效")]
    ['不得有备注', '不得为主体负责人', '不得含符号', '须授权', '不得开通', '须为本人', '须有效']
    """
    for found, duty in _DUTIES_ZH.items():
        if said.startswith(found):
            return f"{duty}{said.removeprefix(found)}"
    return f"须{said}"
