// A program with the types that graphql-codegen made: it has to compile, and what it is told has to be so.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TypedDocumentString } from './generated/graphql.js';
import { CREATE_POST, FEED, NODE } from './operations.js';
import { asEditor, newTitle, send, titles } from './site.mjs';

type Answer<Data> = { data?: Data; errors?: { message: string; path?: string[]; extensions: { code: string } }[] };
type Way = { method?: 'GET' | 'POST'; headers?: Record<string, string | undefined>; persisted?: boolean };

/** Send an operation; its variables and its answer have the types of its document. */
function ask<Data, Variables>(
  document: TypedDocumentString<Data, Variables>, variables: Variables, way: Way = {},
): Promise<Answer<Data>> {
  const name = way.persisted ? { documentId: document.__meta__?.hash } : { query: document.toString() };
  return send({ ...name, variables }, way);
}

/** Return the data of an answer without errors. */
async function dataOf<Data>(answer: Promise<Answer<Data>>): Promise<Data> {
  const { data, errors } = await answer;
  assert.equal(errors, undefined);
  assert.ok(data);
  return data;
}

async function codeOf(answer: Promise<Answer<unknown>>): Promise<string | undefined> {
  return (await answer).errors?.[0]?.extensions.code;
}

async function createDraft() {
  const input = { title: newTitle(), body: 'A draft.', tags: ['Typed'] };
  const { createPost } = await dataOf(ask(CREATE_POST, { input }, { headers: asEditor }));
  assert.ok(createPost?.post);
  return createPost.post;
}

for (const method of ['POST', 'GET'] as const) {
  test(`query by ${method}`, async () => {
    const filter = { kind: { in: ['POST' as const] }, publishedAt: { gt: '2000-01-01T00:00:00Z' } };
    const { posts } = await dataOf(ask(FEED, { first: 3, filter }, { method }));
    assert.equal(posts.edges.length, 3);
    for (const { node } of posts.edges) {
      const times: (string | null)[] = [node.publishedAt];
      assert.match(times[0] ?? '', /^\d{4}-\d\d-\d\dT[\d:]{8}\.\d{6}Z$/);
      assert.equal(node.kind satisfies 'POST' | 'PAGE', 'POST');
    }
  });

  test(`page forwards by ${method}`, async () => {
    const { posts: all } = await dataOf(ask(FEED, { first: 8 }));
    const { posts: start } = await dataOf(ask(FEED, { first: 4 }, { method }));
    const { posts: rest } = await dataOf(ask(FEED, { first: 4, after: start.pageInfo.endCursor }, { method }));
    assert.deepEqual([...titles(start), ...titles(rest)], titles(all));
  });

  test(`page backwards by ${method}`, async () => {
    const { posts: all } = await dataOf(ask(FEED, { last: 8 }));
    const { posts: end } = await dataOf(ask(FEED, { last: 4 }, { method }));
    const { posts: rest } = await dataOf(ask(FEED, { last: 4, before: end.pageInfo.startCursor }, { method }));
    assert.deepEqual([...titles(rest), ...titles(end)], titles(all));
  });

  test(`refetch by node by ${method}`, async () => {
    const { id, title } = await createDraft();
    const { node } = await dataOf(ask(NODE, { id }, { method, headers: asEditor }));
    assert.ok(node?.__typename === 'Post');
    // The type of a node is known once its name is.
    assert.equal(node.title satisfies string, title);
    assert.equal(node.version satisfies number, 1);
  });

  test(`get a typed error by ${method}`, async () => {
    assert.equal(await codeOf(ask(NODE, { id: 'x' }, { method })), 'BAD_USER_INPUT');
  });

  test(`send persisted documents by ${method}`, async () => {
    const { posts } = await dataOf(ask(FEED, { first: 3 }, { method, persisted: true }));
    assert.equal(posts.edges.length, 3);
    const input = { title: newTitle(), body: 'A draft.' };
    const { createPost } = await dataOf(ask(CREATE_POST, { input }, { headers: asEditor, persisted: true }));
    assert.equal(createPost?.post?.title, input.title);
  });

  test(`be told of wrong variables before and after by ${method}`, async () => {
    // @ts-expect-error: the id is missing
    assert.equal(await codeOf(ask(NODE, {}, { method })), 'BAD_USER_INPUT');
    // @ts-expect-error: there is no such kind of post
    assert.equal(await codeOf(ask(FEED, { filter: { kind: { eq: 'POEM' } } }, { method })), 'BAD_USER_INPUT');
  });
}

test('mutate', async () => {
  assert.equal((await createDraft()).version, 1);
});

test('get an error of the payload', async () => {
  const input = { title: '', body: 'Nameless.' };
  const { createPost } = await dataOf(ask(CREATE_POST, { input }, { headers: asEditor }));
  assert.equal(createPost?.post, null);
  assert.deepEqual(createPost?.errors.map(({ field, code }) => [field, code]), [['title', 'REQUIRED']]);
});

test('be refused as a stranger', async () => {
  const input = { title: newTitle(), body: 'By nobody.' };
  assert.equal(await codeOf(ask(CREATE_POST, { input })), 'NOT_AUTHENTICATED');
});

test('be refused without a proof of same origin', async () => {
  const input = { title: newTitle(), body: 'By a forger.' };
  const headers = { cookie: asEditor.cookie };
  assert.equal(await codeOf(ask(CREATE_POST, { input }, { headers })), 'CSRF_PROOF_MISSING');
});
