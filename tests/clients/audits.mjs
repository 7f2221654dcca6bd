// The audits of the GraphQL-over-HTTP specification that graphql-http brings, each as a test of its own.
import { test } from 'node:test';
import { serverAudits } from 'graphql-http';
import { endpoint } from './site.mjs';

for (const audit of serverAudits({ url: endpoint })) {
  test(`${audit.id} ${audit.name}`, async () => {
    const { status, reason } = await audit.fn();
    // Others than "ok" are "notice", "warn" and "error".
    if (status !== 'ok') throw new Error(`${status}: ${reason}`);
  });
}
