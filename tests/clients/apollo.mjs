// Apollo Client with its normalised cache, its own way of paging and its persisted queries.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ApolloClient, CombinedGraphQLErrors, HttpLink, InMemoryCache, gql } from '@apollo/client';
import { PersistedQueryLink } from '@apollo/client/link/persisted-queries';
import { relayStylePagination } from '@apollo/client/utilities';
import { filter, firstValueFrom } from 'rxjs';
import * as documents from './documents.mjs';
import { asEditor, endpoint, newTitle, notingFetch, sha256, titles } from './site.mjs';

const [FEED, POST, NODE, CREATE_POST, UPDATE_POST] = [
  documents.FEED, documents.POST, documents.NODE, documents.CREATE_POST, documents.UPDATE_POST,
].map((text) => gql(text));

/** A client that has read nothing yet, and the requests it is going to send. */
function connect({ method = 'POST', headers = {}, persisting = null } = {}) {
  const { fetch, requests } = notingFetch();
  const http = new HttpLink({ uri: endpoint, fetch, headers, useGETForQueries: method === 'GET' });
  const cache = new InMemoryCache({
    possibleTypes: { Node: ['Comment', 'Post', 'Tag', 'User'] },
    typePolicies: { Query: { fields: { posts: relayStylePagination() } } },
  });
  return { client: new ApolloClient({ link: persisting?.concat(http) ?? http, cache }), requests };
}

/** A list that a component shows, and what is in it: more with each page that is fetched. */
async function show(client, variables) {
  const feed = client.watchQuery({ query: FEED, variables });
  await firstValueFrom(feed.pipe(filter(({ dataState }) => dataState === 'complete')));
  return { feed, posts: () => client.readQuery({ query: FEED, variables }).posts };
}

async function readPage(client, variables) {
  const { data } = await client.query({ query: FEED, variables, fetchPolicy: 'no-cache' });
  return titles(data.posts);
}

async function codeOf(promise) {
  const error = await promise.then(() => assert.fail('nothing was refused'), (reason) => reason);
  assert.ok(CombinedGraphQLErrors.is(error), String(error));
  return error.errors[0].extensions.code;
}

async function createDraft(client) {
  const variables = { input: { title: newTitle(), body: 'A draft.' } };
  const { data } = await client.mutate({ mutation: CREATE_POST, variables });
  return data.createPost.post;
}

for (const method of ['POST', 'GET']) {
  test(`query by ${method}`, async () => {
    const { client, requests } = connect({ method });
    const { data } = await client.query({ query: FEED, variables: { first: 3 } });
    assert.equal(data.posts.edges.length, 3);
    assert.deepEqual(requests.map((request) => request.method), [method]);
  });

  test(`page forwards by ${method}`, async () => {
    const { client } = connect({ method });
    const { feed, posts } = await show(client, { first: 4 });
    await feed.fetchMore({ variables: { first: 4, after: posts().pageInfo.endCursor } });
    assert.deepEqual(titles(posts()), await readPage(client, { first: 8 }));
  });

  test(`page backwards by ${method}`, async () => {
    const { client } = connect({ method });
    const { feed, posts } = await show(client, { last: 4 });
    await feed.fetchMore({ variables: { last: 4, before: posts().pageInfo.startCursor } });
    assert.deepEqual(titles(posts()), await readPage(client, { last: 8 }));
  });

  test(`refetch by node by ${method}`, async () => {
    const { client } = connect({ method, headers: asEditor });
    const { id, slug } = await createDraft(client);
    await client.query({ query: POST, variables: { slug } });
    const input = { id, title: 'Changed elsewhere' };
    await connect({ headers: asEditor }).client.mutate({ mutation: UPDATE_POST, variables: { input } });
    await client.query({ query: NODE, variables: { id }, fetchPolicy: 'network-only' });
    // The cache knows by the id that it is the same post.
    assert.equal(client.readQuery({ query: POST, variables: { slug } }).post.title, 'Changed elsewhere');
  });

  test(`get a typed error by ${method}`, async () => {
    const { client } = connect({ method });
    assert.equal(await codeOf(client.query({ query: NODE, variables: { id: 'x' } })), 'BAD_USER_INPUT');
  });

  test(`send persisted documents by ${method}`, async () => {
    const query = gql(documents.newQuery());
    const sent = [];
    for (const visit of ['first', 'second']) {
      const persisting = new PersistedQueryLink({ sha256, useGETForHashedQueries: method === 'GET' });
      const { client, requests } = connect({ method, persisting });
      const { data } = await client.query({ query });
      assert.ok(data.posts.totalCount > 0, `the ${visit} visit`);
      sent.push(...requests);
    }
    // The hash is unknown, comes with its document, and is known from then on.
    assert.deepEqual(sent.map((request) => 'query' in request), [false, true, false]);
    assert.equal(sent.at(-1).method, method);
  });
}

test('mutate', async () => {
  const { client } = connect({ headers: asEditor });
  const { id, slug, title, version } = await createDraft(client);
  assert.equal(version, 1);
  await client.query({ query: POST, variables: { slug } });
  await client.mutate({ mutation: UPDATE_POST, variables: { input: { id, title: `${title}, again` } } });
  // Without asking again: what the mutation returned is in the cache.
  assert.equal(client.readQuery({ query: POST, variables: { slug } }).post.title, `${title}, again`);
});

test('get an error of the payload', async () => {
  const { client } = connect({ headers: asEditor });
  const variables = { input: { title: '', body: 'Nameless.' } };
  const { createPost } = (await client.mutate({ mutation: CREATE_POST, variables })).data;
  assert.equal(createPost.post, null);
  assert.deepEqual(createPost.errors.map(({ field, code }) => [field, code]), [['title', 'REQUIRED']]);
});

test('be refused as a stranger', async () => {
  const variables = { input: { title: newTitle(), body: 'By nobody.' } };
  const refused = connect().client.mutate({ mutation: CREATE_POST, variables });
  assert.equal(await codeOf(refused), 'NOT_AUTHENTICATED');
});

test('be refused without a proof of same origin', async () => {
  const variables = { input: { title: newTitle(), body: 'By a forger.' } };
  const { client } = connect({ headers: { cookie: asEditor.cookie } });
  assert.equal(await codeOf(client.mutate({ mutation: CREATE_POST, variables })), 'CSRF_PROOF_MISSING');
});
