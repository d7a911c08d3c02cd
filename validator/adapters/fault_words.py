"""What reading has to tell, in both languages: one entry for each fault, by its name.

No entry quotes the file, except the name of a key: what did not parse may be a secret.
"""

from __future__ import annotations

from typing import NamedTuple

from validator.core.texts import Text


class Words(NamedTuple):
    """A kind of fault: the finding it becomes, what it says and what cures it."""

    id: str
    message: Text
    fix: Text


_SAVE_AS_UTF_8 = Text("save the file again as UTF-8", "将文件另存为 UTF-8 编码")
_DELETE_CHARACTER = Text("delete the character", "删除该字符")
_QUOTE = Text("put quotes around it if it is meant as text", "如需作为文本，加上英文引号")
_ASCII = Text("type it again with an English keyboard layout", "切换到英文输入法后重新输入")

_ENCODING = {
    "encoding": Words(
        "ICP001",
        Text("the file is encoded in {encoding}, an application has to be UTF-8", "文件编码为 {encoding}，应为 UTF-8"),
        _SAVE_AS_UTF_8,
    ),
    "not-utf-8": Words(
        "ICP001",
        Text(
            "from here on the file is not UTF-8, nor any other encoding that is known",
            "文件自此处起不是 UTF-8 编码，也无法识别为其他编码",
        ),
        _SAVE_AS_UTF_8,
    ),
    "control": Words(
        "ICP001",
        Text(
            "the character {code} stands here, which a text file may not contain", "此处有文本文件不应包含的字符 {code}"
        ),
        _DELETE_CHARACTER,
    ),
    "mark-inside": Words(
        "ICP001",
        Text(
            "a byte order mark ({code}) stands in the middle of the text, where it is invisible and may not stand",
            "文本中间夹有不可见的字节顺序标记（BOM，{code}）",
        ),
        _DELETE_CHARACTER,
    ),
    "escape": Words(
        "ICP001",
        Text(
            "an escape in this text stands for {code}, a character that no text may contain",
            "此处的转义序列代表字符 {code}，文本中不允许出现该字符",
        ),
        Text("delete the escape", "删除该转义序列"),
    ),
    "mark": Words(
        "ICP014",
        Text(
            "the file begins with a byte order mark; it was read all the same",
            "文件开头有字节顺序标记（BOM），已忽略并照常读取",
        ),
        Text("save the file as UTF-8 without a byte order mark", "将文件另存为不带 BOM 的 UTF-8 编码"),
    ),
    "cannot-open": Words(
        "ICP001",
        Text("the file cannot be read: {reason_en}", "文件无法读取：{reason_zh}"),
        Text("see that the file is there and may be read", "确认文件存在且有读取权限"),
    ),
}

_LIMITS = {
    "bytes": Words(
        "ICP005",
        Text("the file is larger than {limit:,} bytes and was not read", "文件超过{limit:,}字节的上限，未予读取"),
        Text("split the file, or raise the limit with --max-bytes", "拆分文件，或用 --max-bytes 调高上限"),
    ),
    "bytes-of-line": Words(
        "ICP005",
        Text("this line is longer than {limit:,} bytes and was not read", "本行超过{limit:,}字节的上限，未予读取"),
        Text("shorten the line, or raise the limit with --max-bytes", "缩短该行，或用 --max-bytes 调高上限"),
    ),
    "depth": Words(
        "ICP005",
        Text("the blocks are nested deeper than {limit:,} levels", "嵌套层数超过{limit:,}层的上限"),
        Text("nest less deeply, or raise the limit with --max-depth", "减少嵌套层数，或用 --max-depth 调高上限"),
    ),
    "nodes": Words(
        "ICP005",
        Text(
            "the document has more than {limit:,} values, those that aliases repeat counted each time",
            "文档中的值超过{limit:,}个的上限（别名引用的内容按次重复计数）",
        ),
        Text("split the document, or raise the limit with --max-nodes", "拆分文档，或用 --max-nodes 调高上限"),
    ),
    "documents": Words(
        "ICP005",
        Text(
            "the file has more than {limit:,} documents; from here on it was not read",
            "文件中的文档超过{limit:,}个的上限，此后的内容未予读取",
        ),
        Text("split the file, or raise the limit with --max-nodes", "拆分文件，或用 --max-nodes 调高上限"),
    ),
    "long-key": Words(
        "ICP005",
        Text(
            "this key has {length:,} characters, a key may have {limit:,}",
            "该键名长达{length:,}个字符，键名最多{limit:,}个字符",
        ),
        Text(
            "see whether a quote or a colon is missing; no option raises the limit",
            "确认是否漏写引号或冒号；该上限无法调整",
        ),
    ),
    "faults": Words(
        "ICP005",
        Text(
            "more than {limit:,} faults were found, from here on they are not told",
            "发现的问题超过{limit:,}处，此后不再逐一列出",
        ),
        Text("mend those that are told, then look again", "先改正已列出的问题，再重新校验"),
    ),
    "digits": Words(
        "ICP005",
        Text(
            "this number has {digits:,} digits, a number may have {limit}",
            "该数值长达{digits:,}位，数值最多{limit}位",
        ),
        Text(
            "put quotes around it: a number that long is a name, and no option raises the limit",
            "位数如此之多的应是号码，加上引号即可；该上限无法调整",
        ),
    ),
}

