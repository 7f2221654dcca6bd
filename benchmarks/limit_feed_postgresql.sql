-- The feed. Text is joined, lists are derived tables with a limit, writers are scalar subqueries.
-- Others in CPU time of PostgreSQL 15 (this form: 801 µs): endCursor by max() over numbered rows 863, tags through
-- a lateral subquery 1,103, json_build_object and json_agg throughout 1,900, writers by a join 4,300.
SELECT '{"posts":{"pageInfo":{"hasNextPage":' || CASE WHEN count(*) > 20 THEN 'true' ELSE 'false' END
  || ',"endCursor":' || coalesce(
    '"1~posts~NEWEST~' || (array_agg(p.at || '~' || p.id))[least(count(*), 20)] || '"', 'null'
  )
  || '},"nodes":[' || coalesce(string_agg(
    '{"id":"1~Post~' || p.id
    || '","title":' || to_json(p.title)::text
    || ',"slug":"' || p.slug
    || '","publishedAt":"' || p.at
    || '","author":' || coalesce((
      SELECT '{"id":"1~User~' || u.id || '","username":"' || u.username || '"}'
      FROM "user" u
      WHERE u.id = p.author_id AND u.status = 'ACTIVE'
    ), 'null')
    || ',"tags":{"nodes":[' || (
      SELECT coalesce(string_agg('{"name":' || to_json(t.name)::text || '}', ','), '')
      FROM (
        SELECT t.name
        FROM post_tag l JOIN tag t ON t.id = l.tag_id
        WHERE l.post_id = p.id
        ORDER BY t.name, t.id
        LIMIT 20
      ) t
    )
    || ']},"comments":{"nodes":[' || (
      SELECT coalesce(string_agg(
        '{"id":"1~Comment~' || c.id
        || '","body":' || to_json(c.body)::text
        || ',"createdAt":"' || to_char(c.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
        || '","author":' || coalesce((
          SELECT '{"id":"1~User~' || u.id || '","username":"' || u.username || '"}'
          FROM "user" u
          WHERE u.id = c.author_id AND u.status = 'ACTIVE'
        ), 'null')
        || '}', ','
      ), '')
      FROM (
        SELECT id, body, created_at, author_id
        FROM comment
        WHERE post_id = p.id AND status = 'APPROVED'
        ORDER BY created_at, id
        LIMIT 5
      ) c
    )
    || ']}}', ','
  ) FILTER (WHERE n <= 20), '')
  || ']}}'
FROM (
  SELECT *, row_number() OVER () AS n
  FROM (
    SELECT id, title, slug, author_id,
      to_char(published_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS at
    FROM post
    WHERE kind = 'POST' AND status IN ('PUBLISHED', 'SCHEDULED') AND published_at <= now()
    ORDER BY published_at DESC, id DESC
    LIMIT 21
  ) p
) p
