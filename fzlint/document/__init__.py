"""The document: what the reader of a report sees, as blocks in reading order.

Readers hand over paragraphs (`model`), `outline` builds the document from them; what stands here knows no rule and no figure.
"""
