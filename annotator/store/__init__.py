"""Files: what lies where, how it is read, and how nothing that was saved is lost."""
