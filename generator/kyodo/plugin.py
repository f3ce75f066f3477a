"""The MkDocs plugin: ``mkdocs build`` and ``mkdocs serve`` in a guideline's folder.

MkDocs' own pass builds nothing of its own: our build runs before it and its result is laid over
the folder that MkDocs writes to, so that both commands give the same site.
"""

from __future__ import annotations
