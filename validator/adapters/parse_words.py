"""What is told of a text that does not parse, in our own words: the parser's would quote the file.

Each entry names the likeliest mistake behind a failure, because that is what the reader can mend.
"""

from __future__ import annotations

from validator.adapters.fault_words import Words
from validator.core.texts import Text

_YAML = {
    "tab": Words(
        "ICP001",
        Text(
            "a tab stands in the indentation, which has to be made of spaces", "缩进中使用了制表符（Tab），应改用空格"
        ),
        Text("replace the tab with spaces", "将制表符替换为空格"),
    ),
    "no-space-after-colon": Words(
        "ICP001",
        Text("a key stands here without a space after its colon", "此处键名的冒号后缺少空格"),
        Text("write a space after the colon", "在冒号后加一个空格"),
    ),
    "no-colon": Words(
        "ICP001",
        Text(
            "this line is neither a key with a colon nor a part of the text before it",
            "本行既不是“键: 值”，也不属于上一行的文本",
        ),
        Text(
            "write key: value, or indent the line if it goes on with the text before",
            "写成“键: 值”；若是上文的延续，增加缩进",
        ),
    ),
    "stray-colon": Words(
        "ICP001",
        Text("a colon stands where no key can be", "冒号出现在不能有键的位置"),
        Text(
            "put quotes around a text that contains a colon, or line the key up with its neighbours",
            "文本中含冒号时加上引号；若是键，与同级的键对齐",
        ),
    ),
    "stray-hyphen": Words(
        "ICP001",
        Text("a list entry (-) stands where none can be", "列表项（-）出现在不能有列表项的位置"),
        Text(
            "begin the list on a line of its own, with its hyphens in one column", "列表另起一行书写，各项的连字符对齐"
        ),
    ),
    "stray-question-mark": Words(
        "ICP001",
        Text(
            "a key that begins with a question mark (?) stands where none can be",
            "以问号（?）开头的键出现在不能有键的位置",
        ),
        Text("put quotes around a text that begins with ?", "文本以 ? 开头时加上引号"),
    ),
    "indentation": Words(
        "ICP001",
        Text(
            "this line does not line up with the keys or entries before it, or something follows a closed quote",
            "本行与前面同级的键或列表项没有对齐，或者引号闭合后还有多余内容",
        ),
        Text(
            "line it up with its neighbours, and put the whole text between the quotes",
            "与同级内容对齐，并把整段文本放在引号内",
        ),
    ),
    "open-list": Words(
        "ICP001",
        Text(
            "a list that begins with [ is not closed, or a comma is missing in it",
            "以 [ 开头的列表没有闭合，或其中缺少逗号",
        ),
        Text("write the ] or the comma", "补上 ] 或逗号"),
    ),
    "open-mapping": Words(
        "ICP001",
        Text(
            "a mapping that begins with { is not closed, or a comma is missing in it",
            "以 { 开头的键值结构没有闭合，或其中缺少逗号",
        ),
        Text("write the } or the comma", "补上 } 或逗号"),
    ),
    "open-quote": Words(
        "ICP001",
        Text("the quote that opens here is never closed", "此处的引号没有闭合"),
        Text("write the closing quote", "补上闭合的引号"),
    ),
    "unknown-escape": Words(
        "ICP001",
        Text("this backslash begins no escape that YAML knows", "此处反斜杠后的字符不是 YAML 支持的转义"),
        Text("write \\\\ for a backslash, or use single quotes", "反斜杠本身写成 \\\\，或改用单引号"),
    ),
    "escaped-surrogate": Words(
        "ICP001",
        Text(
            "this escape stands for no character (half of a surrogate pair, or beyond U+10FFFF)",
            "此处的转义不代表任何字符（代理对的一半，或超出 U+10FFFF）",
        ),
        Text("write the character itself", "直接写出该字符"),
    ),
    "cannot-begin": Words(
        "ICP001",
        Text("no text may begin with this character without quotes", "未加引号的文本不能以该字符开头"),
        Text("put quotes around the text", "给文本加上引号"),
    ),
    "directive": Words(
        "ICP001",
        Text("a line that begins with % is no directive that can be read", "以 % 开头的行不是可识别的指令"),
        Text(
            "delete the line, or put quotes around a text that begins with %", "删除该行；若是以 % 开头的文本，加上引号"
        ),
    ),
    "directive-version": Words(
        "ICP001",
        Text(
            "the directive %YAML asks for a version that is not read; 1.2 is", "%YAML 指令指定了不支持的版本，应为 1.2"
        ),
        Text("delete the line", "删除该行"),
    ),
    "anchor-name": Words(
        "ICP001",
        Text(
            "a text that begins with & or * is an anchor or an alias, and this one has no name",
            "以 & 或 * 开头的内容会被当作锚点或别名，而此处没有名称",
        ),
        Text("put quotes around the text", "给文本加上引号"),
    ),
    "no-value": Words(
        "ICP001",
        Text("a value is missing here", "此处缺少值"),
        Text("write the value, or delete the comma or the key that waits for it", "补上值，或删除等待该值的逗号或键"),
    ),
    "after-document": Words(
        "ICP001",
        Text("something follows after the end of the document", "文档结束之后还有多余内容"),
        Text(
            "delete it, or write --- on a line of its own before the next document",
            "删除多余内容；若是下一个文档，在其前单独一行写 ---",
        ),
    ),
    "block-text": Words(
        "ICP001",
        Text(
            "after | or > nothing but an indentation digit, + or - may stand in the line",
            "| 或 > 之后，同一行只能写缩进数字、+ 或 -",
        ),
        Text("begin the text on the next line", "文本从下一行开始写"),
    ),
    "unreadable-tag": Words(
        "ICP012",
        Text("a tag (!) stands here; an application is read without tags", "此处使用了标签（!），备案申请不支持标签"),
        Text("delete the tag, or put quotes around a text that begins with !", "删除标签；若文本以 ! 开头，加上引号"),
    ),
    "not-yaml": Words(
        "ICP001",
        Text("from here on the text cannot be read as YAML", "自此处起无法按 YAML 读取"),
        Text(
            "see that quotes and brackets are closed and that the lines line up", "确认引号和括号均已闭合，各行缩进对齐"
        ),
    ),
}

