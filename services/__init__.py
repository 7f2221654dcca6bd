"""What Gazette does, as plain functions: each checks the policy, validates, and writes or reads.

A service flushes but never commits: the edge that calls it (view, mutation, command) owns the transaction.
Names tell what to expect: `find_…` may return None, `get_…` raises NotFound, the other verbs write.
"""
