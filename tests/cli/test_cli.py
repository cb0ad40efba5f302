from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

import pytest
from by_hand import TEXT
from docx import Document

import fzlint
from fzlint.cli.main import main
from fzlint.cli.options import COMMANDS, check
from fzlint.report.columns import width

pytestmark = pytest.mark.usefixtures("as_installed")
CLEAN = (
    "关于培训工作的报告\n一、主要做法\n全年举办讲座十场，参加培训的有八百人次，编印教材两册。\n"
    "二、工作打算\n继续举办讲座，并把编好的教材送到各乡镇，方便群众取用。\n"
)


class Done(NamedTuple):
    code: int
    out: str
    err: str


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder with a faulty and a clean report, out of reach of other configuration files."""
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "COLUMNS", "TERM"):
        monkeypatch.delenv(name, raising=False)
    Path("fzlint.toml").write_text("root = true\n", encoding="utf-8")
    Path("甲.txt").write_text(TEXT, encoding="utf-8")
    Path("乙.txt").write_text(CLEAN, encoding="utf-8")


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]):  # type: ignore[no-untyped-def]
    def run(*args: str) -> Done:
        with pytest.raises(SystemExit) as caught:
            main(args)
        shown = capsys.readouterr()
        return Done(int(str(caught.value.code)), shown.out, shown.err)

    return run


def process(*args: str, **more: object) -> subprocess.CompletedProcess[bytes]:
    env = {**os.environ, **more.pop("env", {})}  # type: ignore[dict-item]
    return subprocess.run([sys.executable, "-m", "fzlint", *args], capture_output=True, check=False, env=env, **more)  # type: ignore[call-overload, no-any-return]


ONLY = ("--select", "FZ201,FZ301")


# ------------------------------------------------------------------- exit codes


@pytest.mark.parametrize("format", ["full", "concise", "json"])
def test_exit_codes_are_the_same_for_every_format(run, format: str) -> None:  # type: ignore[no-untyped-def]
    assert run("乙.txt", *ONLY, "--format", format).code == 0
    assert run("甲.txt", *ONLY, "--format", format).code == 1
    assert run("甲.txt", "无.txt", *ONLY, "--format", format).code == 2
    assert run("甲.txt", *ONLY, "--exit-zero", "--format", format).code == 0
    assert run("无.txt", "--exit-zero", "--format", format).code == 2


def test_fail_on(run) -> None:  # type: ignore[no-untyped-def]
    Path("fzlint.toml").write_text('[severity]\nFZ201 = "warning"\nFZ301 = "info"\n', encoding="utf-8")
    assert run("甲.txt", *ONLY).code == 0
    assert run("甲.txt", *ONLY, "--fail-on", "warning").code == 1
    assert run("甲.txt", "--select", "FZ301", "--fail-on", "warning").code == 0
    assert run("甲.txt", "--select", "FZ301", "--fail-on", "info").code == 1
    junit = run("甲.txt", *ONLY, "--fail-on", "warning", "--format", "junit").out
    assert "failures='1'" in junit and '<failure type="warning"' in junit
    assert "failures='0'" in run("甲.txt", *ONLY, "--format", "junit").out
    hidden = run("甲.txt", *ONLY, "--severity-level", "error", "--fail-on", "info")
    assert hidden.code == 0
    assert "级别较低" in hidden.out


def test_one_bad_file_hides_nothing_of_the_others(run) -> None:  # type: ignore[no-untyped-def]
    Path("坏.docx").write_bytes(b"PK\x03\x04")
    Path("空.docx").write_bytes(b"")
    told = run("坏.docx", "空.docx", "甲.txt", "无.docx", *ONLY, "--format", "json")
    whole = json.loads(told.out)
    assert told.code == 2
    assert [file["error"] and file["error"]["code"] for file in whole["files"]] == ["damaged", "empty", None]
    assert [error["code"] for error in whole["errors"]] == ["not-found"]
    assert whole["summary"]["errors"] == 5


def test_a_named_file_of_unknown_kind(run) -> None:  # type: ignore[no-untyped-def]
    Path("报告.dat").write_bytes(b"PK")
    told = run("报告.dat")
    assert told.code == 2
    assert "另存为 .docx" in told.out


def test_a_folder_without_reports(run) -> None:  # type: ignore[no-untyped-def]
    Path("空").mkdir()
    told = run("空")
    assert told.code == 2
    assert told.out.startswith("未能检查。空：文件夹里没有可以检查的报告（")


def test_what_is_excluded(run) -> None:  # type: ignore[no-untyped-def]
    assert run(".", *ONLY, "--exclude", "甲.txt").code == 0
    assert run("甲.txt", *ONLY, "--exclude", "甲.txt").code == 1
    told = run("甲.txt", *ONLY, "--exclude", "甲.txt", "--force-exclude")
    assert told.code == 0
    assert "没有要检查的文件" in told.out
    assert "未发现问题" not in told.out
    Path("fzlint.toml").write_text('root = true\nexclude = ["甲.*"]\n', encoding="utf-8")
    assert run(".", *ONLY).code == 0
    assert run("甲.txt", *ONLY).code == 1
    assert run("甲.txt", *ONLY, "--force-exclude").code == 0
    assert run(".", "--exclude", "!").code == 2


# ------------------------------------------------------------------------- usage


def test_without_a_path(run) -> None:  # type: ignore[no-untyped-def]
    told = run()
    assert (told.code, told.out) == (2, "")
    assert "fzlint 报告.docx" in told.err
    assert run("-q").code == 2


def test_help_fits_80_columns_and_names_every_option(run) -> None:  # type: ignore[no-untyped-def]
    for args, command in [((), check), *(((name,), command) for name, command in COMMANDS.items())]:
        told = run(*args, "--help")
        assert told.code == 0
        assert told.out == run(*args, "-h").out
        assert all(width(line) <= 80 for line in told.out.splitlines())
        named = [name for param in command.params for name in param.opts if name.startswith("-")]
        assert named
        assert all(name in told.out for name in named)
    told = run("--help")
    assert all(f"  {name} " in told.out for name in COMMANDS)
    assert [line for line in told.out.splitlines() if line in ("常用：", "选择规则：", "输出：", "配置：")] != []
    assert "Usage" not in told.out and "Options" not in told.out and "Show" not in told.out


def test_help_is_broken_for_a_narrow_screen(run, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setenv("COLUMNS", "60")
    for args in ((), *((name,) for name in COMMANDS)):
        told = run(*args, "--help").out
        assert all(width(line) <= 60 for line in told.splitlines())
        monkeypatch.setenv("COLUMNS", "80")
        assert "".join(told.split()) == "".join(run(*args, "--help").out.split())
        monkeypatch.setenv("COLUMNS", "60")


def test_version(run) -> None:  # type: ignore[no-untyped-def]
    assert run("--version") == run("-V") == (0, f"fzlint {fzlint.__version__}\n", "")


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (["--formt", "json", "甲.txt"], "没有“--formt”这个选项，是不是“--format”？"),
        (["-z", "甲.txt"], "没有“-z”这个选项。"),
        (["甲.txt", "--format"], "选项 --format 后面缺少格式。"),
        (
            ["甲.txt", "--format", "yaml"],
            "--format 不能是“yaml”，是不是“html”？可以是：full、concise、json、html、csv、sarif、github、gitlab、junit、docx、xlsx。",
        ),
        (["甲.txt", "--fail-on", "eror"], "--fail-on 不能是“eror”，是不是“error”？"),
        (["甲.txt", "--all=3"], "选项 --all 后面不能带值。"),
        (["甲.txt", "--jobs", "0"], "--jobs 应为 1 以上的整数，不能是“0”。"),
        (["甲.txt", "--jobs", "9" * 5000], "--jobs 应为 1 以上的整数，不能是“9"),
        (["甲.txt", "--select", "FZ999"], "--select：没有“FZ999”这条规则"),
        (["甲.txt", "--ignore", "mixed-widht"], "是不是“mixed-width”？"),
        (["甲.txt", "--kind", "法治政府年度报告"], "是不是“法治政府建设年度报告”？"),
        (["甲.txt", "--config", "a", "--no-config"], "不能同时使用"),
        (["甲.txt", "--output", "甲.txt"], "不能写入正在检查的文件“甲.txt”"),
        (["甲.txt", "--output", "结果.docm"], "--output 的文件名应以"),
        (["rule", "FZ2O1"], "没有“FZ2O1”这条规则"),
        (["rule", "--fix"], "没有“--fix”这个选项"),
        (["test"], "请写明规则文件夹"),
        (["test", "无"], "找不到规则文件夹“无”"),
        (["config", "甲", "乙"], "一次只看一个文件"),
        (["lsp", "甲"], "lsp 后面不用写“甲”"),
        (["甲.txt", "--select", ""], "--select 是空的"),
    ],
)
def test_what_cannot_be_followed_is_told_in_chinese(run, args: list[str], says: str) -> None:  # type: ignore[no-untyped-def]
    told = run(*args)
    assert (told.code, told.out) == (2, "")
    assert says in told.err
    assert told.err.startswith("fzlint：")
    assert not re.search(r"Error|Usage|[Oo]ption [^）]", told.err)
    assert Path("甲.txt").read_text(encoding="utf-8") == TEXT


def test_a_bad_option_value_in_json(run) -> None:  # type: ignore[no-untyped-def]
    told = run("甲.txt", "--select", "FZ999", "--format", "json")
    assert told.code == 2
    assert json.loads(told.out)["errors"][0]["code"] == "bad-option"


def test_a_sub_command_wins_over_a_path(run) -> None:  # type: ignore[no-untyped-def]
    Path("config").mkdir()
    Path("config/甲.txt").write_text(CLEAN, encoding="utf-8")
    told = run("config")
    assert told.code == 0
    assert "./config" in told.err
    assert "规则：" in told.out
    told = run("./config", *ONLY)
    assert told.code == 0
    assert "未发现问题" in told.out


# ------------------------------------------------------------------- what to check


def test_codes_names_and_prefixes(run) -> None:  # type: ignore[no-untyped-def]
    def codes(*args: str) -> set[str]:
        return set(re.findall(r"FZ\d+", run("甲.txt", "-q", "--format", "concise", *args).out))

    assert codes("--select", "skipped-number") == codes("--select", "FZ201") == codes("--select", "FZ20") == {"FZ201"}
    assert codes("--select", "FZ2，FZ301") == codes("--select", "FZ2", "--select", "mixed-width") == {"FZ201", "FZ301"}
    assert "FZ301" not in codes("--ignore", "FZ3")
    assert codes("--select", "FZ201", "--extend-select", "FZ301") == {"FZ201", "FZ301"}


def test_standard_input(run, monkeypatch: pytest.MonkeyPatch) -> None:  # type: ignore[no-untyped-def]
    for name, shown in (((), "-"), (("--stdin-filename", "稿/丙.md"), "稿/丙.md")):
        done = process("-", *name, *ONLY, "--format", "json", input=TEXT.encode("gb18030"))
        (file,) = json.loads(done.stdout)["files"]
        assert done.returncode == 1
        assert file["path"] == shown
    done = process("-", "--stdin-filename", "甲.txt", "--exclude", "甲.txt", "--force-exclude", input=TEXT.encode())
    assert done.returncode == 0
    assert process("-", input=b"").returncode == 2


def test_configuration_near_the_file(run) -> None:  # type: ignore[no-untyped-def]
    Path("局").mkdir()
    Path("局/丙.txt").write_text(TEXT, encoding="utf-8")
    Path("局/fzlint.toml").write_text('ignore = ["FZ1", "FZ2", "FZ3"]\n', encoding="utf-8")
    assert run("甲.txt").code == 1
    assert run("局/丙.txt").code == 0
    assert run("局/丙.txt", "--no-config").code == 1
    assert run("局/丙.txt", "--select", "FZ2").code == 1
    Path("别.toml").write_text('ignore = ["FZ1"]\n', encoding="utf-8")
    assert run("局/丙.txt", "--config", "别.toml").code == 1


def test_a_bad_configuration_checks_nothing_and_says_so(run) -> None:  # type: ignore[no-untyped-def]
    Path("局").mkdir()
    Path("局/丙.txt").write_text(CLEAN, encoding="utf-8")
    Path("局/fzlint.toml").write_text('ignore = ["FZ999"]\n', encoding="utf-8")
    told = run("局/丙.txt", "甲.txt", *ONLY, "--format", "json")
    whole = json.loads(told.out)
    assert told.code == 2
    assert whole["errors"][0]["code"] == "bad-config"
    assert whole["errors"][0]["key"] == "ignore"
    assert [file["error"] and file["error"]["code"] for file in whole["files"]] == ["bad-config", None]
    assert whole["summary"]["errors"] == 5
    full = run("局/丙.txt")
    assert full.code == 2
    assert "未发现问题" not in full.out
    named = run("甲.txt", "--config", "局/fzlint.toml", "--format", "json")
    assert named.code == 2
    assert [error["code"] for error in json.loads(named.out)["errors"]] == ["bad-config"]


def test_per_file_ignores(run) -> None:  # type: ignore[no-untyped-def]
    Path("fzlint.toml").write_text(
        'root = true\n[per-file-ignores]\n"甲.*" = ["FZ3", "skipped-number"]\n', encoding="utf-8"
    )
    assert run("甲.txt", *ONLY).code == 0
    Path("丙.txt").write_text(TEXT, encoding="utf-8")
    assert run("丙.txt", *ONLY).code == 1
    assert "停用  FZ301" in run("config", "甲.txt").out
    assert "启用  FZ301" in run("config", "丙.txt").out


RULE = """\
code = "AB001"
name = "our-bureau"
summary = "本局名称"
severity = "warning"
check = "patterns"
source = "本局办文规定"
message = "本局名称不用简称，请写全称。"
why = "对外报告里写全称，读的人才知道是哪个单位。"
[[params.rows]]
pattern = "青农局"
[[bad]]
text = "青农局开展培训。"
found = ["青农局"]
[[good]]
text = "青河区农业局开展培训。"
"""


def test_rules_of_ones_own(run) -> None:  # type: ignore[no-untyped-def]
    Path("规则").mkdir()
    Path("规则/AB001-our-bureau.toml").write_text(RULE, encoding="utf-8")
    told = run("test", "规则")
    assert (told.code, told.out) == (0, "规则：1 条规则，2 个例句，全部符合。\n")
    Path("fzlint.toml").write_text('root = true\nrule-folders = ["规则"]\n', encoding="utf-8")
    Path("丙.txt").write_text(CLEAN.replace("举办", "青农局举办", 1), encoding="utf-8")
    told = run("丙.txt", "--select", "our-bureau")
    assert "AB001 本局名称" in told.out
    assert "AB001" in run("rule").out
    assert "【青农局】开展培训。" in run("rule", "our-bureau").out
    Path("规则/AB001-our-bureau.toml").write_text(
        RULE.replace('found = ["青农局"]', 'found = ["培训"]'), encoding="utf-8"
    )
    told = run("test", "规则")
    assert told.code == 1
    assert "1 处与例句不符" in told.out
    Path("规则/AB001-our-bureau.toml").write_text(RULE.replace("source", "sorce"), encoding="utf-8")
    assert run("test", "规则").code == 2
    told = run("丙.txt", "--format", "json")
    assert told.code == 2
    assert json.loads(told.out)["errors"][0]["code"] == "bad-rule"


def test_config_shows_what_applies_and_why(run) -> None:  # type: ignore[no-untyped-def]
    Path("fzlint.toml").write_text('root = true\nignore = ["FZ3"]\n[severity]\nFZ201 = "info"\n', encoding="utf-8")
    told = run("config", "甲.txt", "--ignore", "FZ202")
    assert told.code == 0
    here = str(Path.cwd() / "fzlint.toml")
    assert f'  ignore = ["FZ3"]　← {here}\n' in told.out
    assert f'  severity.FZ201 = "info"　← {here}\n' in told.out
    assert re.search(r"启用  FZ201  提示 +序号跳号 +默认启用\n", told.out)
    assert re.search(r"停用  FZ202  错误 +序号重复或倒退 +命令行 ignore FZ202\n", told.out)
    assert re.search(r"停用  FZ301  错误 +全角、半角标点混用 +配置文件 ignore FZ3\n", told.out)
    assert "  法治政府建设年度报告\n" in told.out
    assert "\n显示的级别：提示及以上；退出码为 1 的级别：错误及以上\n" in told.out
    Path("fzlint.toml").write_text("ignroe = []\n", encoding="utf-8")
    assert run("config").code == 2


LAW = "青河县水务局2024年法治政府建设情况报告"
PLAIN = "局党组定期会商，明确分工，按时通报，形成合力，全年召开协调会四次，研究解决问题九个。"


def test_config_tells_what_a_report_is_taken_for(run) -> None:  # type: ignore[no-untyped-def]
    def lines(text: str, *more: str) -> list[str]:
        Path("报告.txt").write_text(text, encoding="utf-8")
        out: str = run("config", "报告.txt", *more).out
        return [line.strip() for line in out.partition("这份报告：\n")[2].partition("\n\n")[0].splitlines()]

    assert lines(f"{LAW}\n{PLAIN}") == [
        f"种类：法治政府建设年度报告（依据：“{LAW}”）",
        "年度：2024年（依据：标题写着“2024”）",
        f"标题：{LAW}",
        "单位：青河县水务局",
    ]
    assert lines(f"政府工作报告\n——2025年1月9日在青河县人民代表大会上\n{PLAIN}")[1] == (
        "年度：2024年（依据：标题下的会议名称写着“2025”，这种报告写的是上一年的工作）"
    )
    led = lines(f"2024年，{PLAIN}现将法治政府建设情况报告如下：\n青河县水务局\n2025年1月9日")
    assert led[0] == "种类：法治政府建设年度报告（依据：“现将法治政府建设情况报告如下”）"
    assert led[1:] == ["年度：2024年（依据：开头写着“2024”）", "标题：没有找到", "单位：青河县水务局"]
    assert lines(f"水务局情况通报\n{PLAIN}") == [
        "种类：没有认出报告种类，未检查必备内容；请用 --kind 指明",
        "年度：没有写明，与年度有关的规则不检查",
        "标题：水务局情况通报",
        "单位：没有写明",
    ]
    assert lines(f"水务局情况通报\n{PLAIN}", "--kind", "述法报告")[0] == "种类：述法报告（由 --kind 指定）"


def test_a_paper_that_is_no_report_is_told_as_what_it_is(run) -> None:  # type: ignore[no-untyped-def]
    says = "标题是“通知”，不是认得的报告种类，只按通用规则检查"
    Path("通知.txt").write_text(f"关于印发《水务局2024年工作总结》的通知\n{PLAIN}\n", encoding="utf-8")
    assert says in run("通知.txt").out
    assert f"种类：{says}\n" in run("config", "通知.txt").out
    assert f"有 1 个文件{says}。" in run("通知.txt", "--format", "concise").out
    Path("请示.txt").write_text(f"水务局关于购置水泵的请示\n{PLAIN}\n", encoding="utf-8")
    both = "有 2 个文件的标题不是认得的报告种类（通知 1 个、请示 1 个），只按通用规则检查。"
    assert both in run("通知.txt", "请示.txt", "--format", "concise").out
    [file] = json.loads(run("通知.txt", "--format", "json").out)["files"]
    assert file["notes"] == [f"{says}。"]
    assert says in run("通知.txt", "--format", "html").out
    Path("总结.txt").write_text(f"水务局目标完成情况及2025年工作计划\n{PLAIN}\n", encoding="utf-8")
    assert "请用 --kind 指明" in run("总结.txt").out


def test_a_kind_that_is_not_told_is_said(run) -> None:  # type: ignore[no-untyped-def]
    says = "没有认出报告种类，未检查必备内容；请用 --kind 指明"
    Path("通报.txt").write_text(f"水务局情况通报\n{PLAIN}\n", encoding="utf-8")
    assert says in run("通报.txt").out
    assert f"有 1 个文件{says}。" in run("通报.txt", "--format", "concise").out
    [file] = json.loads(run("通报.txt", "--format", "json").out)["files"]
    assert (file["kind"], file["kind_from"], file["notes"]) == (None, "", [f"{says}。"])
    for args in (("--kind", "年度工作总结"), ("--select", "FZ2")):  # it is told, or nothing asks for it
        assert says not in run("通报.txt", *args).out
        assert json.loads(run("通报.txt", "--format", "json", *args).out)["files"][0]["notes"] == []
    Path("报告.txt").write_text(f"{LAW}\n{PLAIN}\n", encoding="utf-8")
    [file] = json.loads(run("报告.txt", "--format", "json").out)["files"]
    assert (file["kind_from"], file["unit"], file["year"], file["notes"]) == (LAW, "青河县水务局", 2024, [])


def test_rule_pages(run) -> None:  # type: ignore[no-untyped-def]
    listed = run("rule")
    assert listed.code == 0
    assert re.search(r"^FZ201  错误  skipped-number ", listed.out, re.M)
    page = run("rule", "skipped-number")
    assert page.out == run("rule", "FZ201").out
    for words in ("FZ201 skipped-number", "级别：错误", "出处：", "应当指出的例子", "不应指出的例子"):
        assert words in page.out
    assert all(width(line) <= 80 for line in page.out.splitlines())


def test_a_rule_page_fits_a_screen_and_all_examples_are_a_word_away(run) -> None:  # type: ignore[no-untyped-def]
    page, whole = run("rule", "FZ201").out, run("rule", "FZ201", "--all").out
    numbers = [[int(number) for number in re.findall(r"^  (\d+)\. ", part, re.M)] for part in page.split("不应指出")]
    assert numbers == [[1, 2, 3], [1, 2, 3]]
    left = [int(number) for number in re.findall(r"^  另有 (\d+) 例：fzlint rule FZ201 --all$", page, re.M)]
    assert len(left) == 2 and "另有" not in whole
    assert len(re.findall(r"^  \d+\. ", whole, re.M)) == sum(left) + 6


# ------------------------------------------------------------------------ output


def test_output_goes_to_a_file_whole(run) -> None:  # type: ignore[no-untyped-def]
    told = run(".", *ONLY, "--output", "结果.txt")
    assert (told.code, told.out) == (1, "")
    first = Path("结果.txt").read_text(encoding="utf-8")
    assert first == run(".", *ONLY, "--exclude", "结果.txt").out
    run(".", *ONLY, "--output", "结果.txt")  # the earlier result is no report
    assert Path("结果.txt").read_text(encoding="utf-8") == first
    assert sorted(path.name for path in Path().iterdir()) == ["fzlint.toml", "乙.txt", "甲.txt", "结果.txt"]
    assert run("甲.txt", "--output", "无/结果.txt").code == 2


def test_a_result_in_a_file_is_told(run) -> None:  # type: ignore[no-untyped-def]
    told = run("甲.txt", "无.txt", *ONLY, "--output", "结果.json")
    assert told.err.startswith("结果已写入“结果.json”：共检查 1 个文件，错误 ")
    assert told.err.endswith("；有 1 项未能检查或没有查完，原因写在里面。\n")
    assert (
        run("无.txt", "--output", "结果.json").err
        == "结果已写入“结果.json”；有 1 项未能检查或没有查完，原因写在里面。\n"
    )
    assert run("甲.txt", *ONLY, "--output", "结果.json", "-q").err == ""
    assert run("甲.txt", "--diff", "--output", "改法.patch").err == "改法已写入“改法.patch”，报告没有改动。\n"


def test_markdown_from_standard_input_asks_for_a_name() -> None:
    for more, says in (((), True), (("--stdin-filename", "报告.md"), False)):
        done = process("-", *ONLY, *more, input="# 报告\n".encode())
        assert ("请加 --stdin-filename 报告.md" in done.stderr.decode()) is says
    packed = process("-", *ONLY, input=b"PK\x03\x04\n# \x00")  # bytes of a Word file
    assert "stdin-filename" not in packed.stderr.decode()


def test_statistics(run) -> None:  # type: ignore[no-untyped-def]
    out = run(".", *ONLY, "--statistics", "-q").out
    assert re.search(r"^   4     1  FZ301  mixed-width ", out, re.M)


def test_gbk_and_other_consoles() -> None:
    for encoding in ("gbk", "ascii", "cp437"):
        done = process("甲.txt", "乙.txt", env={"PYTHONIOENCODING": encoding})
        assert (done.returncode, done.stderr) == (1, b"")
        assert b"FZ301 " in done.stdout
    assert "序号跳号" in process("甲.txt", env={"PYTHONIOENCODING": "gbk"}).stdout.decode("gbk")
    done = process("甲.txt", "--format", "json", env={"PYTHONIOENCODING": "ascii"})
    assert json.loads(done.stdout.decode("utf-8"))["files"][0]["path"] == "甲.txt"
    assert process("甲.txt", env={"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}).returncode == 1


def test_a_reader_that_has_seen_enough() -> None:
    Path("长.txt").write_text(TEXT * 3000, encoding="utf-8")
    command = f"{sys.executable} -m fzlint 长.txt --select FZ301 --format concise | head -1"
    done = subprocess.run(["bash", "-c", command], capture_output=True, check=False)
    assert done.stdout.count(b"\n") == 1
    assert done.stderr == b""


def heeded() -> None:
    """Whoever started the tests in the background had interrupts ignored, and children inherit that."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_an_interrupt_is_quiet() -> None:
    child = subprocess.Popen(
        [sys.executable, "-m", "fzlint", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=heeded,
    )
    time.sleep(2)  # it waits for standard input by now
    child.send_signal(signal.SIGINT)
    out, err = child.communicate()
    assert (child.returncode, out, err) == (130, b"", b"")


def test_processes_give_the_same_in_the_same_order() -> None:
    Path("多").mkdir()
    for number in range(12):
        Path(f"多/{number:02}.txt").write_text(TEXT if number % 2 else CLEAN, encoding="utf-8")
    Path("多/05.txt").write_bytes(b"")
    for format in ("full", "concise", "json"):
        alone = process("多", *ONLY, "--format", format, "--jobs", "1")
        together = process("多", *ONLY, "--format", format, "--jobs", "2")
        assert (together.returncode, together.stdout, together.stderr) == (2, alone.stdout, b"")


def on_a_terminal(*args: str, **env: str) -> str:
    """What a terminal shows, escape codes and all."""
    pty = pytest.importorskip("pty", reason="there are no terminals like this here")
    main_end, child_end = pty.openpty()
    done = subprocess.Popen(
        [sys.executable, "-m", "fzlint", *args],
        stdout=child_end,
        stderr=child_end,
        env={
            **os.environ,
            "TERM": "xterm",
            "COLUMNS": "80",
            **env,
        },
    )
    os.close(child_end)
    shown = b""
    while True:
        try:
            piece = os.read(main_end, 65536)
        except OSError:
            break
        if not piece:
            break
        shown += piece
    os.close(main_end)
    done.wait()
    return shown.decode()


def test_colour_is_for_terminals() -> None:
    assert "\x1b[" not in process("甲.txt").stdout.decode()
    assert "\x1b[" in process("甲.txt", "--color", "always").stdout.decode()
    shown = on_a_terminal("甲.txt")
    assert "\x1b[" in shown
    assert "【" not in shown
    for plain in (
        on_a_terminal("甲.txt", NO_COLOR="1"),
        on_a_terminal("甲.txt", TERM="dumb"),
        on_a_terminal("甲.txt", "--color", "never"),
    ):
        assert "\x1b[" not in plain
        assert "【（三）】" in plain


def test_progress_is_for_terminals_and_many_files() -> None:
    for number in range(8):
        Path(f"{number}.txt").write_text(CLEAN, encoding="utf-8")
    assert "正在检查" in on_a_terminal(".", "--format", "concise")
    assert "正在检查" not in on_a_terminal(".", "--format", "concise", "--no-progress")
    assert "正在检查" not in on_a_terminal("甲.txt", "--format", "concise")
    assert process(".").stderr == b""


def test_a_plain_run_imports_little() -> None:
    code = "import sys; from fzlint.cli.main import main\ntry: main(['乙.txt', '--format', 'concise'])\nexcept SystemExit: print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, encoding="utf-8")
    loaded = set(done.stdout.splitlines()[-1].split())
    heavy = {
        "rich",
        "jieba",
        "rapidfuzz",
        "lxml",
        "docx",
        "importlib.metadata",
        "pathspec",
        "multiprocessing",
    }
    assert loaded & heavy == set()


def test_levels_may_be_typed_in_chinese(run) -> None:  # type: ignore[no-untyped-def]
    assert run("甲.txt", "--severity-level", "错误").out == run("甲.txt", "--severity-level", "error").out
    assert run("乙.txt", "--fail-on", "提示").code == run("乙.txt", "--fail-on", "info").code
    assert "--fail-on 不能是“严重”" in run("甲.txt", "--fail-on", "严重").err


def test_what_a_folder_has_and_nothing_reads_is_said(run) -> None:  # type: ignore[no-untyped-def]
    for name in ("附表.xlsx", "扫描.pdf", "归档/打包.zip"):
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_bytes(b"x")
    done = run(".", "--exit-zero")
    told = "".join(done.out.split())
    assert done.code == 0
    assert "文件夹里另有3个文件不能检查（" in told
    assert all(part in told for part in ("电子表格1个", "PDF文件1个", "压缩文件1个"))
    assert "附表.xlsx" in told
    found = json.loads(run(".", "--format", "json", "--exclude", "归档/").out)
    assert sorted(found["skipped"]) == ["扫描.pdf", "附表.xlsx"]
    assert json.loads(run("甲.txt", "--format", "json").out)["skipped"] == []


@pytest.mark.parametrize(
    ("name", "says"), [("表.xlsx", "这是电子表格"), ("图.jpg", "文字识别"), ("包.rar", "请先解压")]
)
def test_the_advice_fits_the_file(run, name: str, says: str) -> None:  # type: ignore[no-untyped-def]
    Path(name).write_bytes(b"x")
    assert says in "".join(run(name).out.split())


def test_what_a_file_has_and_nothing_reads_is_said(run) -> None:  # type: ignore[no-untyped-def]
    rtf = rb"{\rtf1\ansi \u20840?\u24180?\u24179?\u31283?{\footnote\u27880?}\par}"
    Path("丙.doc").write_bytes(rtf)
    assert "脚注、尾注里的文字没有读取" in "".join(run("丙.doc").out.split())
    (file,) = json.loads(run("丙.doc", "--format", "json").out)["files"]
    assert file["format"] == "rtf" and "脚注、尾注里的文字没有读取" in file["notes"][-1]


def test_a_bad_configuration_is_told_once_a_run(run) -> None:  # type: ignore[no-untyped-def]
    Path("局").mkdir()
    Path("局/fzlint.toml").write_text('ignore = ["FZ999"]\nselect = ["x"]\n', encoding="utf-8")
    for i in range(5):
        Path(f"局/{i}").mkdir()
        Path(f"局/{i}/丙.txt").write_text(CLEAN, encoding="utf-8")
    for format in ("full", "concise"):
        told = run("局", "--format", format)
        assert told.code == 2
        assert told.out.count("FZ999") == 1
        assert "有 2 处错误" in told.out and "第1行第12列" in told.out and "第2行第12列" in told.out
        assert "有 5 个文件因此没有检查" in told.out
        assert "未发现问题" not in told.out
    assert run("局", "--format", "json").out.count('"code": "bad-config"') == 6


def test_settings_for_some_files(run) -> None:  # type: ignore[no-untyped-def]
    Path("fzlint.toml").write_text('[files."甲*"]\nignore = ["ALL"]\nextend-select = ["FZ301"]\n', encoding="utf-8")
    assert set(re.findall(r"FZ\d+", run("甲.txt", "-q", "--format", "concise").out)) == {"FZ301"}
    assert "files.甲* ignore ALL" in run("config", "甲.txt").out


RULE_FILE = """\
code = "{code}"
name = "short-office"
summary = "简称"
severity = "warning"
check = "terms"
source = "本局规范"
message = "“{{wrong}}”应写全称。"
why = "免得看不懂。"
{more}
[[params.rows]]
wrong = "{wrong}"

[[bad]]
text = "由营商办办理。"
found = ["营商办"]
"""
GOOD = '[[good]]\ntext = "由办公室办理。"\n'


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (
            RULE_FILE.format(code="FZ999", wrong="营商办", more="") + GOOD,
            "第1行第1列：code：“FZ999”：FZ 开头的编号留给 fzlint",
        ),
        (RULE_FILE.format(code="AB001", wrong="营商办", more='kinds = ["无"]') + GOOD, "kinds：没有名为“无”的报告种类"),
        (RULE_FILE.format(code="AB001", wrong="", more="") + GOOD, "空的词语"),
        (RULE_FILE.format(code="AB001", wrong="营商办", more=""), "AB001 缺少例句"),
        (RULE_FILE.format(code="AB001", wrong="营商办", more="sumary = 1\nx = 1"), "有 2 处错误"),
        (
            RULE_FILE.format(code="AB001", wrong="营商办", more="").replace('"terms"', "“terms”"),
            "第5行第9列：用了中文引号",
        ),
        (
            RULE_FILE.format(code="AB001", wrong="营商办", more="").replace('"terms"', '"term"') + GOOD,
            "没有名为“term”的检查方法，是不是“terms”？",
        ),
        (
            RULE_FILE.format(code="AB001", wrong="营商办", more="") + GOOD.replace("good", "goood"),
            "goood：不认识这一项，是不是“good”？可用的有：code、",
        ),
        (
            RULE_FILE.format(code="AB001", wrong="营商办", more="").replace("wrong =", "worng =") + GOOD,
            "不认识这一项，是不是“wrong”？",
        ),
        (
            RULE_FILE.format(code="AB001", wrong="营商办", more="").replace("“{wrong}”应写全称。", "") + GOOD,
            "message：缺少内容",
        ),
    ],
)
def test_what_a_rule_keeper_is_told(run, text: str, says: str) -> None:  # type: ignore[no-untyped-def]
    Path("规则").mkdir()
    Path("规则/甲.toml").write_text(text, encoding="utf-8")
    for name in ("规则", "规则/甲.toml"):
        told = run("test", name)
        assert told.code in (1, 2)
        assert says in told.out + told.err


