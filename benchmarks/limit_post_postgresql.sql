-- One post with 50 comments. Others in CPU time of PostgreSQL 15 (this form: 255 µs): endCursor by max() over
-- numbered rows 270, by a second window 267, writers by a lateral join 266, json_build_object and json_agg
-- throughout 386.
SELECT coalesce((
  SELECT '{"post":{"id":"1~Post~' || p.id
    || '","title":' || to_json(p.title)::text
    || ',"slug":"' || p.slug
    || '","body":' || to_json(p.body)::text
    || ',"publishedAt":"' || to_char(p.published_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
    || '","author":' || coalesce((
      SELECT '{"id":"1~User~' || u.id || '","username":"' || u.username || '"}'
      FROM "user" u
      WHERE u.id = p.author_id AND u.status = 'ACTIVE'
    ), 'null')
    || ',"comments":' || (
      SELECT '{"pageInfo":{"hasNextPage":' || CASE WHEN count(*) > 50 THEN 'true' ELSE 'false' END
        || ',"endCursor":' || coalesce(
          '"1~Post.comments~OLDEST~' || (array_agg(c.at || '~' || c.id))[least(count(*), 50)] || '"', 'null'
        )
        || '},"nodes":[' || coalesce(string_agg(
          '{"id":"1~Comment~' || c.id
          || '","body":' || to_json(c.body)::text
          || ',"createdAt":"' || c.at
          || '","author":' || coalesce((
            SELECT '{"id":"1~User~' || u.id || '","username":"' || u.username || '"}'
            FROM "user" u
            WHERE u.id = c.author_id AND u.status = 'ACTIVE'
          ), 'null')
          || '}', ','
        ) FILTER (WHERE n <= 50), '')
        || ']}'
      FROM (
        SELECT *, row_number() OVER () AS n
        FROM (
          SELECT id, body, author_id,
            to_char(created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS at
          FROM comment
          WHERE post_id = p.id AND status = 'APPROVED'
          ORDER BY created_at, id
          LIMIT 51
        ) c
      ) c
    )
    || '}}'
  FROM post p
  WHERE p.slug = $1 AND p.status IN ('PUBLISHED', 'SCHEDULED') AND p.published_at <= now()
), '{"post":null}')
