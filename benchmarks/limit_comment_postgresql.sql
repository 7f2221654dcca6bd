-- Counts a comment at its post, writes it and reads it back, in one transaction: what Gazette asks, without a login,
-- a policy, a text to render or an answer to compose. As one statement with both writes in its WITH it would be
-- half of the way, but there is no such statement on SQLite, and none for a service that writes by itself.
UPDATE post SET comment_count = comment_count + 1
WHERE id = $1 AND status IN ('PUBLISHED', 'SCHEDULED') AND comments_open
RETURNING id;

INSERT INTO comment
  (post_id, author_id, kind, status, body, body_format, body_html, reply_count, created_at, updated_at)
VALUES ($1, $2, 'COMMENT', 'APPROVED', $3, 'MARKDOWN', $4, 0, now(), now())
RETURNING id;

SELECT '{"addComment":{"errors":[],"comment":{"id":"1~Comment~' || c.id
  || '","createdAt":"' || to_char(c.created_at, 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
  || '","author":{"id":"1~User~' || u.id || '","username":' || to_json(u.username)::text || '}}}}'
FROM comment c JOIN "user" u ON u.id = c.author_id
WHERE c.id = $1