def test_another_copy_of_our_rules_is_said_once(run) -> None:  # type: ignore[no-untyped-def]
    """A checkout beside an installed fzlint: not ninety times that FZ codes are ours."""
    shutil.copytree(Path(__file__).parents[2] / "rules", "rules")
    told = run("test", "rules")
    assert told.code == 2
    assert told.err.count("\n") == 1 and "自带规则的另一份" in told.err


def test_one_rule_file_is_tested_alone(run) -> None:  # type: ignore[no-untyped-def]
    Path("规则").mkdir()
    good = RULE_FILE.format(code="AB001", wrong="营商办", more="") + GOOD
    Path("规则/甲.toml").write_text(good, encoding="utf-8")
    other = (
        good.replace("AB001", "AB002").replace("short-office", "other").replace('found = ["营商办"]', 'found = ["无"]')
    )
    Path("规则/乙.toml").write_text(other, encoding="utf-8")
    assert run("test", "规则").code == 1
    told = run("test", "规则/甲.toml")
    assert told.code == 0 and "1 条规则，2 个例句，全部符合" in told.out
    assert "不是规则文件" in run("test", "甲.txt").err


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("表.csv", 'wrong,right\r\n"营商办","甲,乙"\r\n'.encode("utf-8-sig")),
        ("表.csv", "wrong,right\r\n营商办,甲\r\n".encode("gb18030")),
        ("表.tsv", "wrong\tright\t\r\n营商办\t甲\t\r\n".encode("utf-16")),
        ("表.tsv", "wrong\tright\n营商办\t甲\n".encode("utf-8-sig")),
    ],
)
def test_tables_as_excel_writes_them(run, name: str, content: bytes) -> None:  # type: ignore[no-untyped-def]
    Path("规则").mkdir()
    text = RULE_FILE.format(code="AB001", wrong="营商办", more="") + GOOD
    text = text.replace('[[params.rows]]\nwrong = "营商办"', f'[params]\ntable = "{name}"')
    Path("规则/甲.toml").write_text(text, encoding="utf-8")
    Path("规则", name).write_bytes(content)
    told = run("test", "规则")
    assert told.code == 0, told.out + told.err
    Path("规则/甲.toml").write_text(text.replace(name, "表.xlsx"), encoding="utf-8")
    assert "另存为" in run("test", "规则").err


