"""石港市机关的公文要求：规则在 rules/，报告种类在 report-kinds/，检查方法在 checks.py。"""
