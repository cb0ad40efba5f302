"""A Dask cluster: a real scheduler and two real workers give byte for byte what this process gives."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import CancelledError
from pathlib import Path

import pytest

pytest.importorskip("distributed", reason="Dask is an extra: pip install fzlint[dask]")

import fzlint
from fzlint.cli.main import main
from fzlint.many.cluster import Cluster
from fzlint.settings.setup import UsageError

ENV = {
    **os.environ,
    "PYTHONPATH": os.pathsep.join([str(Path(fzlint.__file__).parents[1]), str(Path(__file__).parent)]),
    "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "0",
}
QUIET = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}


@pytest.fixture(scope="module")
def scheduler(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a scheduler with two worker processes."""
    folder = tmp_path_factory.mktemp("dask")
    file = folder / "scheduler.json"
    dask = [sys.executable, "-m", "distributed.cli.dask_scheduler"]
    worker = [sys.executable, "-m", "distributed.cli.dask_worker"]
    where = ["--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", str(file)]
    running = [subprocess.Popen([*dask, *where], env=ENV, cwd=folder, **QUIET)]  # type: ignore[call-overload]
    try:
        until = time.monotonic() + 60
        while not file.exists() or not file.read_text():
            assert time.monotonic() < until, "no scheduler"
            time.sleep(0.1)
        address = json.loads(file.read_text())["address"]
        options = ["--nworkers", "2", "--nthreads", "1", "--no-dashboard", "--local-directory", str(folder)]
        running.append(subprocess.Popen([*worker, address, *options], env=ENV, cwd=folder, **QUIET))  # type: ignore[call-overload]
        from dask.distributed import Client

        with Client(address) as client:
            client.wait_for_workers(2, timeout=60)
        yield address
    finally:
        for process in reversed(running):
            process.terminate()
            process.wait()


TEXT = "青河县司法局2024年法治政府建设情况报告\n一、主要做法\n全年办结案件二十一件,按期办结第NUMBER批。\n"


@pytest.mark.filterwarnings("ignore")
def test_a_cluster_gives_what_this_process_gives(
    scheduler: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    for number in range(20):
        (tmp_path / f"{number:02}.txt").write_text(TEXT.replace("NUMBER", str(number)), encoding="utf-8")
    (tmp_path / "05.txt").write_bytes(b"")
    (tmp_path / "06.docx").write_bytes(b"PK")
    monkeypatch.chdir(tmp_path)

    def told(*args: str) -> tuple[object, bytes]:
        with pytest.raises(SystemExit) as ended:
            main([".", "--no-config", "--no-cache", *args])
        return ended.value.code, capfdbinary.readouterr().out

    for format in ("full", "concise", "json"):
        here = told("--format", format, "--jobs", "1", "--across")
        assert here[0] == 2
        assert told("--format", format, "--executor", f"dask:{scheduler}", "--across") == here


@pytest.mark.filterwarnings("ignore")
def test_a_dead_worker_costs_one_task(scheduler: str) -> None:
    sys.path.insert(0, str(Path(__file__).parent))
    import working

    cluster = Cluster(scheduler, working.double, lambda task: task, working.lost)
    try:
        tasks = [*range(10), -1, *range(10, 20)]
        results = list(cluster.map(tasks))
        assert results[:10] == [number * 2 for number in range(10)]
        assert results[10] == "lost -1"
        assert results[11:] == [number * 2 for number in range(10, 20)]
    finally:
        cluster.close()


class Lost:
    """The future of a task whose worker is gone."""

    status = "pending"

    def result(self) -> object:
        raise CancelledError

    exception = result


class Left:
    """A client whose last worker was killed."""

    def submit(self, *args: object, **options: object) -> Lost:
        return Lost()

    def scatter(self, *args: object, **options: object) -> None:
        raise TimeoutError("No valid workers found")


def test_what_no_worker_is_left_for_is_done_here() -> None:
    cluster = Cluster.__new__(Cluster)
    vars(cluster).update(_client=Left(), _there=None, _gone=False, _room=2)
    vars(cluster).update(_work=lambda task: task * 2, _load=lambda task: task, _lost=lambda task: f"lost {task}")
    assert list(cluster.map([1, 2, 3])) == ["lost 1", 4, 6]


@pytest.mark.filterwarnings("ignore")
def test_no_such_scheduler(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fzlint.many.cluster._PATIENCE", 1)
    with pytest.raises(UsageError, match="连不上 Dask 调度器"):
        Cluster("tcp://127.0.0.1:9", str, str, str)


@pytest.mark.filterwarnings("ignore")
def test_another_fzlint_on_the_workers(scheduler: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fzlint.many.cluster.__version__", "9.9")
    with pytest.raises(UsageError, match=r"这里是 9\.9，请先统一版本"):
        Cluster(scheduler, str, str, str)
