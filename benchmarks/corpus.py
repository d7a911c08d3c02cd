"""Applications in any number, every one different: what benchmarks and the soak are run on.

    python benchmarks/corpus.py 1000 FOLDER                      YAML files
    python benchmarks/corpus.py 1000 FOLDER --form json --faulty 10

All ten kinds, as often as they may be met; about sixty lines each, in Chinese where a file is. One in a hundred is
faulty for each per cent asked, with one fault. Everything in them is invented and says so where it can: filing numbers
are of the years 2090 to 2099, credit codes begin their serial with XX and have right check digits, addresses are of
203.0.113.0/24. The persons are those of public test suites that the examples use too.
"""

from __future__ import annotations

import argparse
import copy
import json
import os
from collections.abc import Callable, Iterator
from typing import Any

Application = dict[str, Any]

PERSONS = (
    ("张三", "360426199101010071"), ("李四", "110102199101010078"),
    ("王五", "412723199010050012"), ("赵六", "440308199901101512"),
)  # fmt: skip
# Province, its character in numbers, city, district, the district's code, area code, region
PLACES = (
    ("浙江", "浙", "杭州", "西湖区", "330106", "0571", "cn-hangzhou"),
    ("北京", "京", "北京", "海淀区", "110108", "010", "cn-beijing"),
    ("上海", "沪", "上海", "徐汇区", "310104", "021", "cn-shanghai"),
    ("广东", "粤", "深圳", "南山区", "440305", "0755", "cn-shenzhen"),
    ("四川", "蜀", "成都", "武侯区", "510107", "028", "cn-chengdu"),
    ("山东", "鲁", "青岛", "市南区", "370202", "0532", "cn-qingdao"),
)
TRADES = ("茶业", "陶瓷", "竹艺", "文具", "云锦", "汽配", "图书", "园艺", "家具", "乐器", "灯饰", "皮具")
# Of twenty applications: how often each kind is met.
KINDS = (
    "first-filing", "add-website", "transfer-in", "change", "first-filing", "claim", "cancel-website", "add-website",
    "first-filing", "change", "service-code", "transfer-in", "commercial-license", "first-filing", "add-website",
    "cancel-transfer-in", "change", "claim", "transfer-in", "first-filing",
)  # fmt: skip
BESIDE = {"service-code": "cancel-subject"}
WITH_SUBJECT = ("first-filing", "add-website", "transfer-in", "change", "commercial-license", "claim")

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def credit_code(district: str, serial: int) -> str:
    """A code by GB 32100-2015 with a serial that nobody was given, and both check digits."""
    body = f"XX{serial % 1_000_000:06}"
    inner = 11 - sum(int(c, 36) * w for c, w in zip(body, (3, 7, 9, 10, 5, 8, 4, 2), strict=True)) % 11
    text = f"91{district}{body}{'0' if inner == 11 else 'X' if inner == 10 else inner}"
    total = sum(ALPHABET.index(c) * pow(3, n, 31) for n, c in enumerate(text))
    return text + ALPHABET[-total % 31]


def application(number: int) -> Application:
    """The application of that number: the same one whenever it is asked for."""
    kind = KINDS[number % 20]
    if number // 20 % 2:
        kind = BESIDE.get(kind, kind)
    made: Application = {
        "kind": kind,
        "state": "draft",
        "submitted_on": f"2018-{5 + number % 2:02}-{1 + number % 28:02}",
    }
    if kind != "commercial-license":
        made |= {"provider": "alibaba-cloud", "account": {"id": f"{1_000_000_000_000_000 + number}"}}
    if kind not in ("first-filing", "service-code"):
        made["filing"] = filing(kind, number)
    if kind in WITH_SUBJECT:
        made["subject"] = subject(number)
    if kind not in ("service-code", "cancel-website", "cancel-subject", "change"):
        count = 2 if number % 25 == 0 else 1
        made["websites"] = [website(kind, number, one) for one in range(count)]
    return made | rest(kind, number)


