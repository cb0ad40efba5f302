"""The report page: a document as its reader sees it, what was found beside it, in one HTML file that needs nothing else.

sheet  what stands where: the marks and notes of every block · words  text with its marks · notes  what is said in the margin ·
flow  the document, block by block · sides  outline and list · filters  what the reader may hide · shell  the file round them.

A fragment is made of one file alone, perhaps in another process, before anybody knows how many files there are and what the
rules are called in Chinese. It holds two signs for that, characters that no escaped text has; `shell.settle` resolves them.
"""

from __future__ import annotations

FILE = "\x01"  # stands for the name of the file in ids
RULE = "\x02"  # stands on both sides of the code of a rule, in place of its summary
