"""A blog with 10,000 posts, as many revisions and 100,000 comments, made by the database itself.

In Python it would take long. Numbers are spread by multiplying with a prime, so that what belongs together
lies far apart, as it does in a blog that has grown for years.
"""

from sqlalchemy import Connection

from models import Base
from models.database import Database

USERS = 1_000
TAGS = 200
POSTS = 10_000
COMMENTS = 100_000

AUTHOR = 7
"""A user who has written ten posts and a tenth of all comments."""
EDITOR = 8
POPULAR_TAG = 1
"""A tag of every other post."""
RARE_TAG = 200
"""A tag of ten posts."""


_TIMES = {
    "sqlite": "strftime('%Y-%m-%dT%H:%M:%S.000000Z', 1577836800 + 60.0 * ({minutes}), 'unixepoch')",
    "postgresql": "to_timestamp(1577836800 + 60.0 * ({minutes}))",
}
"""How the databases make an instant of a number of minutes."""

_USERS = """
INSERT INTO "user" (id, username, username_folded, email, email_folded, name, surname, display_name, bio,
    website, role, status, created_at, updated_at)
WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < {users})
SELECT n, 'user' || n, 'user' || n, n || '@example.com', n || '@example.com', '', '', 'User ' || n, '',
    '', 'AUTHOR', 'ACTIVE', {epoch}, {epoch}
FROM numbers
"""

_TAGS = """
INSERT INTO tag (id, kind, name, slug, description)
WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < {tags})
SELECT n, CASE WHEN n % 10 = 0 THEN 'CATEGORY' ELSE 'TAG' END, 'tag ' || n, 'tag-' || n, '' FROM numbers
"""

# In twenty posts one is a draft and one in the archive; some are pages, and a few are yet to appear.
_POSTS = """
INSERT INTO post (id, author_id, kind, status, slug, title, body, body_format, body_html, excerpt,
    has_own_excerpt, reading_minutes, comments_open, comment_count, version, published_at, created_at,
    updated_at)
WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < {posts}),
dated(n, written_at, body) AS (
    SELECT n, n * 7919 % 10007 * 60, replace('0123456789', '5', 'Lorem ipsum dolor sit amet. ') FROM numbers
)
SELECT n, n * 613 % 997 + 1, CASE WHEN n % 200 = 3 THEN 'PAGE' ELSE 'POST' END,
    CASE WHEN n % 20 = 1 THEN 'DRAFT' WHEN n % 20 = 2 THEN 'ARCHIVED' WHEN n % 1000 = 4 THEN 'SCHEDULED'
        ELSE 'PUBLISHED' END,
    'post-' || n || '-commodo-enim', 'Title ' || n * 7919 % 10007, body || body || body || body, 'MARKDOWN',
    body || body || body || body, body, FALSE, 1, TRUE, n * 37 % 101, 1,
    CASE WHEN n % 20 = 1 THEN NULL WHEN n % 1000 = 4 THEN {future} ELSE {written_at} END,
    {written_at}, {written_at}
FROM dated
"""

_POST_TAGS = """
INSERT INTO post_tag (post_id, tag_id, published_at)
WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < {posts})
SELECT n, tag_id, published_at FROM (
    SELECT n, 1 AS tag_id FROM numbers WHERE n * 31 % 101 < 50
    UNION SELECT n, 2 FROM numbers WHERE n % 7 = 3
    UNION SELECT n, n * 17 % 149 + 3 FROM numbers
    UNION SELECT n, n * 31 % 191 + 3 FROM numbers
    UNION SELECT n, {tags} FROM numbers WHERE n % 1000 = 505
) AS links JOIN post ON post.id = n
"""

# Replies are to the comment before on the same post; every fiftieth is by a guest.
_COMMENTS = """
INSERT INTO comment (id, post_id, parent_id, author_id, guest_name, kind, status, body, body_format,
    body_html, reply_count, created_at, updated_at)
WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < {comments}),
dated(n, body, written_at) AS (
    SELECT n, 'Comment ' || n || ', a few words long so that it takes some room.', n * 7 FROM numbers
)
SELECT n, CASE WHEN n % 50 = 1 THEN 5000 ELSE n * 7919 % {posts} + 1 END,
    CASE WHEN n > {posts} AND n % 4 = 3 AND n % 50 <> 1 THEN n - {posts} END,
    CASE WHEN n % 50 = 9 THEN NULL WHEN n % 10 = 0 THEN {author} ELSE n * 613 % 997 + 1 END,
    CASE WHEN n % 50 = 9 THEN 'Guest' END, 'COMMENT',
    CASE n * 31 % 101 WHEN 1 THEN 'PENDING' WHEN 2 THEN 'PENDING' WHEN 3 THEN 'SPAM' WHEN 4 THEN 'SPAM'
        WHEN 5 THEN 'DELETED' ELSE 'APPROVED' END,
    body, 'MARKDOWN', body, 0, {written_at}, {written_at}
FROM dated
"""

_REVISIONS = """
INSERT INTO post_revision (id, post_id, editor_id, version, title, body, body_format, excerpt, tags,
    created_at)
WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < {posts})
SELECT n, n * 7919 % 101 + 1, {author}, n, 'Title ' || n, 'Attempt ' || n, 'MARKDOWN', '', '', {epoch}
FROM numbers
"""
# A few are reported.
_REPORTED = "UPDATE comment SET report_count = id % 3 + 1 WHERE id % 3001 = 7"


def fill(database: Database) -> None:
    """Make the tables of an empty database and all rows."""
    with database.transaction() as session:
        connection = session.connection()
        Base.metadata.create_all(connection)
        for statement in (_USERS, _TAGS, _POSTS, _POST_TAGS, _COMMENTS, _REPORTED, _REVISIONS):
            _insert(connection, statement)


def _insert(connection: Connection, statement: str) -> None:
    time = _TIMES[connection.dialect.name]
    # Else the driver would take a percent sign for the beginning of a placeholder.
    connection.execution_options(no_parameters=True).exec_driver_sql(
        statement.format(
            users=USERS,
            tags=TAGS,
            posts=POSTS,
            comments=COMMENTS,
            author=AUTHOR,
            epoch=time.format(minutes="0"),
            written_at=time.format(minutes="written_at"),
            future=time.format(minutes="100000000 + n"),
        )
    )
