"""The records of a guideline: one frozen class a record, one module a family.

Nothing here reads a file, chooses a language or knows an address.
"""
