"""The baselines of a run: which file accepts what in a report, and writing one."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

from fzlint.report.result import Checked, Recorded
from fzlint.settings.baseline_file import NAME, Entries, key, read, text
from fzlint.settings.config import Config
from fzlint.settings.setup import UsageError
from fzlint.settle.baseline import Accepted


class Baselines:
    """The baseline files of a run, each read once. named: the one on the command line; it wins over those of configurations."""

    def __init__(self, named: Path | None) -> None:
        self._named = named
        self._read: dict[Path, Entries] = {}

    def of(self, report: Path, config: Config) -> tuple[Accepted, ...]:
        """What is accepted in a report.

        Raises BadConfig.
        """
        path = self._path(config)
        if path is None:
            return ()
        if path not in self._read:
            self._read[path] = read(path)
        return self._read[path].get(key(path, report), ())

    def _path(self, config: Config) -> Path | None:
        return self._named if self._named is not None else _configured(config)

    def write(
        self,
        reports: Sequence[Path],
        checked: Sequence[Checked],
        configs: Sequence[Config],
        ran: Sequence[Collection[str]],
    ) -> Recorded:
        """Write what is accepted in these reports; what the file accepts in others stays, as long as they are there.

        ran   for each report, if some rules were chosen for this run alone, the codes of those: what others found stays

        Raises UsageError where it cannot be written, or where the reports have several baselines.
        """
        from fzlint.write.editable import Unwritable
        from fzlint.write.file import put

        paths = {self._path(config) or Path(NAME) for config in configs} or {self._named or Path(NAME)}
        if len(paths) > 1:
            raise UsageError("这些文件各有自己的基线，请用 --baseline 写明要写的一个，或分开运行。")
        (path,) = paths
        entries = dict(read(path)) if path.exists() else {}
        entries = {name: known for name, known in entries.items() if (path.parent / name).exists()}
        for report, file, codes in zip(reports, checked, ran, strict=True):
            if file.report.error is None:  # of what was not read nothing is known
                name = key(path, report)
                others = [entry for entry in entries.get(name, ()) if codes and entry.code not in codes]
                entries[name] = (*file.accepted, *others)
        try:
            put(path, text(entries).encode())
        except Unwritable as error:
            raise UsageError(f"基线没有写成：{error}") from None
        findings = sum(entry.times for file in checked for entry in file.accepted)
        named = any(own is not None and own.resolve() == path.resolve() for own in map(_configured, configs))
        return Recorded(str(path), findings, sum(bool(file.accepted) for file in checked), named)


def _configured(config: Config) -> Path | None:
    value = config.values.get("baseline")
    return value.path.parent / value.value if value is not None else None
