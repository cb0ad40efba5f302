"""Make docs/rules.md from the rule files and docs/schema/ from what checks them, and record the output shown in the READMEs from
real runs.

    python docs/build.py            write what is stale
    python docs/build.py --check    say what is stale, exit 1

In a README a recorded block stands between `<!-- run: COMMAND -->` and `<!-- end -->`; COMMAND is an fzlint call.
"""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

from schemas import schemas

from fzlint.rulebook.kind import Kind
from fzlint.rulebook.load import kind_files, rule_files, shipped
from fzlint.rulebook.read import read_rule
from fzlint.rulebook.read_kind import read_kind
from fzlint.rulebook.rule import Example, RuleText

ROOT = Path(__file__).parents[1]
FAMILIES = {
    "0": "写给 fzlint 的注记",
    "1": "结构与内容",
    "2": "序号与层次",
    "3": "标点与空格",
    "4": "数字与日期",
    "5": "用语",
    "6": "痕迹与残留",
}
SEVERITY = {"error": "错误", "warning": "警告", "info": "提示", "off": "默认关闭"}


def rules_page() -> str:
    texts = sorted((read_rule(path) for path in rule_files(shipped())), key=lambda text: text.rule.code)
    kinds = [read_kind(path) for path in kind_files(shipped())]
    lines = [
        "# 规则",
        "",
        "本页由 `docs/build.py` 从 `rules/` 中的规则文件生成，请勿直接修改。例句都是自动测试。",
        "",
        "| 编号 | 名称 | 说明 | 级别 |",
        "|---|---|---|---|",
    ]
    lines += [
        f"| [{t.rule.code}](#{t.rule.code.lower()}) | {t.rule.name} | {t.rule.summary} | {SEVERITY[t.rule.severity]} |"
        for t in texts
    ]
    family = ""
    for text in texts:
        if text.rule.code[2] != family:
            family = text.rule.code[2]
            lines += ["", f"## {FAMILIES[family]}"]
        lines += ["", *rule_entry(text)]
    lines += ["", "## 报告种类", "", "标题符合其中一种的，才检查必备内容（FZ103）等只对该种报告成立的规则。"]
    for kind in kinds:
        lines += ["", *kind_entry(kind)]
    return "\n".join(lines) + "\n"


def rule_entry(text: RuleText) -> list[str]:
    rule = text.rule
    lines = [
        f'<a id="{rule.code.lower()}"></a>',
        f"### {rule.code} {rule.name} · {rule.summary}",
        "",
        f"级别：{SEVERITY[rule.severity]}。出处：{text.source}。",
        "",
        *text.why.splitlines(),
    ]
    for bad, title in ((True, "应当提示"), (False, "不应提示")):
        examples = [example for example in text.examples if example.bad is bad]
        if examples:
            lines += ["", f"**{title}**"]
        for example in examples:
            lines += ["", *example_entry(example)]
    return lines


def example_entry(example: Example) -> list[str]:
    lines = []
    if example.title:
        lines += [f"（标题：{example.title}）", ""]
    if example.file:
        lines += [f"文件 `fixtures/{example.file}`"]
    else:
        lines += ["```text", *example.text.strip("\n").splitlines(), "```"]
    if example.found:
        found = "、".join(f"“{f.start.strip()}”" if not f.end else f"“{f.start}……{f.end}”" for f in example.found)
        lines += ["", "找到：" + found.replace("\n", "⏎")]
    if example.note:
        lines += ["", example.note]
    return lines


def kind_entry(kind: Kind) -> list[str]:
    lines = [f"### {kind.name}"]
    if kind.parts:
        lines += ["", "| 部分 | 必备 | 依据 |", "|---|---|---|"]
        lines += [f"| {part.name} | {'是' if part.required else '否'} | {part.source} |" for part in kind.parts]
    return lines


def recorded(page: str) -> str:
    return re.sub(r"(<!-- run: (.+?) -->\n).*?(<!-- end -->)", _record, page, flags=re.DOTALL)


def _record(match: re.Match[str]) -> str:
    command = match.group(2)
    words = shlex.split(command)
    env = {key: value for key, value in os.environ.items() if key not in ("FORCE_COLOR", "COLUMNS")}
    env |= {"NO_COLOR": "1", "COLUMNS": "80", "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(
        [sys.executable, "-m", *words], cwd=ROOT, env=env, capture_output=True, encoding="utf-8", check=False
    )
    if done.returncode == 2:  # a rule that crashed, a file that is not there: no page is made of that
        sys.exit(f"{command}: {done.stderr or done.stdout}")
    return f"{match.group(1)}```console\n$ {command}\n{(done.stdout + done.stderr).rstrip()}\n```\n{match.group(3)}"


def main() -> int:
    check = "--check" in sys.argv[1:]
    stale = []
    pages = {ROOT / "docs" / "rules.md": rules_page()}
    for name in ("README.md", "README.zh-CN.md"):
        path = ROOT / name
        pages[path] = recorded(path.read_text(encoding="utf-8"))
    for name, schema in schemas().items():
        pages[ROOT / "docs" / "schema" / name] = json.dumps(schema, ensure_ascii=False, indent=1) + "\n"
    for path, content in pages.items():
        if not path.exists() or path.read_text(encoding="utf-8") != content:
            stale.append(path.relative_to(ROOT))
            if not check:
                path.parent.mkdir(exist_ok=True)
                path.write_text(content, encoding="utf-8")
    for path in stale:
        print(f"{path}: {'stale, run python docs/build.py' if check else 'written'}")
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
