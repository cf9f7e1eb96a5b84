"""Liquid as Jekyll speaks it: templates are compiled to Python functions.

`Environment.compile` reads a `Source`; `Template.render` runs it against a `Host`. The pipeline: `scanner` cuts text
into tokens, `parser` and `tags/` make nodes of them (`markup` reads expressions, strictly, and laxly where that fails),
`code` writes Python, `runtime` is what that Python calls.
"""
