"""The tests mirror the tree: tests/services/test_posts.py tests services/posts.py."""
