"""Documents and schemas for the tests of shape."""

import json
from pathlib import Path

from validator.adapters.reading import Limits, read
from validator.adapters.schema import Shape

SCHEMAS = Path(__file__).resolve().parents[2] / "schemas"
APPLICATION = json.loads((SCHEMAS / "application.schema.json").read_text("utf-8"))
LEDGER = json.loads((SCHEMAS / "ledger.schema.json").read_text("utf-8"))
SHAPE = Shape(APPLICATION, "application")

FIRST_FILING = """\
kind: first-filing
state: draft
submitted_on: 2018-05-02
provider: alibaba-cloud
account: {id: "1000000000000001"}
subject:
  nature: enterprise
  name: 杭州示例网络科技有限公司
  certificate:
    type: business-license
    number: "91330100MA00000072"
    address: 浙江省杭州市西湖区示例路1号
    valid_from: 2015-06-01
    valid_until: long-term
  province: 浙江
  city: 杭州
  mailing_address: 西湖区示例路1号
  principal:
    name: 张三
    certificate: {type: resident-id, number: "330100199001010001", valid_until: 2028-01-01}
    mobile: "13800000000"
    office_phone: ["0571-00000000", "0571-00000001"]
    emergency_phone: "13900000000"
    email: zhangsan@example.cn
    is_legal_representative: true
    mobile_province: 浙江
  legal_representative: {name: 张三, birth_date: 1990-01-01}
  remarks: 无
websites:
  - name: 示例资讯
    home_page: www.example.cn
    is_open: false
    domains:
      - name: example.cn
        holder: {name: 杭州示例网络科技有限公司, relation: subject, certificate: {type: business-license}}
        registrar: {name: example-registrar, country: CN}
        real_name_status: verified
        real_name_verified_on: 2018-04-01
        expires_on: 2020-01-01
        resolves_to: nowhere
        privacy_protection: false
      - 例子.中国
    services: [informational]
    features: []
    languages: [zh-Hans, en]
    pre_approvals: [{type: news, number: "11120180000", issued_by: 示例机关, valid_until: 2021-05-01}]
    principal: {same_as: subject.principal}
    hosting:
      provider: alibaba-cloud
      product: ecs
      instance_id: i-bp000000000000000000
      account: "1000000000000001"
      region: cn-hangzhou
      ip: [203.0.113.7]
      billing: subscription
      months: 12
      expires_on: 2019-05-01
      status: running
      service_code: 00000000-0000-4000-8000-000000000000
      service_code_status: bound
      code_granted: true
      codes_used: 1
      bound_names: [news.example.cn]
    remarks: 企业产品介绍
documents:
  - {type: subject-certificate, file: license.jpg, of: subject, issued_on: 2018-04-20, valid_until: 2019-04-20}
  - {type: pre-approval, file: news.jpg, of: /websites/0, approval: news}
"""

CHANGE = """\
kind: change
submitted_on: 2018-05-02
provider: alibaba-cloud
filing:
  icp_number: 浙ICP备12000000号
  password: ${ICP_FILING_PASSWORD}
  provider: alibaba-cloud
  filed_through: hichina
  access_providers: [alibaba-cloud]
  approved_on: 2012-05-30
  status: approved
  transferred_in_on: 2016-03-01
  open_orders: [{kind: claim, provider: tencent-cloud, submitted_on: 2018-04-25}]
  filed_sites_open: true
  filed_sites_show_number: true
license: {number: 浙B2-20120000, issued_on: 2017-06-01, valid_until: 2022-06-01, holder: {name: 示例公司}}
changes:
  - {target: website, website: 浙ICP备12000000号-1, field: name, from: 旧名称, to: 新名称}
  - {target: subject, field: principal.is_legal_representative, from: false, to: true}
  - {target: website, website: 浙ICP备12000000号-1, field: domains, from: [example.cn, example.com], to: [example.cn]}
cancel: {websites: [浙ICP备12000000号-2], reason: 停办}
"""

SERVICE_CODE = """\
kind: service-code
provider: alibaba-cloud
account: {id: "1000000000000001"}
instances:
  - {product: ecs, instance_id: i-1, account: "1000000000000001", region: cn-hangzhou, codes_wanted: 2}
  - {product: cdn, billing: pay-as-you-go, months: 0, expires_on: 2019-05-01}
"""

VALID = {"first-filing": FIRST_FILING, "change": CHANGE, "service-code": SERVICE_CODE}


def document_of(text):
    """The only document of a text, as reading gives it."""
    (document,) = read(text.encode("utf-8"), "a.icp.yaml", "yaml", Limits())
    return document


def told(text, shape=SHAPE):
    """Id, pointer and line of each fault."""
    return [(f.id, f.pointer, f.span.start.line) for f in shape.faults(document_of(text))]


def only(text, shape=SHAPE):
    """The only fault."""
    (fault,) = shape.faults(document_of(text))
    return fault
