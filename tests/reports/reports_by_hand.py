"""Reports made by hand, for the tests of every renderer."""

from validator.core.places import Place, Position, Span
from validator.core.report import (
    DocumentReport,
    Excerpt,
    ExcerptLine,
    Finding,
    Note,
    NotJudged,
    Outcomes,
    Related,
    Report,
)
from validator.core.texts import Severity, Text

NO_LEDGER = Text("no ledger was given", "未提供备案台账")
PASSPORT = Text("a passport names no date of birth", "护照号码不含出生日期")


def place(line, column, end, pointer="/filing/password", path="sites/change.icp.yaml"):
    return Place(path, 0, pointer, Span(Position(line, column), Position(line, end)))


PASSWORD = Finding(
    id="ICP411",
    name="change-needs-filing-password",
    severity=Severity.ERROR,
    place=place(12, 3, 13),
    message=Text(
        "a change needs the MIIT filing password, `filing.password` is not written; give it as a reference",
        "变更备案须填写工信部备案密码，`filing.password` 未填写；应以引用方式填写",
    ),
    fix=Text("write password: ${ICP_FILING_PASSWORD} under filing", "在 filing 下写 password: ${ICP_FILING_PASSWORD}"),
    sources=("aliyun-glossary-2018, ICP Filing password", "icp-domain, 6"),
    miit_code=1018,
    related=(
        Related(place(1, 7, 13, "/kind"), Text("the kind that makes the password due", "该申请类型须填写备案密码")),
    ),
    excerpt=Excerpt(ExcerptLine(12, "  icp_number: 浙ICP备12000000号"), 14, 14),
    fingerprint="5f1d7a3c",
)

MOBILE = Finding(
    id="ICP009",
    name="number-without-quotes",
    severity=Severity.WARNING,
    place=place(30, 21, 32, "/subject/principal/mobile"),
    message=Text("a mobile number stands without quotes; put quotes around it", "手机号码未加引号；请加上引号"),
    fix=Text("put quotes around it", "请加上引号"),
    sources=(),
    miit_code=None,
    related=(),
    excerpt=Excerpt(ExcerptLine(30, "{姓名: ‹value›, mobile: ‹mobile›}"), 21, 8),
    fingerprint="9b2e",
)

MARK = Finding(
    id="ICP014",
    name="byte-order-mark",
    severity=Severity.INFO,
    place=place(1, 1, 1, "", "sites/claim.icp.yaml"),
    message=Text("the file starts with a byte order mark", "文件含 BOM"),
    fix=Text("save it as UTF-8 without one", "请另存为无 BOM 的 UTF-8 编码"),
    sources=(),
    miit_code=None,
    related=(),
    excerpt=None,
    fingerprint="77aa",
)

CHANGE = DocumentReport(
    path="sites/change.icp.yaml",
    document=0,
    kind="change",
    as_of="2018-05-02",
    findings=(PASSWORD, MOBILE),
    outcomes=Outcomes(
        passed=("ICP404", "ICP405"),
        failed=("ICP411",),
        not_applicable=("ICP401",),
        not_judged=(
            NotJudged("ICP115", PASSPORT),
            NotJudged("ICP402", NO_LEDGER),
            NotJudged("ICP403", NO_LEDGER),
        ),
    ),
)

CLAIM = DocumentReport(
    path="sites/claim.icp.yaml",
    document=0,
    kind="claim",
    as_of="2018-04-18",
    findings=(MARK,),
    outcomes=Outcomes((), (), ("ICP411",), tuple(NotJudged(f"ICP4{n:02}", NO_LEDGER) for n in range(3, 10))),
)

UNREADABLE = DocumentReport(
    path="sites/old.icp.yaml", document=0, kind=None, as_of="2018-04-18", findings=(), outcomes=Outcomes((), (), (), ())
)


def report(*documents, notes=(), ledger=None, edition="2018-04", engine="durable"):
    return Report(
        version="0.1.0",
        edition=edition,
        engine=engine,
        reviewed_on="2026-11-01",
        rulebook_digest="3f2a9c1db0e5",
        ledger_digest=ledger,
        documents=documents,
        notes=notes,
    )


BOTH = report(CHANGE, CLAIM)
FELL_BACK = Note(
    Text("durable-rules cannot be imported here, the plain engine judged", "未能加载 durable-rules，已改用内置引擎")
)


def passing(count):
    return tuple(
        DocumentReport(f"{n}.icp.yaml", 0, "claim", "2018-04-18", (), Outcomes(("ICP404",), (), (), ()))
        for n in range(count)
    )
