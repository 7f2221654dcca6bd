"""What goes wrong when settings are read."""


class ConfigurationError(Exception):
    """A setting that the application can't start with: one line naming the key, its source and the mend."""