_CONTENT = {
    "empty": Words(
        "ICP008",
        Text("there is no application here: the document is empty", "文档为空，没有备案申请内容"),
        Text(
            "write the application, beginning with its kind, or delete the empty document",
            "填写申请内容（从 kind 写起），或删除该空文档",
        ),
    ),
    "list": Words(
        "ICP008",
        Text(
            "there is a list at the top, an application is a mapping of keys to values",
            "顶层是列表，备案申请的顶层应为键值结构",
        ),
        Text(
            "write each application as a document of its own, with --- between them",
            "每份申请单独成为一个文档，之间用 --- 分隔",
        ),
    ),
    "list-in-json": Words(
        "ICP008",
        Text(
            "there is a list at the top, a JSON file holds one application",
            "顶层是列表，一个 JSON 文件只能包含一份备案申请",
        ),
        Text(
            "write one application a file, or one a line in a file called *.icp.jsonl",
            "一个文件只写一份申请，或改用 *.icp.jsonl 文件，每行一份",
        ),
    ),
    "list-in-line": Words(
        "ICP008",
        Text("there is a list at the top, each line holds one application", "顶层是列表，每行只能是一份备案申请"),
        Text("write one application a line", "每行写一份申请"),
    ),
    "scalar": Words(
        "ICP008",
        Text(
            "there is a single value at the top, an application is a mapping of keys to values",
            "顶层只有单个值，备案申请的顶层应为键值结构",
        ),
        Text(
            "begin with the kind, and put a space after each colon: kind: change",
            "从 kind 写起，冒号后须有空格，例如 kind: change",
        ),
    ),
    "duplicate-key": Words(
        "ICP004",
        Text(
            "the key {key} stands twice in one mapping, first in line {line}; that value holds, this one is ignored",
            "键名 {key} 在同一层级重复出现，首次出现在第{line}行；以首次的值为准，此处的值被忽略",
        ),
        Text("delete one of the two", "删除其中一处"),
    ),
}

_HABITS = {
    "habit-word": Words(
        "ICP010",
        Text(
            "{word} without quotes is text in YAML 1.2, many tools still read it as a boolean",
            "未加引号的 {word} 在 YAML 1.2 中是文本，但许多工具仍按布尔值读取",
        ),
        Text(
            "write true or false where a boolean is meant, else put quotes around it",
            "表示是或否时写 true 或 false，否则加上引号",
        ),
    ),
    "habit-sexagesimal": Words(
        "ICP010",
        Text(
            "digits with colons and without quotes are text in YAML 1.2, many tools read them as a number to base 60",
            "未加引号、以冒号分隔的数字在 YAML 1.2 中是文本，但许多工具仍按六十进制数读取",
        ),
        Text("put quotes around it", "加上引号"),
    ),
    "habit-underscore": Words(
        "ICP010",
        Text(
            "digits with underscores and without quotes are text in YAML 1.2, many tools still read them as a number",
            "未加引号且带下划线的数字在 YAML 1.2 中是文本，但许多工具仍按数值读取",
        ),
        Text(
            "leave the underscores out where a number is meant, else put quotes around it",
            "表示数值时去掉下划线，否则加上引号",
        ),
    ),
    "habit-binary": Words(
        "ICP010",
        Text(
            "0b and binary digits without quotes are text in YAML 1.2, many tools still read them as a number",
            "未加引号的 0b 二进制写法在 YAML 1.2 中是文本，但许多工具仍按数值读取",
        ),
        Text("put quotes around it", "加上引号"),
    ),
    "habit-moment": Words(
        "ICP010",
        Text(
            "a date with a time and without quotes is text in YAML 1.2, many tools make it a moment of another zone",
            "未加引号的日期时间在 YAML 1.2 中是文本，但许多工具仍会转换为其他时区的时刻",
        ),
        Text("write the day alone, as YYYY-MM-DD, or put quotes around it", "只写日期（YYYY-MM-DD），或加上引号"),
    ),
}

