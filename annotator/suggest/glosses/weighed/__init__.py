"""Which English words translate a foreign passage, weighed one against the other.

The forms say where a translation is given in so many words. What they miss and what
they take for one is weighed here: every stretch of English near a foreign passage that could be its
translation has signs (what stands between, where it ends, how long both are, what the forms say),
and a table of numbers says how much each sign speaks for it. The numbers are learned from passages
written for this project (`tools/models/links.py`).
"""

from annotator.suggest.glosses.weighed.reconsider import free_of, reconsider
from annotator.suggest.glosses.weighed.unseen import unseen_words

__all__ = ["free_of", "reconsider", "unseen_words"]
