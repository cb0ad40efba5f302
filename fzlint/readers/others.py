"""Files that are no report that can be read, by suffix: what they are, and what their owner can do."""

from __future__ import annotations

_FROM_WORD = "请用原来的 Word/WPS 文件；只有这一份时，先转换成 .docx 并核对文字，再检查"
_PASTE = "请把要检查的文字放进 Word/WPS 文档，存为 .docx 后再检查"
_SCAN = "请先用文字识别（OCR）转成文字，存为 .docx，核对后再检查"
_UNPACK = "请先解压，再检查里面的报告"
_SAVE = "请在 Word/WPS 中另存为 .docx 后再检查"

_KINDS = (  # what it is, what to do, suffixes
    ("PDF 文件", _FROM_WORD, ".pdf"),
    ("OFD 版式文件", _FROM_WORD, ".ofd"),
    ("其他版式文件", _FROM_WORD, ".ceb .cebx .caj .xps .djvu .epub"),
    ("电子表格", _PASTE, ".xlsx .xls .xlsm .et .ett .ods .csv"),
    ("演示文稿", _PASTE, ".pptx .ppt .dps .dpt .odp"),
    ("图片", _SCAN, ".jpg .jpeg .png .bmp .gif .tif .tiff .webp .heic"),
    ("压缩文件", _UNPACK, ".zip .rar .7z .tar .gz .tgz"),
    ("其他文字处理软件的文件", _SAVE, ".odt .pages .uof .uot .wpt .dot"),
    ("单个文件网页（MHTML）", _SAVE, ".mht .mhtml"),
    ("邮件", "请把附件存到文件夹里，再检查附件", ".eml .msg"),
    ("快捷方式", "请检查它指向的文件", ".lnk .url"),
)
_BY_SUFFIX = {suffix: (kind, advice) for kind, advice, suffixes in _KINDS for suffix in suffixes.split()}


def kind_of(suffix: str) -> str:
    """What files with a suffix are, "" if they are none that people take for a report or keep beside one."""
    return _BY_SUFFIX[suffix][0] if suffix in _BY_SUFFIX else ""


def sentence(suffix: str) -> str:
    """What a file with this suffix is and what to do, without an end mark."""
    kind, advice = _BY_SUFFIX.get(suffix, ("", ""))
    if kind:
        return f"这是{kind}，不能检查。{advice}"
    if suffix in (".xml", ".fodt"):  # in a folder they are data as a rule: not named there
        return f"这是 XML 文档（如 Word 2003 XML），不能检查。{_SAVE}"
    what = f"不能检查扩展名为“{suffix}”的文件" if suffix else "文件名没有扩展名，无法判断格式"
    return f"{what}。{_SAVE}"
