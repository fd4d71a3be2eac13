"""Several people's sheets: verdicts, adjudication, agreement, merging."""
