-- One post with 50 comments, by JSON functions throughout. Others in CPU time of SQLite 3.53 (this form: 119 µs):
-- text joined by || 135, the same with numbered rows instead of the second look for row 51 168, by concat() 171.
SELECT json_object('post', (
  SELECT json_object(
    'id', '1~Post~' || p.id,
    'title', p.title,
    'slug', p.slug,
    'body', p.body,
    'publishedAt', p.published_at,
    'author', (
      SELECT json_object('id', '1~User~' || u.id, 'username', u.username)
      FROM user u
      WHERE u.id = p.author_id AND u.status = 'ACTIVE'
    ),
    'comments', (
      SELECT json_object(
        'pageInfo', json_object(
          'hasNextPage', json(iif(EXISTS (
            SELECT 1
            FROM comment
            WHERE post_id = p.id AND status = 'APPROVED'
            ORDER BY created_at, id
            LIMIT 1 OFFSET 50
          ), 'true', 'false')),
          'endCursor', '1~Post.comments~OLDEST~' || max(c.created_at || '~' || c.id)
        ),
        'nodes', json_group_array(json_object(
          'id', '1~Comment~' || c.id,
          'body', c.body,
          'createdAt', c.created_at,
          'author', (
            SELECT json_object('id', '1~User~' || u.id, 'username', u.username)
            FROM user u
            WHERE u.id = c.author_id AND u.status = 'ACTIVE'
          )
        ))
      )
      FROM (
        SELECT id, body, author_id, created_at
        FROM comment
        WHERE post_id = p.id AND status = 'APPROVED'
        ORDER BY created_at, id
        LIMIT 50
      ) c
    )
  )
  FROM post p
  WHERE p.slug = ? AND p.status IN ('PUBLISHED', 'SCHEDULED')
    AND p.published_at <= strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
))
