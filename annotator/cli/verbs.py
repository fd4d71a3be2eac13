"""The commands: name → (module with `configure` and `run`, what it does in a line).

A module is imported only when its command is called, so that `annotator --help` stays quick.
"""

from typing import NamedTuple


class Verb(NamedTuple):
    """One command of the command line."""

    module: str
    summary: str


VERBS = {
    "open": Verb("annotator.cli.open_app", "open the terminal app on the workspace or an article"),
    "add-article": Verb("annotator.cli.add_article", "bring articles into the corpus"),
    "list": Verb("annotator.cli.list_articles", "list the articles with what is done and open"),
    "show": Verb("annotator.cli.show", "show annotations as evidence sheets, or as JSON"),
    "keys": Verb("annotator.cli.keys", "show the keys of the terminal app"),
    "detect": Verb("annotator.cli.detect", "find foreign spans, quotations, glosses and repeats"),
    "transliterate": Verb(
        "annotator.cli.transliterate", "write words in Latin letters by a scheme"
    ),
    "translate": Verb("annotator.cli.translate", "ask the memory and machines for a translation"),
    "annotate": Verb("annotator.cli.annotate", "make one annotation and print its id"),
    "propagate": Verb("annotator.cli.propagate", "take an annotation over to other articles"),
    "settle": Verb(
        "annotator.cli.settle", "say where annotations stand after their article changed"
    ),
    "apply": Verb("annotator.cli.apply", "make annotations from JSON lines, acknowledging each"),
    "check": Verb("annotator.cli.check", "find what is wrong in files, anchors and annotations"),
    "export": Verb("annotator.cli.export", "write annotations in another format"),
    "import": Verb("annotator.cli.import_", "read annotations from another format"),
    "review": Verb("annotator.cli.review", "review somebody else's annotations"),
    "status": Verb("annotator.cli.status", "tell who has done what, and what waits for whom"),
    "agree": Verb("annotator.cli.agree", "measure how far annotators agree"),
    "diff": Verb("annotator.cli.diff", "compare two sheets, in annotations"),
    "merge": Verb("annotator.cli.merge", "merge two sheets with their common ancestor"),
    "conflicts": Verb("annotator.cli.conflicts", "list and settle what merges left open"),
    "git": Verb("annotator.cli.git", "set up a git repository to merge annotations"),
    "speakers": Verb("annotator.cli.speakers", "list, merge and name the people who are quoted"),
    "schema": Verb("annotator.cli.schema", "print the JSON Schema of the stored files"),
}