_JSON = {
    "json-end": Words(
        "ICP001",
        Text("the text ends here, before the last bracket is closed", "文本在此处结束，括号尚未全部闭合"),
        Text("write what is missing, up to the closing bracket", "补全缺少的内容及闭合括号"),
    ),
    "json-comment": Words(
        "ICP001",
        Text("a comment stands here, JSON has none", "此处有注释，JSON 不支持注释"),
        Text("delete the comment, or write the application in YAML", "删除注释，或改用 YAML 编写"),
    ),
    "json-constant": Words(
        "ICP001",
        Text("NaN or Infinity stands here, JSON has no such numbers", "此处为 NaN 或 Infinity，JSON 没有这样的数值"),
        Text("write a number, or null", "改为数值或 null"),
    ),
    "json-trailing-comma": Words(
        "ICP001",
        Text(
            "after this comma nothing follows before the bracket closes, which JSON does not allow",
            "此逗号之后直接是闭合括号，JSON 不允许末尾多余的逗号",
        ),
        Text("delete the comma", "删除该逗号"),
    ),
    "json-single-quote": Words(
        "ICP001",
        Text("a single quote stands where JSON asks for a double quote", "此处用了单引号，JSON 要求双引号"),
        Text('write " on both sides', "两侧都改为英文双引号"),
    ),
    "json-bare-word": Words(
        "ICP001",
        Text(
            "a word stands here without quotes, JSON knows only true, false and null so",
            "此处的单词没有引号，JSON 中只有 true、false、null 可以不加引号",
        ),
        Text("put double quotes around it", "加上英文双引号"),
    ),
    "json-key": Words(
        "ICP001",
        Text("a key in double quotes is expected here", "此处应为加双引号的键"),
        Text('write "key": value', '写成 "键": 值'),
    ),
    "json-colon": Words(
        "ICP001",
        Text("a colon is expected here, between key and value", "此处应为分隔键与值的冒号"),
        Text("write the colon", "补上冒号"),
    ),
    "json-comma": Words(
        "ICP001",
        Text("a comma or the closing bracket is expected here", "此处应为逗号或闭合括号"),
        Text("write the comma between the two entries, or the bracket", "在两项之间补上逗号，或补上闭合括号"),
    ),
    "json-bracket": Words(
        "ICP001",
        Text(
            "this bracket closes nothing, or another kind than was opened", "此括号没有对应的开括号，或与开括号不匹配"
        ),
        Text("write the bracket that belongs to the opened one", "改为与开括号匹配的括号"),
    ),
    "json-value": Words(
        "ICP001",
        Text("a value is expected here", "此处应为值"),
        Text("write a value, or null", "补上值，或写 null"),
    ),
    "json-number": Words(
        "ICP001",
        Text(
            "this is no number as JSON writes them (leading zero, plus sign, bare point, hexadecimal)",
            "此处不符合 JSON 的数值写法（前导零、正号、缺少整数或小数部分、十六进制等）",
        ),
        Text("put quotes around it if it is a name, else write plain digits", "号码加上引号；数值则直接写十进制数"),
    ),
    "json-line-break": Words(
        "ICP001",
        Text(
            "the line ends inside the text that opens here, a text has to stay on one line",
            "此处开始的文本在行末仍未闭合，JSON 文本不能跨行",
        ),
        Text("write the closing quote, or \\n for a line break", "补上闭合的引号；换行写成 \\n"),
    ),
    "json-raw-tab": Words(
        "ICP001",
        Text("a tab stands inside a text, JSON wants it written as \\t", "文本中直接含有制表符，JSON 要求写成 \\t"),
        Text("write \\t or a space", "改为 \\t 或空格"),
    ),
    "json-escape": Words(
        "ICP001",
        Text("this backslash begins no escape that JSON knows", "此处反斜杠后的字符不是 JSON 支持的转义"),
        Text("write \\\\ for a backslash", "反斜杠本身写成 \\\\"),
    ),
    "json-open-quote": Words(
        "ICP001",
        Text("the quote that opens here is never closed", "此处的引号没有闭合"),
        Text("write the closing quote", "补上闭合的引号"),
    ),
    "json-after": Words(
        "ICP001",
        Text(
            "something follows after the end of the application, a JSON file holds one",
            "申请内容结束之后还有多余内容，一个 JSON 文件只能包含一份申请",
        ),
        Text(
            "delete it, or write one application a line in a file called *.icp.jsonl",
            "删除多余内容，或改用 *.icp.jsonl 文件，每行一份",
        ),
    ),
    "jsonl-after": Words(
        "ICP001",
        Text(
            "something follows after the end of the application, each line holds one",
            "申请内容结束之后还有多余内容，每行只能是一份申请",
        ),
        Text("delete it, or write it on a line of its own", "删除多余内容，或另起一行书写"),
    ),
}

PARSING: dict[str, Words] = {**_YAML, **_JSON}
"""Every way in which a text does not parse."""
