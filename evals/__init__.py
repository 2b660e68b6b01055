"""Question sets put to a running assistant over HTTP; scores and a report."""
