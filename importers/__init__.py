"""Readers of other formats: each turns a file into calls of services."""
