"""The words by which titles, units and lines that are cut are told. A rule keeper finds them in rules/structure/words.txt; what
each list is for stands there.
"""

from __future__ import annotations

from fzlint.document.lists import word_lists

_LISTS = word_lists("structure/words.txt")

TYPES = tuple(_LISTS["文种"])
GOES_ON = tuple(_LISTS["标题未完"])
REPORTS = tuple(_LISTS["报告题名"])
ACCOUNTS = TYPES[:3]  # what a report of what was done is
BEFORE_TITLES = tuple(_LISTS["题前"])
BEHIND_TITLES = tuple(_LISTS["题后"])
NO_TITLES = frozenset(_LISTS["不是标题"])
NO_REPORTS = tuple(_LISTS["不是报告"])
OTHER_REPORTS = tuple(_LISTS["别的报告"])
BEHIND_VERBS = tuple(_LISTS["动词之后"])
JOINTS = frozenset(_LISTS["并列项中间的字"])
POSTS = tuple(_LISTS["职务"])
BYLINES = tuple(_LISTS["署名"])
OPENINGS = tuple(_LISTS["正文起首"])
STORIES = tuple(_LISTS["报道起首"])
ORGANS = tuple(_LISTS["单位结尾"])
UNITS = tuple(_LISTS["单位"])
BEHIND_UNIT = tuple(_LISTS["单位之后"])
REVIEWED = tuple(_LISTS["回顾"])
ENDS_OF_PAPERS = frozenset(_LISTS["附件末字"])
LOOKED_BACK = tuple(_LISTS["回看"])
SLOGANS = tuple(_LISTS["口号"])
SUBJECTS = tuple(_LISTS["主语"])
CLOSINGS = tuple(_LISTS["结语"])
ENDS_OF_HEADINGS = tuple(_LISTS["题尾"])
EARNESTLY = tuple(_LISTS["态度"])
STUDIED = tuple(_LISTS["学习"])
AIMS = tuple(_LISTS["总体要求"])
PUBLISHED = tuple(_LISTS["公布"])
TIMES = tuple(_LISTS["时间"])
NUMBERED = tuple(_LISTS["编号"])
ON = tuple(_LISTS["未完"])
UNITS_OF_FIGURES = tuple(_LISTS["数后"])
JOINING = tuple(_LISTS["连接"])
NO_LAWS = tuple(_LISTS["不是法律"])
NO_SELVES = frozenset(_LISTS["不是自称"])
