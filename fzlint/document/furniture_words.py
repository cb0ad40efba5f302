"""The words by which `furniture.py` tells what belongs to a page: labels, buttons, menus."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# labels that only a page has, wherever they stand
SURE = _words("""
    上一篇 下一篇 上一条 下一条 上一页 下一页 上篇 下篇 责任编辑 信息来源 文章来源 稿件来源 新闻来源 浏览次数
    浏览量 浏览 阅读次数 阅读量 阅读数 点击次数 点击数 点击量 点击率 访问量 访问次数 当前位置 您的位置
    你的位置 您当前的位置 您现在的位置 您所在的位置 您当前位置 当前所在 当前所在位置 您当前所在的位置
    您现在所在的位置 所在位置 现在位置 分享到 分享至 网站标识码 备案号 下载地址 扫码分享 扫一扫 信息发布人
""")
# labels of the table that a site puts round a document, and of its buttons: furniture in front of the text and behind it
EDGE = _words("""
    索引号 信息索引号 索引码 信息索引 发布机构 发布机关 发布单位 发布部门 发布人 发布者 发布人员 发布日期
    发布时间 发表日期 发表时间 更新时间 更新日期 生成日期 公文生成日期 发文机关 发文机构 发文单位 发文日期
    发文时间 发文字号 制发机构 制发机关 主题分类 体裁分类 内容分类 信息分类 服务对象 信息名称 信息类别 公开范围
    公开类别 公开时限 有效性 时效性 效力状态 效力级别 有效性/截止日期 内容概述 字号 字体 字体大小 视力保护色
    保护视力色 统一编号 快捷搜索 热门搜索 热搜词 搜索热词 信息有效性 废止日期 颁布部门 颁布机构 法律效力 应用分类 颁布日期 发布文号 公文种类 组配
    来源 编辑 责编 录入 录入者 主办单位 承办单位 主办 承办 技术支持 附件下载 URL 网址 原文链接 抓取时间
    图片来源 编辑时间 备注/文号 成文时间 稿源 收录时间 相关报道 相关链接 相关阅读 相关文章 相关新闻 相关附件
    相关稿件 相关解读 相关信息
""")
# labels that documents have too: furniture beside what is furniture
MAYBE = _words("""
    时间 日期 发布 作者 文号 标题 题名 名称 成文日期 公开方式 公开形式 文件编号 组配分类 所属机构 文件分类
    公开属性 公开类型 关键词 关键字 主题词 摘要 文种 施行日期 生效日期 失效日期 审核 审核人 信息形式 语种
    格式 地址 邮编 电话 邮箱 版权所有 联系电话 分类 栏目 类型
""")
# labels of what a page says of the text in front of it, in full sentences
ABSTRACT = _words("核心提示 内容提要 内容概述 内容概要 导读 新闻导读 编者按")
LISTS = frozenset(label for label in EDGE if label.startswith("相关"))  # a list of other pages follows

# buttons
BUTTON = _words("""
    打印 打印本页 打印此页 打印文章 关闭 关闭窗口 关闭本页 关闭页面 关闭此页 下载 全屏 收藏 加入收藏 收藏本页
    分享 分享到 加大 减小 还原 大 中 小 大中小 纠错 我要纠错 返回 返回顶部 返回首页 返回列表 返回上一页
    回到顶部 设为首页 推荐给好友 字号 字体 默认 超大 语音播报 朗读 放大 缩小 保存 转发 点赞 评论 扫一扫
    二维码 查看余下全文 查看全文 展开全文 阅读全文 收起全文 点击右上角微信好友 朋友圈 微信好友 转载分享
    请使用浏览器分享功能进行分享 复制链接
""")
# menus
MENU = _words("""
    首页 网站首页 登录 注册 无障碍 无障碍浏览 无障碍阅读 长者模式 长者版 关怀版 适老化 简体 繁体 简体版
    繁体版 手机版 移动版 网站地图 网站导航 联系我们 关于我们 政务公开 互动交流 政务服务 办事服务 专题专栏
    新闻中心 要闻动态 政民互动 解读回应 数据开放 English RSS 微信 微博 客户端 搜索 高级搜索 邮箱
    LOGO logo 导航 导航菜单 导航切换 菜单 隐私声明 请输入搜索 选择特殊符号 选择搜索类型 朗读 智能问答 返回首页 加入收藏 设为首页
""")
SITES = (
    "政府网",
    "门户网站",
    "政府网站",
    "官方网站",
    "网站",
    "新闻网",
    "信息网",
    "人民政府网",
    "网站专栏",
    "公众网",
)  # how the names of sites end
# how titles end: such a line is not taken for a part of the page
NAMED = (
    *("报告", "汇报", "总结", "年报", "通知", "方案", "意见", "办法", "规定", "决算", "公开", "要点"),
    *("说明", "函", "细则", "规则", "清单"),
)
# words of menus that the lines of a page run together
GLUED = tuple(_words("登录 注册 繁体 简体 无障碍 长者 手机版 设为首页 加入收藏 网站地图 智能问答 English"))
