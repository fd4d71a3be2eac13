"""The form: pages of rows with which every field is changed. No Textual here."""
