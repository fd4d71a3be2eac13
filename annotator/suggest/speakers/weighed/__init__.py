"""Who is the likeliest to have said it, where the rules find nobody or may take one for another.

Everybody near a passage is a choice, and so is nobody. Each has signs (what the rules say, where
they stand, what stands beside them, who spoke last), and a table of numbers says how much a sign
speaks for a choice. The numbers are learned from passages written for this project
(`tools/models/voices.py`).
"""

from annotator.suggest.speakers.weighed.passage import others, trusted, weigh_passage

__all__ = ["others", "trusted", "weigh_passage"]
