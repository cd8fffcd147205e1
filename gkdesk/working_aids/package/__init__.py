"""The return package: what leaves of a filled working aid, written, read and checked.

It holds the return section alone. Nothing of the local zone has a place in its data, so no part
of a package can show it.
"""