def test_init_writes_a_start_that_changes_nothing(run) -> None:  # type: ignore[no-untyped-def]
    Path("fzlint.toml").unlink()
    before = run("甲.txt", "--format", "concise").out
    assert run("init").code == 0
    text = Path("fzlint.toml").read_text(encoding="utf-8")
    assert run("甲.txt", "--format", "concise").out == before
    Path("局").mkdir()
    Path("局/丙.txt").write_text(TEXT, encoding="utf-8")
    Path("fzlint.toml").write_text('ignore = ["ALL"]\n', encoding="utf-8")
    assert run("init", "局").code == 0  # what stands above still holds
    assert run("局/丙.txt").code == 0
    Path("fzlint.toml").write_text(text, encoding="utf-8")
    again = run("init")
    assert again.code == 2 and "没有改动" in again.err
    Path("局/fzlint.toml").unlink()
    Path("局/pyproject.toml").write_text('[tool.fzlint]\nignore = ["FZ1"]\n', encoding="utf-8")
    other = run("init", "局")
    assert other.code == 2 and "已有 [tool.fzlint]" in other.err and not Path("局/fzlint.toml").exists()
    assert Path("fzlint.toml").read_text(encoding="utf-8") == text
    shown = (
        re.sub(r"(?m)^# (?!fzlint )(?=[\[a-zF])", "", text)
        .replace("rule-folders", "# rule-folders")
        .replace("baseline =", "# baseline =")
    )
    Path("fzlint.toml").write_text(shown, encoding="utf-8")
    told = run("config", "甲.txt")
    assert told.code == 0, told.err
    assert "extend.FZ504：添加 rows、unless" in told.out


