"""What several mutations of posts say alike of their input."""

TAGS = "Up to 20 tags by name, made if they don't exist."
EXCERPT = "A summary in plain text; empty, it is the beginning of the body."
