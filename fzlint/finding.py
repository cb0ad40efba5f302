"""What checks yield and what the linter makes of it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

from fzlint.record import NamedTuple

if TYPE_CHECKING:
    from fzlint.document.model import Document, Span

Severity = Literal["error", "warning", "info"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")  # the gravest first

_NONE: Mapping[str, str] = MappingProxyType({})


class Edit(NamedTuple):
    """Put `text` in the place of `span`; an empty span inserts."""

    span: Span
    text: str


class Match(NamedTuple):
    """A breach, as a check tells it: no code, no message, no severity of its own.

    span       the words at fault, whole; for an absence the place where it is told
    values     what the rule's message may name
    related    other places that the reader should look at
    edits      what mends it, if there is one right answer
    severity   weaker than the rule's, where this breach is a lesser one; None: the rule's
    message    instead of the rule's message (a table row's own); same names
    covers     findings that lie inside are told only as a number while this one stands (a copied region)
    absent     something is missing; `span` holds no fault
    key        what the fingerprint is made of; "": the sentence at the start of the span
    group      findings of one group are one habit: told once to people, with the count; "": told singly
    other      the report that this one is compared with, by its name; "": none
    """

    span: Span
    values: Mapping[str, str] = _NONE
    related: tuple[Span, ...] = ()
    edits: tuple[Edit, ...] = ()
    severity: Severity | None = None
    message: str = ""
    covers: Span | None = None
    absent: bool = False
    key: str = ""
    group: str = ""
    other: str = ""


class Fix(NamedTuple):
    """Edits that mend a finding. safe: they have one right answer and may be made without a look."""

    safe: bool
    edits: tuple[Edit, ...]


class Related(NamedTuple):
    span: Span
    message: str


class Finding(NamedTuple):
    """A match stamped with code, name, severity and message. Made by the linter alone.

    summary   what the rule is about, in Chinese: what people are told in the place of its name
    key       what the fingerprint is made of: the sentence at the start or the name of what is missing, and which of the
              findings with this key it is; never a position
    covered   how many findings inside `covers` this one stands for
    masked    the words at fault are private: no output shows their digits
    other     the report that this one is compared with, by its name
    """

    code: str
    name: str
    severity: Severity
    message: str
    span: Span
    related: tuple[Related, ...] = ()
    fix: Fix | None = None
    absent: bool = False
    covers: Span | None = None
    covered: int = 0
    group: str = ""
    key: str = ""
    masked: bool = False
    other: str = ""
    summary: str = ""

    @property
    def called(self) -> str:
        """The rule, as people call it."""
        return self.summary or self.name

    @property
    def fingerprint(self) -> str:
        """A hash of code, key and repeat number: it outlives edits elsewhere in the document."""
        from hashlib import blake2b  # only programs ask for it

        return blake2b(f"{self.code}\0{self.key}".encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


class Problem(NamedTuple):
    """Why something could not be done: a file not read, a rule that crashed, a bad configuration.

    code   one of a closed list, see docs/json.md
    key    what it is about: a path, a key of a configuration, a rule's code
    """

    code: str
    message: str
    key: str = ""


class FileReport(NamedTuple):
    """All there is to say of one file.

    format      docx, markdown or text; "" if even that cannot be told
    kind        what kind of report it was checked as; kind_from: the words that told it, "" where it was asked for
    kindless    no kind was told, so nothing was looked for that a kind demands; paper: what its title says that it is, where that
                is no report: 通知
    year        that it reports on
    unit        whose report it is, "" if nothing names it; title: of the document
    error       why it could not be read; then document is None and findings are empty
    suppressed  findings silenced by a directive, baselined: accepted in a baseline, hidden: below the severity asked for
    stale       findings that the baseline accepts and that are no longer there
    mended      findings that `--fix` has mended, or `--diff` would; findings has those that are left
    unwritten   why what was to be written was not; written: the file that was
    cut         a rule found more than is told here
    partial     only what has a safe fix was looked for: it is there, and is to be mended first
    notes       what of the file was not read, in sentences
    """

    path: str
    format: str
    kind: str | None
    document: Document | None
    findings: tuple[Finding, ...] = ()
    error: Problem | None = None
    problems: tuple[Problem, ...] = ()
    suppressed: int = 0
    baselined: int = 0
    stale: int = 0
    hidden: int = 0
    mended: int = 0
    unwritten: Problem | None = None
    notes: tuple[str, ...] = ()
    kind_from: str = ""
    kindless: bool = False
    paper: str = ""
    year: int | None = None
    unit: str = ""
    title: str = ""
    written: str = ""
    cut: bool = False
    partial: bool = False