@pytest.mark.parametrize("args", [["--output", "表.xlsx"], ["--summary", "--output", "表.xlsx"]])
def test_a_library_that_is_not_installed_is_named(run, monkeypatch: pytest.MonkeyPatch, args: list[str]) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    told = run("甲.txt", *args)
    assert told.code == 2
    assert "fzlint[xlsx]" in told.err and not Path("表.xlsx").exists()


def test_what_takes_no_comments_is_in_nobodys_way(run) -> None:  # type: ignore[no-untyped-def]
    document = Document()
    for line in TEXT.splitlines():
        document.add_paragraph(line)
    document.save("甲.docx")
    told = run("甲.txt", "甲.docx", *ONLY, "--annotate", "批注")
    assert [path.name for path in Path("批注").iterdir()] == ["甲.批注.docx"]
    assert "批注/甲.批注.docx" in told.err.replace("\\", "/")


def test_a_report_that_is_open_in_word_is_told(run) -> None:  # type: ignore[no-untyped-def]
    for name in ("甲乙丙丁戊己庚辛.docx", "短.docx"):
        document = Document()
        document.add_paragraph("关于培训工作的报告")
        document.save(name)
    assert "正在 Word" not in run(".", *ONLY).err
    Path("~$丙丁戊己庚辛.docx").write_bytes(b"lock")
    told = run(".", *ONLY)
    assert told.code == 1
    assert "“甲乙丙丁戊己庚辛.docx”正在 Word/WPS 中打开，没有存盘的改动检查不到" in told.err and "短" not in told.err
    assert "正在 Word" not in run(".", *ONLY, "-q").err
