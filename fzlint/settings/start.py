"""The configuration that `fzlint init` writes: commented out, so that nothing changes until somebody wants it."""

from __future__ import annotations

TEXT = """\
# fzlint 的设置。去掉行首的“# ”就起作用；这个文件夹和下级文件夹里的报告都适用。
# 全部说明见 docs/config.md；fzlint config 报告.docx 显示哪些设置起作用。

# root = true                      # 到此为止，不再用上级文件夹的设置

# ignore = ["FZ205"]               # 不用的规则：编号、编号的开头（FZ2）或名称；全部规则见 fzlint rule
# select = ["FZ1", "FZ4"]          # 只用这些规则；不写时全部都用
# fail-on = "warning"              # 有警告时退出码也为 1（默认只有错误时）
# exclude = ["归档/", "*草稿*"]     # 跳过的文件，写法同 .gitignore
# kind = "法治政府建设年度报告"     # 报告种类；不写时按标题判断
# rule-folders = ["本局规则"]       # 自己的规则，写法见 rules/README.md
# baseline = "fzlint-baseline.json" # 旧问题先放一放：fzlint . --write-baseline 记下，以后只列新的

# [severity]                       # 改变级别：error 错误、warning 警告、info 提示、off 关闭
# FZ304 = "info"

# [words]
# allow = ["营商办"]               # 这些词语不算错
# terms = ["一企一策包联"]         # 本单位的常用语

# [files."会议材料/"]              # 某些文件另有设置
# ignore = ["FZ105"]

# [kinds."政府工作报告"]           # 某种报告另有设置
# severity = { FZ105 = "off" }

# [extend.FZ504]                   # 给易错词表添几行
# rows = [{ wrong = "布暑", right = "部署" }]
# unless = ["应当做到"]            # 含有错词的正确词语
"""
