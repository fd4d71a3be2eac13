"""The HTML report: what an editor, a lawyer or a class looks at. One way; nothing reads it back."""
