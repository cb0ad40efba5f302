"""joined-verbs: 和 between two verbs with an object each (完善目录和充实内容): it joins nouns; verbs are joined by 并 or a comma."""

from __future__ import annotations

from collections.abc import Iterator

from fzlint.checks.context import Context
from fzlint.document.clauses import begins_at, behind, ends_at
from fzlint.document.fold import is_han
from fzlint.document.model import Document, Span
from fzlint.document.prose import is_running
from fzlint.finding import Match
from fzlint.record import NamedTuple

_STOPS = "，。；：！？、\n"
_ENDS = "，。；"
_FAR = 36  # code points of the clause on either side of the second verb
_OBJECT = 2  # of an object at least
_SUBJECT = 12  # code points that a subject and the adverb behind it have at most


class JoinedVerbs(NamedTuple):
    """Clauses that begin with a verb and its object and go on behind 和 with another verb and its object.

    joints   words that join nouns: 和, 以及
    adverbs  words that may stand before the first verb, longest first
    firsts   verbs that the clause begins with
    seconds  verbs behind the joint: those that are no nouns as well
    broken   no fault where one of these stands in the first object: 在, 对
    heads    what the second object does not end in, for both verbs may belong to it: 能力, 机制
    after    what does not follow, for the clause may be a subject: 是, 成为
    """

    joints: tuple[str, ...]
    adverbs: tuple[str, ...]
    firsts: tuple[str, ...]
    seconds: tuple[str, ...]
    broken: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()
    after: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        return ("text", "joint", "verb")

    def __call__(self, context: Context) -> Iterator[Match]:
        document = context.document
        text = document.plain
        for verb in self.seconds:
            if verb[:2] not in document.pairs:
                continue
            at = text.find(verb)
            while at >= 0:
                joint = next((word for word in self.joints if text.endswith(word, 0, at)), "")
                if joint and (span := self._told(document, at - len(joint), at, verb)):
                    shown = document.text[span.start : span.end]
                    yield Match(span, {"text": shown, "joint": joint, "verb": verb})
                at = text.find(verb, at + len(verb))

    def _told(self, document: Document, joint: int, at: int, verb: str) -> Span | None:
        """The clause with its two verbs, the second one at `at` behind the joint at `joint`; None where it is right."""
        text = document.plain
        first = self._without_subject(text[begins_at(text, joint, _STOPS, _FAR) : joint].lstrip())
        end = ends_at(text, at + len(verb), _STOPS, _FAR)
        lead = next((word for word in self.firsts if first.startswith(word)), "")
        one = first[len(lead) :].removeprefix("了")
        other = text[at + len(verb) : end].removeprefix("了")
        if not lead or len(one) < _OBJECT or one.startswith(self.seconds) or any(word in one for word in self.broken):
            return None
        # 完善制度制定和落实情况: both verbs are nouns there
        if one.endswith((*self.firsts, *self.seconds)) or len(other) < _OBJECT or not is_han(other[0]):
            return None
        if any(word in other for word in self.seconds):  # 为提高质量和提高公信力提供保障
            return None
        if text[end : end + 1] not in _ENDS or other.endswith(self.heads) or text.startswith(self.after, end + 1):
            return None
        return Span(joint - len(first), end) if is_running(document, at) else None

    def _without_subject(self, said: str) -> str:
        """What is said from the verb of a clause on, without its subject and adverbs: 水管站及时|完善目录, 为企业|创造条件."""
        if said.startswith("为"):
            return said[min((at for word in self.firsts if (at := said.find(word, 0, _FAR)) > 0), default=0) :]
        adverb = next((word for word in self.adverbs if said.find(word, 0, _SUBJECT) > 0), "")
        return behind(said[max(said.find(adverb), 0) :], self.adverbs)