_FULL_WIDTH = {
    "wide-colon": Words(
        "ICP011",
        Text(
            "a full-width colon (：) stands where a colon and a space have to separate key and value",
            "键与值之间用了全角冒号（：），应为英文冒号加空格",
        ),
        Text("write : and a space after it", "改为英文冒号，并在其后加一个空格"),
    ),
    "wide-quote": Words(
        "ICP011",
        Text(
            "full-width quotes stand where the quotes of the syntax are meant; they would become part of the text",
            "此处用了中文（全角）引号，会被当作内容的一部分，应为英文引号",
        ),
        Text(
            "write \" or ', or put such quotes around the whole if it is to begin with these",
            "改为英文引号；若内容本身就带中文引号，在最外层再加一对英文引号",
        ),
    ),
    "wide-comma": Words(
        "ICP011",
        Text(
            "a full-width comma (，) stands where a comma has to separate two entries",
            "各项之间用了全角逗号（，），应为英文逗号",
        ),
        Text("write , and a space after it", "改为英文逗号，并在其后加一个空格"),
    ),
    "wide-hyphen": Words(
        "ICP011",
        Text(
            "a full-width hyphen or a dash stands where - has to begin an entry of a list",
            "列表项以全角连字符或破折号开头，应为英文连字符（-）",
        ),
        Text("write - and a space after it", "改为英文连字符，并在其后加一个空格"),
    ),
    "wide-space": Words(
        "ICP011",
        Text(
            "an ideographic space (U+3000) stands where a space is part of the syntax",
            "此处用了全角空格（U+3000），语法要求英文空格",
        ),
        Text("replace it with spaces", "改为英文空格"),
    ),
    "wide-bracket": Words(
        "ICP011",
        Text(
            "a full-width bracket stands where a bracket of the syntax is meant", "此处用了全角括号，语法要求英文括号"
        ),
        _ASCII,
    ),
}

_REFUSED = {
    "tag": Words(
        "ICP012",
        Text("a tag (!) stands here; an application is read without tags", "此处使用了标签（!），备案申请不支持标签"),
        Text("delete the tag, or put quotes around a text that begins with !", "删除标签；若文本以 ! 开头，加上引号"),
    ),
    "merge-key": Words(
        "ICP012",
        Text(
            "a merge key (<<) stands here, which YAML 1.2 does not have; what it would bring in is not read",
            "此处使用了合并键（<<），YAML 1.2 没有该语法，所引内容未予读取",
        ),
        Text("write the keys out", "把所引的各个键逐一写出"),
    ),
    "odd-key": Words(
        "ICP012",
        Text("this key is {what_en}, a key has to be text", "此处的键是{what_zh}，键必须是文本"),
        Text("write the key's name, with quotes if it looks like something else", "写出键名，必要时加上引号"),
    ),
    "unknown-alias": Words(
        "ICP012",
        Text(
            "an alias (*) stands here, and no anchor (&) of that name before it",
            "此处使用了别名（*），但前文没有同名的锚点（&）",
        ),
        Text(
            "write the value out, or put quotes around a text that begins with *",
            "直接写出内容；若文本以 * 开头，加上引号",
        ),
    ),
    "own-alias": Words(
        "ICP012",
        Text("an alias (*) stands here inside the very block that it repeats", "此处的别名（*）引用了包含它自身的内容"),
        Text("write the value out", "直接写出内容"),
    ),
}

READING: dict[str, Words] = {**_ENCODING, **_LIMITS, **_CONTENT, **_HABITS, **_FULL_WIDTH, **_REFUSED}
"""Every fault of reading but those of a text that does not parse."""