def place(number: int) -> tuple[str, ...]:
    return PLACES[number // 7 % len(PLACES)]


def icp_number(number: int) -> str:
    return f"{place(number)[1]}ICP备{2090 + number // 1_000_000 % 10}{number % 1_000_000:06}号"


def company(number: int) -> str:
    return f"{place(number)[2]}示例{TRADES[number % len(TRADES)]}{number}号有限公司"


def filing(kind: str, number: int) -> Application:
    elsewhere = {"transfer-in": "tencent-cloud", "cancel-transfer-in": "tencent-cloud", "claim": "hichina"}
    provider = elsewhere.get(kind, "alibaba-cloud")
    made: Application = {"icp_number": icp_number(number)}
    if kind in ("transfer-in", "change", "cancel-subject", "cancel-website"):
        made["password"] = "${ICP_FILING_PASSWORD}"
    made |= {"provider": provider}
    if kind == "claim":
        made["filed_through"] = "hichina"
    else:
        made["access_providers"] = [provider, "alibaba-cloud"] if kind == "cancel-transfer-in" else [provider]
    made |= {"approved_on": "2009-03-16" if kind == "claim" else "2014-07-21", "status": "approved"}
    if kind == "cancel-transfer-in":
        made["transferred_in_on"] = "2016-03-01"
    if kind == "add-website":
        made |= {"filed_sites_open": True, "filed_sites_show_number": True}
    return made


def certificate(number: int) -> Application:
    return {"type": "business-license", "number": credit_code(place(number)[4], number)}


def subject(number: int) -> Application:
    province, _, city, district, _, area, _ = place(number)
    name, identity = PERSONS[number % len(PERSONS)]
    street = f"示例路{number % 10_000}号"
    own = province if city != province else ""
    return {
        "nature": "enterprise",
        "name": company(number),
        "certificate": certificate(number)
        | {"address": f"{own}{'省' if own else ''}{city}市{district}{street}", "valid_until": "long-term"},
        "province": province,
        "city": city,
        "mailing_address": f"{district}{street}创业大厦{number % 30 + 1}层",
        "principal": {
            "name": name,
            "certificate": {
                "type": "resident-id",
                "number": identity,
                "address": f"{own}{'省' if own else ''}{city}市{district}示例路{number % 10_000}号{number % 9 + 1}单元",
                "valid_until": "2026-03-01",
            },
            "mobile": f"1380013{number % 10_000:04}",
            "office_phone": f"{area}-0{number % 10_000_000:07}",
            "emergency_phone": f"1390013{number % 10_000:04}",
            "email": f"person{number}@example.com",
            "is_legal_representative": True,
        },
    }


def website(kind: str, number: int, one: int) -> Application:
    domain = f"example-{number}-{one}.cn"
    made: Application = {"name": f"示例{TRADES[(number + one) % len(TRADES)]}{number}"}
    if kind not in ("first-filing", "add-website"):
        made["number"] = f"{icp_number(number)}-1"
    if kind == "cancel-transfer-in":
        return made | {"domains": [{"name": domain, "resolves_to": "huawei-cloud"}]}
    made["home_page"] = f"www.{domain}"
    if kind == "claim":
        return made | {"domains": [{"name": domain}]}
    pointing = {"transfer-in": "tencent-cloud", "commercial-license": "alibaba-cloud"}.get(kind, "nowhere")
    return made | {
        "is_open": "number" in made,
        "domains": [domain_of(number, domain, pointing)],
        "services": ["informational"],
        "features": ["paid-content"] if kind == "commercial-license" else [],
        "languages": ["zh-Hans"],
        "pre_approvals": [],
        "principal": {"same_as": "subject.principal"},
        "hosting": hosting(number, one)
        | ({} if kind == "commercial-license" else terms() | bound(number, one, domain)),
        "remarks": f"介绍本公司的{TRADES[number % len(TRADES)]}产品、产地和制作工艺，仅作展示，不在线销售",
    }


def domain_of(number: int, domain: str, resolves_to: str) -> Application:
    return {
        "name": domain,
        "holder": {"name": company(number), "certificate": certificate(number), "relation": "subject"},
        "registrar": {"name": "示例域名注册商", "country": "CN"},
        "real_name_status": "verified",
        "real_name_verified_on": "2018-01-08",
        "expires_on": "2020-06-30",
        "resolves_to": resolves_to,
    }


def hosting(number: int, one: int) -> Application:
    return {
        "provider": "alibaba-cloud",
        "product": "ecs",
        "instance_id": f"i-bpexample{one}{number:010}",
        "account": f"{1_000_000_000_000_000 + number}",
        "region": place(number)[6],
        "ip": [f"203.0.113.{number % 254 + 1}"],
    }


def terms() -> Application:
    return {"billing": "subscription", "months": 12, "expires_on": "2019-04-20", "status": "running", "codes_used": 0}


def bound(number: int, one: int, domain: str) -> Application:
    code = f"00000000-0000-4000-8{one:03}-{number:012}"
    return {"service_code": code, "service_code_status": "bound", "bound_names": [f"www.{domain}", domain]}


def rest(kind: str, number: int) -> Application:
    if kind == "service-code":
        return {"instances": [hosting(number, one) | terms() | {"codes_wanted": 1} for one in range(1 + number % 3)]}
    if kind == "commercial-license":
        asked = {"coverage": "one-province", "services": ["information-services"], "registered_capital": 1_000_000}
        return {"license_request": asked | {"insured_staff": 5, "foreign_share": 0}} | papers()
    if kind == "change":
        return {"changes": changes(number)} | papers()
    if kind == "cancel-subject":
        return {"cancel": {"reason": "公司已停止经营，拟办理工商注销"}}
    if kind == "cancel-website":
        return {"cancel": {"websites": [f"{icp_number(number)}-2"], "reason": "活动结束，专题网站停止运营"}}
    if kind == "cancel-transfer-in":
        return {"cancel": {"reason": "网站已迁往其他接入商"}, "next_provider": {"name": "huawei-cloud"}}
    return papers()


def changes(number: int) -> list[Application]:
    name, identity = PERSONS[number % len(PERSONS)]
    before, former = PERSONS[(number + 1) % len(PERSONS)]
    site = {"target": "website", "website": f"{icp_number(number)}-1", "field": "name"}
    return [
        {"target": "subject", "field": "principal.name", "from": before, "to": name},
        {"target": "subject", "field": "principal.certificate.number", "from": former, "to": identity},
        site | {"from": f"示例{number}", "to": f"示例{TRADES[number % len(TRADES)]}{number}"},
    ]


def papers() -> Application:
    return {
        "documents": [
            {"type": "subject-certificate", "file": "subject-certificate.jpg", "of": "subject"},
            {"type": "person-certificate", "file": "identity-card.jpg", "of": "subject-principal"},
            {"type": "verification-sheet", "file": "verification-sheet.jpg"},
        ]
    }


# Faults


def _block(made: Any, path: tuple[str | int, ...]) -> Application | None:
    for key in path:
        there = len(made) > key if isinstance(key, int) else key in made
        if not there:
            return None
        made = made[key]
    return made


def _instead(key: str, value: object, *path: str | int, of: object = ...) -> Callable[[Application], bool]:
    """A fault: another value of a key that is there (`of`: with that value)."""

    def into(made: Application) -> bool:
        block = _block(made, path)
        if block is None or key not in block or of not in (..., block[key]):
            return False
        block[key] = value
        return True

    return into


def _unknown_key(made: Application) -> bool:
    block = _block(made, ("websites", 0))
    if block is None:
        return False
    block["colour"] = "red"
    return True


# Of the shape and of the rules; they are tried in turn until one fits the application.
FAULTS: tuple[Callable[[Application], bool], ...] = (
    _instead("region", "ap-southeast-1", "websites", 0, "hosting"),
    _instead("status", "cancelled", "filing"),
    _unknown_key,
    _instead("features", ["e-commerce"], "websites", 0, of=[]),
    _instead("password", "12345678", "filing"),
    _instead("mobile", 13800138000, "subject", "principal"),
    _instead("is_open", "yes", "websites", 0),
    _instead("approved_on", "2019-01-01", "filing"),
    _instead("billing", "pay-as-you-go", "websites", 0, "hosting"),
    _instead("submitted_on", "2018-06-31"),
    _instead("product", "cdn", "instances", 0),
)


def faulty(made: Application, number: int) -> Application:
    """The same application with one fault."""
    broken = copy.deepcopy(made)
    order = (FAULTS[(number + n) % len(FAULTS)] for n in range(len(FAULTS)))
    if not any(fault(broken) for fault in order):
        raise AssertionError(f"no fault fits application {number}")
    return broken


def applications(count: int, *, per_cent: int = 0, first: int = 0) -> Iterator[Application]:
    """Applications in a row; of each hundred, `per_cent` have a fault, spread evenly."""
    for number in range(first, first + count):
        made = application(number)
        # 37 has no factor in common with 100: the faults meet all kinds.
        yield faulty(made, number // 100 + number) if number * 37 % 100 < per_cent else made


# Writing


def as_json(made: Application) -> str:
    return json.dumps(made, ensure_ascii=False, indent=1) + "\n"


def as_yaml(made: Application) -> str:
    return "".join(_lines(made, ""))


def _lines(block: Application, margin: str) -> Iterator[str]:
    for key, value in block.items():
        if isinstance(value, dict) and "same_as" not in value:
            yield f"{margin}{key}:\n"
            yield from _lines(value, margin + "  ")
        elif isinstance(value, list) and value and isinstance(value[0], dict):
            yield f"{margin}{key}:\n"
            for entry in value:
                first, *others = _lines(entry, margin + "    ")
                yield f"{margin}  - {first.lstrip()}"
                yield from others
        else:
            yield f"{margin}{key}: {_scalar(value)}\n"


def _scalar(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return f"[{', '.join(map(_scalar, value))}]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_scalar(entry)}" for key, entry in value.items()) + "}"
    text = str(value)
    return json.dumps(text) if isinstance(value, str) and (text.isdecimal() or text in ("yes", "no")) else text


FORMS: dict[str, Callable[[Application], str]] = {"yaml": as_yaml, "json": as_json}


def write(folder: str, count: int, *, form: str = "yaml", per_cent: int = 0) -> list[str]:
    """Write that many files into a folder; their paths."""
    os.makedirs(folder, exist_ok=True)
    paths = []
    for number, made in enumerate(applications(count, per_cent=per_cent)):
        paths.append(os.path.join(folder, f"{number:07}.icp.{form}"))
        with open(paths[-1], "w", encoding="utf-8", newline="\n") as file:
            file.write(FORMS[form](made))
    return paths


def _text(path: str) -> str:
    with open(path, encoding="utf-8") as file:
        return file.read()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", type=int)
    parser.add_argument("folder")
    parser.add_argument("--form", choices=tuple(FORMS), default="yaml")
    parser.add_argument("--faulty", type=int, default=0, metavar="PERCENT")
    arguments = parser.parse_args()
    paths = write(arguments.folder, arguments.count, form=arguments.form, per_cent=arguments.faulty)
    size = sum(os.path.getsize(path) for path in paths)
    lines = sum(text.count("\n") for text in map(_text, paths))
    print(f"{len(paths)} files, {lines / len(paths):.1f} lines and {size / len(paths):.0f} bytes each")


if __name__ == "__main__":
    main()
