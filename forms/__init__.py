"""HTML forms: which fields a page has and what they are called. What is allowed, the services decide."""
