"""What makes a file unusable, said with the line that a person has to look at."""


class MalformedExport(Exception):
    """The file is no WordPress export, or a damaged one; nothing of it has been imported."""

    def __init__(self, message: str, line: int | None = None) -> None:
        """Keep the line, counted from 1, where one can be named."""
        super().__init__(message if line is None else f"line {line}: {message}")
        self.line = line
