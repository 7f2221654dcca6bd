// urql with its normalised cache, its own way of paging and its persisted queries.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Client, fetchExchange } from '@urql/core';
import { cacheExchange } from '@urql/exchange-graphcache';
import { relayPagination } from '@urql/exchange-graphcache/extras';
import { persistedExchange } from '@urql/exchange-persisted';
import { CREATE_POST, FEED, NODE, POST, UPDATE_POST, newQuery } from './documents.mjs';
import { asEditor, endpoint, newTitle, notingFetch, titles } from './site.mjs';

/** A client that has read nothing yet, and the requests it is going to send. */
function connect({ method = 'GET', headers, exchanges = [] } = {}) {
  const { fetch, requests } = notingFetch();
  const cache = cacheExchange({ resolvers: { Query: { posts: relayPagination() } } });
  const client = new Client({
    url: endpoint,
    fetch,
    exchanges: [cache, ...exchanges, fetchExchange],
    // GET is its own choice.
    ...(method === 'POST' ? { preferGetMethod: false } : {}),
    ...(headers ? { fetchOptions: { headers } } : {}),
  });
  return { client, requests };
}

/** Return the data of an answer that has no errors. */
function data(result) {
  if (result.error) throw result.error;
  return result.data;
}

/** Read some pages one after the other, and return what the cache then shows as one list. */
async function readPages(client, pages) {
  let posts;
  for (const page of pages) {
    posts = data(await client.query(FEED, page(posts?.pageInfo))).posts;
  }
  return titles(posts);
}

function codeOf(result) {
  assert.ok(result.error, 'nothing was refused');
  return result.error.graphQLErrors[0].extensions.code;
}

async function createDraft(client) {
  const input = { title: newTitle(), body: 'A draft.' };
  return data(await client.mutation(CREATE_POST, { input })).createPost.post;
}

for (const method of ['POST', 'GET']) {
  test(`query by ${method}`, async () => {
    const { client, requests } = connect({ method });
    assert.equal(data(await client.query(FEED, { first: 3 })).posts.edges.length, 3);
    assert.deepEqual(requests.map((request) => request.method), [method]);
  });

  test(`page forwards by ${method}`, async () => {
    const { client } = connect({ method });
    const shown = await readPages(client, [
      () => ({ first: 4 }),
      ({ endCursor }) => ({ first: 4, after: endCursor }),
    ]);
    assert.deepEqual(shown, await readPages(connect().client, [() => ({ first: 8 })]));
  });

  test(`page backwards by ${method}`, async () => {
    const { client } = connect({ method });
    const shown = await readPages(client, [
      () => ({ last: 4 }),
      ({ startCursor }) => ({ last: 4, before: startCursor }),
    ]);
    assert.deepEqual(shown, await readPages(connect().client, [() => ({ last: 8 })]));
  });

  test(`refetch by node by ${method}`, async () => {
    const { client } = connect({ method, headers: asEditor });
    const { id, slug } = await createDraft(client);
    await client.query(POST, { slug });
    const input = { id, title: 'Changed elsewhere' };
    data(await connect({ headers: asEditor }).client.mutation(UPDATE_POST, { input }));
    data(await client.query(NODE, { id }, { requestPolicy: 'network-only' }));
    // The cache knows by the id that it is the same post.
    assert.equal(client.readQuery(POST, { slug }).data.post.title, 'Changed elsewhere');
  });

  test(`get a typed error by ${method}`, async () => {
    assert.equal(codeOf(await connect({ method }).client.query(NODE, { id: 'x' })), 'BAD_USER_INPUT');
  });

  test(`send persisted documents by ${method}`, async () => {
    const query = newQuery();
    const sent = [];
    for (const visit of ['first', 'second']) {
      const persisted = persistedExchange({ preferGetForPersistedQueries: method === 'GET' });
      const { client, requests } = connect({ method, exchanges: [persisted] });
      assert.ok(data(await client.query(query, {})).posts.totalCount > 0, `the ${visit} visit`);
      sent.push(...requests);
    }
    // The hash is unknown, comes with its document, and is known from then on.
    assert.deepEqual(sent.map((request) => 'query' in request), [false, true, false]);
    assert.equal(sent.at(-1).method, method);
  });
}

test('query without a header that a page of another site could not send', async () => {
  const { client, requests } = connect();
  data(await client.query(FEED, { first: 1 }));
  assert.deepEqual(Object.keys(requests[0].headers), ['accept']);
});

test('mutate', async () => {
  const { client, requests } = connect({ headers: asEditor });
  const { id, slug, title, version } = await createDraft(client);
  assert.deepEqual([version, requests[0].method], [1, 'POST']);
  await client.query(POST, { slug });
  data(await client.mutation(UPDATE_POST, { input: { id, title: `${title}, again` } }));
  // Without asking again: what the mutation returned is in the cache.
  assert.equal(client.readQuery(POST, { slug }).data.post.title, `${title}, again`);
});

test('get an error of the payload', async () => {
  const { client } = connect({ headers: asEditor });
  const input = { title: '', body: 'Nameless.' };
  const { createPost } = data(await client.mutation(CREATE_POST, { input }));
  assert.equal(createPost.post, null);
  assert.deepEqual(createPost.errors.map(({ field, code }) => [field, code]), [['title', 'REQUIRED']]);
});

test('be refused as a stranger', async () => {
  const input = { title: newTitle(), body: 'By nobody.' };
  assert.equal(codeOf(await connect().client.mutation(CREATE_POST, { input })), 'NOT_AUTHENTICATED');
});

test('be refused without a proof of same origin', async () => {
  const { client } = connect({ headers: { cookie: asEditor.cookie } });
  const input = { title: newTitle(), body: 'By a forger.' };
  assert.equal(codeOf(await client.mutation(CREATE_POST, { input })), 'CSRF_PROOF_MISSING');
});
