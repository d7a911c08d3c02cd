"""Why a field is unknown, in words for people, made of the titles that the facts schema gives."""

from __future__ import annotations

from collections.abc import Mapping

from validator.core.facts import FactKind, Unknown
from validator.core.texts import Text

STRUCTURE = Text("the file's structure is at fault there", "该处结构有误")
NO_LEDGER = Text("no ledger is given", "未提供备案台账（--ledger）")
PART_LEDGER = Text("the ledger is not complete", "备案台账不完整")

FAULTY = Unknown(STRUCTURE, structural=True)
NOT_ON_RECORD = Unknown(Text("the ledger holds no record of this number", "备案台账中没有该备案号的记录"))
ODD_NUMBER = Unknown(Text("the number has no known form", "备案号格式无法识别"))
NO_PROVINCE = Unknown(Text("no province is known by what is written", "无法识别所填省份"))
NO_PRODUCT = Unknown(Text("the table of products does not name this product", "产品表未列出该产品"))
NO_REGION = Unknown(Text("no table tells where this provider's regions lie", "地域表未列出该接入商的地域"))
NO_CODE = Unknown(Text("the certificate number does not tell the kind of enterprise", "无法从证件号码判断企业类型"))
NO_NATURE = Unknown(Text("no nature of subjects is known by what is written", "无法识别所填主办单位性质"))
NO_OLD = Unknown(Text("the value before the change is not given", "未填写变更前内容"))
NO_NEW = Unknown(Text("the value after the change is not given", "未填写变更后内容"))
NAME_AT_FAULT = Unknown(Text("the domain name is at fault", "域名格式有误"))
PAGE_AT_FAULT = Unknown(Text("the address of the home page is at fault", "首页网址格式有误"))
NO_SUFFIX = Unknown(Text("the suffix of the domain is not known", "域名后缀无法识别"))
NO_PLACE = Unknown(Text("the address names neither province nor city", "地址中未写明省市"))
NO_CITY = Unknown(Text("one of the addresses names no city", "其中一处地址未写明城市"))
NUMBER_AT_FAULT = Unknown(Text("the certificate number is at fault", "证件号码有误"))
NO_BIRTH_DATE = Unknown(
    Text("this certificate names no date of birth, and none is given", "该类证件不含出生日期，且未另行填写")
)
SAME_NAMES = Unknown(
    Text(
        "the names are equal, and the certificates that would tell are not given",
        "姓名相同，且未填写可供区分的证件信息",
    )
)
SEVERAL_PRINCIPALS = Unknown(Text("the websites have several persons in charge", "网站负责人不止一人"))
NO_READABLE_CODE = Unknown(
    Text("the certificate number does not tell where it was issued", "无法从证件号码判断登记机关")
)
IN_REVIEW = Unknown(Text("the filing is still in review", "原备案尚在审核中"))
MIXED = Unknown(Text("some websites carry a number and some do not", "部分网站有备案号，部分没有"))


# What is read from a file and is no field of a fact by itself.
CERTIFICATE_END = Text("last day of the certificate", "证件有效期")
CERTIFICATE_ADDRESS = Text("address on the certificate", "证件住所")
MAILING_ADDRESS = Text("mailing address", "通信地址")
HOLDER = Text("holder", "所有者")
MOBILE = Text("mobile number", "手机号码")
MOBILE_PROVINCE = Text("province of the mobile number", "手机号码归属地")
EMAIL = Text("e-mail address", "电子邮箱")
OFFICE_PHONE = Text("office telephone", "办公电话")
PRINCIPAL = Text("person in charge", "负责人")
LEGAL_REPRESENTATIVE = Text("legal representative", "法定代表人")
INSTANCE_OWNER = Text("account of the instance", "实例所属账号")


class Reasons:
    """The reasons that name a field or a list; each is made once."""

    def __init__(self, kinds: Mapping[str, FactKind]) -> None:
        self._kinds = kinds
        self._lacking: dict[tuple[str, Text], Unknown] = {}
        self._missing: dict[tuple[str, str], Unknown] = {}

    def missing(self, kind: str, field: str) -> Unknown:
        """A field that is not given: "the approval date of the filing is not given"."""
        found = self._missing.get((kind, field))
        if found is None:
            found = self._missing[kind, field] = self.lacking(kind, self._kinds[kind].fields[field].title)
        return found

    def lacking(self, kind: str, what: Text) -> Unknown:
        """Something in the block of a kind that is not given."""
        found = self._lacking.get((kind, what))
        if found is None:
            found = self._lacking[kind, what] = Unknown(_not_given(kind, self._kinds[kind].title, what))
        return found

    def unlisted(self, kind: str) -> Text:
        """A list that is not given, so that nobody knows what it would hold: "no document is listed"."""
        title = self._kinds[kind].title
        return Text(f"no {title.en} is listed", f"未列出{title.zh}")


def _not_given(kind: str, of: Text, what: Text) -> Text:
    if kind == "application":
        return Text(f"the {what.en} is not given", f"未填写{what.zh}")
    return Text(f"the {what.en} of the {of.en} is not given", f"未填写{of.zh}{what.zh}")
