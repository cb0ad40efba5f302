"""The checks: one module for each, which tells how a breach is found and knows no rule code and no file format.

A check module `fzlint/checks/label_form.py` holds a NamedTuple `LabelForm` (rule files say `check = "label-form"`):

- its fields are the parameters that a rule file may set: str, int, float, bool, tuple[str, ...], or tuple[Row, ...] where
  Row is another NamedTuple of such fields (written as [[params.rows]], or as the columns of a .tsv table);
- `names` (a property) are the names that the rule's message may use;
- `__call__(context)` yields `Match`es, in any order;
- `problems()`, if it has one, yields what is wrong with its parameters: the key ("rows[2].pattern", "" for the whole) and a sentence.
  It is asked of rule folders only.

A check reads neither clock nor disk, keeps no state, and takes time linear in the text.
"""
