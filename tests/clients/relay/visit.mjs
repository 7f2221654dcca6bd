// The Relay runtime with what its compiler made: store, connections, refetchable fragments and mutations.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import relay from 'relay-runtime';
import { asEditor, newTitle, notingFetch, send, titles } from './site.mjs';

const { Environment, Network, RecordSource, Store } = relay;
const { commitMutation, createOperationDescriptor, fetchQuery, getSingularSelector } = relay;

const require = createRequire(import.meta.url);
const compiled = (name) => require(`./artifacts/${name}.graphql.js`);
const texts = JSON.parse(readFileSync('persisted.json', 'utf8'));

const byText = ({ id }) => ({ query: texts[id] });
const byId = ({ id }) => ({ documentId: id });

/** An environment that has read nothing yet, and the requests it is going to send. */
function connect({ method = 'POST', headers = {}, name = byText } = {}) {
  const { fetch, requests } = notingFetch();
  const network = Network.create((operation, variables) => send({ ...name(operation), variables }, {
    method: operation.operationKind === 'query' ? method : 'POST', headers, fetch,
  }));
  return { environment: new Environment({ network, store: new Store(new RecordSource()) }), requests };
}

const read = (environment, query, variables) => (
  fetchQuery(environment, compiled(query), variables, { fetchPolicy: 'network-only' }).toPromise()
);

/** What a component with a fragment shows: the query's part of the store that the fragment names. */
function shown(environment, query, variables, fragment, pick = (data) => data) {
  const operation = createOperationDescriptor(compiled(query), variables);
  const parent = pick(environment.lookup(operation.fragment).data);
  return environment.lookup(getSingularSelector(compiled(fragment), parent)).data;
}

const shownFeed = (environment, variables) => shown(environment, 'blogFeedQuery', variables, 'blogFeed').posts;
const shownPost = (environment, slug) => (
  shown(environment, 'blogPostQuery', { slug }, 'blogPost', (data) => data.post)
);

/** Read a list in pieces, as usePaginationFragment does; return it as it then is in the store. */
async function readFeed(environment, start, more) {
  await read(environment, 'blogFeedQuery', start);
  environment.retain(createOperationDescriptor(compiled('blogFeedQuery'), start));
  if (more) {
    await read(environment, 'blogFeedPageQuery', more(shownFeed(environment, start).pageInfo));
  }
  return titles(shownFeed(environment, start));
}

function mutate(environment, name, input) {
  return new Promise((resolve, reject) => {
    commitMutation(environment, {
      mutation: compiled(name),
      variables: { input },
      onCompleted: (data, errors) => (errors ? reject({ source: { errors } }) : resolve(data)),
      onError: reject,
    });
  });
}

async function createDraft(environment) {
  const input = { title: newTitle(), body: 'A draft.' };
  return (await mutate(environment, 'blogCreatePostMutation', input)).createPost.post;
}

async function codeOf(promise) {
  const error = await promise.then(() => assert.fail('nothing was refused'), (reason) => reason);
  return error.source.errors[0].extensions.code;
}

for (const method of ['POST', 'GET']) {
  test(`query by ${method}`, async () => {
    const { environment, requests } = connect({ method });
    assert.equal((await readFeed(environment, { first: 3 })).length, 3);
    assert.deepEqual(requests.map((request) => request.method), [method]);
  });

  test(`page forwards by ${method}`, async () => {
    const more = ({ endCursor }) => ({ first: 4, after: endCursor });
    const feed = await readFeed(connect({ method }).environment, { first: 4 }, more);
    assert.deepEqual(feed, await readFeed(connect().environment, { first: 8 }));
  });

  test(`page backwards by ${method}`, async () => {
    const more = ({ startCursor }) => ({ last: 4, before: startCursor });
    const feed = await readFeed(connect({ method }).environment, { last: 4 }, more);
    assert.deepEqual(feed, await readFeed(connect().environment, { last: 8 }));
  });

  test(`refetch by node by ${method}`, async () => {
    const { environment } = connect({ method, headers: asEditor });
    const { id, slug } = await createDraft(environment);
    await read(environment, 'blogPostQuery', { slug });
    const elsewhere = connect({ headers: asEditor }).environment;
    await mutate(elsewhere, 'blogUpdatePostMutation', { id, title: 'Changed elsewhere' });
    await read(environment, 'blogPostAgainQuery', { id });
    // The store knows by the id that it is the same post.
    assert.equal(shownPost(environment, slug).title, 'Changed elsewhere');
  });

  test(`get a typed error by ${method}`, async () => {
    const refused = read(connect({ method }).environment, 'blogPostAgainQuery', { id: 'x' });
    assert.equal(await codeOf(refused), 'BAD_USER_INPUT');
  });

  test(`send persisted documents by ${method}`, async () => {
    const { environment, requests } = connect({ method, headers: asEditor, name: byId });
    assert.equal((await readFeed(environment, { first: 3 })).length, 3);
    assert.equal((await createDraft(environment)).version, 1);
    assert.deepEqual(requests.map((request) => request.method), [method, 'POST']);
    assert.ok(requests.every(({ query, documentId }) => !query && documentId));
  });
}

test('mutate', async () => {
  const { environment } = connect({ headers: asEditor });
  const { id, slug, version } = await createDraft(environment);
  assert.equal(version, 1);
  await read(environment, 'blogPostQuery', { slug });
  await mutate(environment, 'blogUpdatePostMutation', { id, title: 'Changed here' });
  // Without asking again: what the mutation returned is in the store.
  assert.equal(shownPost(environment, slug).title, 'Changed here');
});

test('get an error of the payload', async () => {
  const { environment } = connect({ headers: asEditor });
  const input = { title: '', body: 'Nameless.' };
  const { createPost } = await mutate(environment, 'blogCreatePostMutation', input);
  assert.equal(createPost.post, null);
  assert.deepEqual(createPost.errors.map(({ field, code }) => [field, code]), [['title', 'REQUIRED']]);
});

test('be refused as a stranger', async () => {
  const input = { title: newTitle(), body: 'By nobody.' };
  const refused = mutate(connect().environment, 'blogCreatePostMutation', input);
  assert.equal(await codeOf(refused), 'NOT_AUTHENTICATED');
});

test('be refused without a proof of same origin', async () => {
  const { environment } = connect({ headers: { cookie: asEditor.cookie } });
  const input = { title: newTitle(), body: 'By a forger.' };
  assert.equal(await codeOf(mutate(environment, 'blogCreatePostMutation', input)), 'CSRF_PROOF_MISSING');
});
