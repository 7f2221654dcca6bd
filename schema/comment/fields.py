"""What several mutations of comments say alike of their input."""

BODY = "The text in Markdown, at most 10,000 characters."
