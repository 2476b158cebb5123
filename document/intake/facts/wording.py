"""What the lines around a text say: its number, when it was passed, who copied it, what belongs to the page."""

from __future__ import annotations

import re

from document.structure.marks.folding import fold_line

__all__ = [
    "find_labelled",
    "find_number",
    "find_order",
    "is_body_name",
    "is_history",
    "is_page_furniture",
    "is_released",
    "is_signer",
    "shrink_line",
]

year_number = r"[\u4e00-\u9fffA-Z]{1,16} ?[〔\[【(（][0-9]{4}[〕\]】)）] ?第? ?[0-9]{1,6} ?[号號]"
order_number = r"(?:[\u4e00-\u9fff]{2,24})?[令公告] ?\(? ?第? ?[0-9一二三四五六七八九十百〇零]{1,6} ?[号號] ?\)?"
letter_number = r"[\u4e00-\u9fff]{1,10}字第 ?[0-9]{3,14} ?[号號]"
forms_of_number = re.compile(f"(?:{year_number}|{order_number}|{letter_number})")
in_history = re.compile(r"[\u4e00-\u9fff]{2,24}令 ?第 ?[0-9一二三四五六七八九十百〇零]{1,6} ?[号號]")
history = re.compile("通过|通過|施行|实施|實施|修订|修訂|修正|修改|公布|发布|發布|批准|核定|废止|廢止|生效|颁布|頒布")
who_may_read = re.compile(
    r"\(?[此本]件.{0,4}(?:公开|公開).{0,8}\)?|\(.{0,12}(?:主动公开|主動公開)\)?|\(.{0,20}(?:公开|公開|发布|發布|印发|印發).{0,6}\)"
)
labels = (
    "来源|來源|信息来源|稿件来源|文章来源|资料来源|发布时间|發布時間|发布日期|發布日期|发表时间|更新时间|时间|日期|发布机构|发文机关|發文機關|"
    "发文字号|發文字號|成文日期|索引号|主题分类|标题|有效性|主题词|公文种类|体裁分类|组配分类|责任编辑|責任編輯|编辑|作者|浏览次数|点击数|阅读|"
    "字号|字號|文号|文號|字体|来源部门|生效日期|施行日期|公布日期|发布单位|修正日期|修订日期|修訂日期|发文日期|發文日期|发文单位|法規類別|法规类别|"
    "法規體系|发布部门|制定机关|公布机关|时效性|效力级别|效力位阶"
)
labelled = re.compile(rf"\(?(?P<label>{labels}) ?: ?(?P<value>.*?)\)?(?=[ \t]+(?:{labels}) ?:|$)")
furniture = re.compile(
    r"\(?责任编辑.{0,20}|.{0,6}扫一扫.{0,30}|.{0,4}扫描.{0,6}二维码.{0,20}|分享(?:到|至|给|本页)?.{0,20}|"
    r"(?:【?(?:打印|关闭|收藏|打印本页|关闭窗口|返回顶部|我要纠错|推荐|返回)】? ?)+|(?:上|下)一篇.{0,60}|"
    r"相关(?:链接|阅读|稿件|解读|文章|新闻).{0,60}|版权所有.{0,60}|当前位置.{0,80}|首页.{0,60}|点击(?:上方|蓝字|关注).{0,30}|"
    r"(?:阅读原文|预览时标签不可点|微信扫一扫.*|在看|点赞|举报|展开全文|纠错)|\(?(?:大|中|小)( (?:大|中|小)){2}\)?|"
    r".{0,20}ICP备.{0,30}|.{0,10}京公网安备.{0,30}"
)
office = r"(?:总理|主席|省长|市长|县长|区长|州长|部长|主任|局长|院长|署长|行政院院长|總統|總理|縣長|市長|部長)"
signer = re.compile(rf"{office} ?[\u4e00-\u9fff·]{{1,12}}(?: ?[\u4e00-\u9fff]){{0,3}}")
body_name = re.compile(
    r"[\u4e00-\u9fff（）()、 \u3000]{0,40}(?:国务院|國務院|办公厅|辦公廳|办公室|辦公室|委员会|委員會|政府|"
    r"代表大会|代表大會|中央|党委|法院|检察院|檢察院|部|委|局|厅|廳|署|院|司|银行|銀行|会|會|行政公署|集团|公司|大学|学校)"
)


def shrink_line(text: str) -> str:
    """A line in one shape for all that looks alike, without what stands around its words."""
    return fold_line(text).text.strip(" #>*")


def find_number(text: str) -> str:
    """The 文號 that fills a line, brackets around it apart, as it is printed; "" for any other line."""
    bare = text.strip(" \t\u3000#")
    if bare[:1] in "（(" and bare[-1:] in "）)":
        bare = bare[1:-1]
    return bare if forms_of_number.fullmatch(fold_line(bare).text.strip()) else ""


def find_order(text: str) -> str:
    """The 文號 inside a line of history: 国务院令第387号; "" where there is none."""
    match = in_history.search(fold_line(text).text)
    return match[0] if match else ""


def is_history(text: str) -> bool:
    """Whether a line says that something was done to the text: passed, amended, put into force."""
    return bool(history.search(text))


def is_released(text: str) -> bool:
    """Whether a line says who may read the document: （此件公开发布）."""
    return bool(who_may_read.fullmatch(shrink_line(text)))


def find_labelled(text: str) -> dict[str, str]:
    """What a line says under labels, 来源：…, when it says nothing else; {} for any other line."""
    line = shrink_line(text)
    found = {match["label"]: match["value"].strip() for match in labelled.finditer(line)}
    rest = labelled.sub("", line).strip()
    return found if found and not rest else {}


def is_page_furniture(text: str) -> bool:
    """Whether a line belongs to the page that a copy was taken from."""
    return bool(furniture.fullmatch(shrink_line(text)))


def is_signer(text: str) -> bool:
    """Whether a line is a person with an office, who signs."""
    return bool(signer.fullmatch(shrink_line(text)))


def is_body_name(text: str) -> bool:
    """Whether a line may be the name of an authority."""
    return bool(body_name.fullmatch(text.strip()))
