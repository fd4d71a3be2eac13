"""Machine translation by programs and servers of the user's choice. All of it is off by default."""
