// What the clients have in common: where the site is, how its editor is recognised, and what is sent.
import { createHash, randomUUID } from 'node:crypto';

export const endpoint = process.env.ENDPOINT;
export const asEditor = { cookie: process.env.COOKIE, 'x-requested-with': 'a client' };

export const sha256 = (text) => createHash('sha256').update(text).digest('hex');
export const newTitle = () => `Written by a client ${randomUUID()}`;
export const titles = (posts) => posts.edges.map(({ node }) => node.title);

/** `fetch`, and notes of what was sent with it. */
export function notingFetch() {
  const requests = [];
  const noting = (address, options = {}) => {
    const { method = 'GET', headers = {}, body = '{}' } = options;
    requests.push({ method, headers, ...Object.fromEntries(new URL(address).searchParams), ...JSON.parse(body) });
    return fetch(address, options);
  };
  return { fetch: noting, requests };
}

/** Send a request as the GraphQL-over-HTTP specification has it, for clients that leave that to the application. */
export async function send(parameters, { method = 'POST', headers = {}, fetch = globalThis.fetch } = {}) {
  const accepting = { accept: 'application/graphql-response+json', ...headers };
  if (method === 'POST') {
    const body = JSON.stringify(parameters);
    const typed = { ...accepting, 'content-type': 'application/json' };
    return (await fetch(endpoint, { method, headers: typed, body })).json();
  }
  const address = new URL(endpoint);
  for (const [name, value] of Object.entries(parameters)) {
    address.searchParams.set(name, typeof value === 'string' ? value : JSON.stringify(value));
  }
  return (await fetch(address, { headers: accepting })).json();
}
