"""The demonstration blog: posts and threads in `content/`, loaded into an empty development database."""

from importers.demonstration.loading import is_empty, load_demonstration

__all__ = ["is_empty", "load_demonstration"]
