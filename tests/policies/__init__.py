"""Who may see and do what: the rule and its predicate agree, and both say what they should."""
