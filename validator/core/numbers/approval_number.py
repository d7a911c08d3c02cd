"""Numbers of prior approvals, by the shape that the approving body gives them.

The interface takes any text, and bodies change their shapes: what is told here is the usual look, with the name of the
license before it or not. Source: approval numbers printed in public footers, 2008 to 2025.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from validator.core.canonical import folded

# The brackets that a number may have around province and year; NFKC has made full-width ones ASCII.
_OPEN, _CLOSE = r"[(\[〔【]", r"[)\]〕】]"
_LABEL = r"^[一-鿿]*(?:许可证|资格证书|备案)(?:编号|号)?[::]?"

# Not compiled: few applications have an approval.
_SHAPES: Mapping[str, str] = {
    # 11 digits, region and year among them.
    "news": r"[0-9]{11}号?",
    # 京网文〔2023〕1034-029号; earlier 京网文许字.
    "culture": rf"\w网文(?:许字)?{_OPEN}[0-9]{{4}}{_CLOSE}[0-9]{{4}}-[0-9]{{1,4}}号?",
    # 7 digits: province and serial.
    "broadcasting": r"[0-9]{7}号?",
    # 京(2022)0000043
    "religion": rf"\w{_OPEN}[0-9]{{4}}{_CLOSE}[0-9]{{7}}号?",
    # The certificate of old, (苏)-非经营性-2016-0005, and the filing since, (京)网药械信息备字(2022)第00334号.
    "drugs": rf"{_OPEN}\w{_CLOSE}"
    rf"(?:-?(?:非)?经营性-[0-9]{{4}}-[0-9]{{4}}|网药械信息备字{_OPEN}[0-9]{{4}}{_CLOSE}第?[0-9]{{5}}号?)",
}


def is_right(typed: str, shape: str) -> bool | None:
    """Whether a number has a shape; None where that shape is not known.

    >>> is_right("京网文[2023]0169-004号", "culture"), is_right("京网文2023", "culture"), is_right("1", "unheard of")
    (True, False, None)
    """
    known = _SHAPES.get(shape)
    if known is None:
        return None
    text = folded(typed)
    return re.fullmatch(known, text) is not None or re.fullmatch(known, re.sub(_LABEL, "", text)) is not None
