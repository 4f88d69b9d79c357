"""Times: finding the expressions of a text that say when, and the days that they mean. No date library is used.

``grammar`` reads words to expressions, ``resolve`` reckons expressions to days, ``reading`` does so for a whole text.
"""

from polemos.mention.dates.find import find_dates
from polemos.mention.dates.phrase import resolve_date

__all__ = ["find_dates", "resolve_date"]
