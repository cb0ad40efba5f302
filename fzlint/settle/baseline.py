"""A baseline: findings that were there before and are accepted for now.

An entry is known by its rule, the words at fault and the sentence around them, never by its place: so it outlives paragraphs
that move, and edits elsewhere in its sentence.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from fzlint.document.model import Document
from fzlint.finding import Finding
from fzlint.record import NamedTuple
from fzlint.settle.keys import sentence

_LONG = 40  # code points of the words at fault that an entry keeps
_ALIKE = 0.6  # of two sentences with the same words at fault


class Accepted(NamedTuple):
    """Findings of one kind in one sentence, and how many of them. Private numbers are kept as a hash alone."""

    code: str
    marked: str
    sentence: str
    times: int = 1


class Baselined(NamedTuple):
    """kept: the findings that are new; number: of those accepted; stale: accepted ones that are no longer there."""

    kept: list[Finding]
    number: int
    stale: int


def accepted(document: Document, findings: Iterable[Finding]) -> tuple[Accepted, ...]:
    """The entries that accept `findings`, in order of their first places."""
    counts = Counter(_entry(document, finding) for finding in findings)
    return tuple(entry._replace(times=count) for entry, count in counts.items())


def leave_out(document: Document, findings: list[Finding], entries: Sequence[Accepted]) -> Baselined:
    """Leave out what is accepted: first what stands as it stood, then what is left in sentences that were edited."""
    if not entries:
        return Baselined(findings, 0, 0)
    left: Counter[Accepted] = Counter()
    for entry in entries:
        left[entry._replace(times=1)] += entry.times
    new: list[tuple[Finding, Accepted]] = []
    for finding in findings:
        entry = _entry(document, finding)
        if left[entry] > 0:
            left[entry] -= 1
        else:
            new.append((finding, entry))
    kept = [finding for finding, entry in new if not _edited(entry, left)]
    return Baselined(kept, len(findings) - len(kept), sum(left.values()))


def _edited(entry: Accepted, left: Counter[Accepted]) -> bool:
    """Whether an accepted finding with the same words at fault stands in a sentence much like this; it is then used up."""
    same = [old for old, n in left.items() if n > 0 and (old.code, old.marked) == (entry.code, entry.marked)]
    if not same or entry.sentence.startswith(_HASH):
        return False
    from rapidfuzz.distance import Indel

    best = max(same, key=lambda old: Indel.normalized_similarity(old.sentence, entry.sentence))
    if Indel.normalized_similarity(best.sentence, entry.sentence) < _ALIKE:
        return False
    left[best] -= 1
    return True


_HASH = "hash:"


def _entry(document: Document, finding: Finding) -> Accepted:
    words = "" if finding.absent else document.text[finding.span.start : finding.span.end]
    around = finding.key.partition("\0")[0] or sentence(document, finding.span)  # without the repeat number
    if finding.masked:
        from hashlib import blake2b

        digest = blake2b(f"{words}\0{around}".encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
        return Accepted(finding.code, "", _HASH + digest)
    if len(words) > _LONG:
        words = f"{words[: _LONG // 2]}…{words[-_LONG // 2 :]}"
    return Accepted(finding.code, words, around)
