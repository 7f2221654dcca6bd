import { notePlan } from "./plans.js";

const HEADERS = {
  "Content-Type": "application/json",
  Accept: "application/graphql-response+json, application/json;q=0.9",
  // The CSRF proof of the session's cookie: another origin can't send a custom
  // header without a preflight, which the server doesn't grant.
  "X-Requested-With": "GraphiQL",
};
// The server heeds it if an admin asks, and it makes no difference to others.
const ASKING_FOR_PLAN = { "X-Gazette-Plan": "1" };
const INTROSPECTION = "IntrospectionQuery";

// A GraphiQL fetcher for `url`. Whatever goes wrong on the way is answered as a
// GraphQL error: GraphiQL would print a thrown one with its stack.
export function createFetcher(url) {
  return async (params, options) => {
    // GraphiQL's own question about the schema is nobody's query.
    if (params.operationName === INTROSPECTION) return send(url, params, options?.headers);
    const answer = await send(url, params, { ...ASKING_FOR_PLAN, ...options?.headers });
    return takePlan(answer);
  };
}

async function send(url, params, extraHeaders) {
  try {
    const response = await post(url, params, extraHeaders);
    return parse(response, await response.text());
  } catch (error) {
    return failure(`No answer from ${url}: ${error.message}`);
  }
}

function post(url, params, extraHeaders = {}) {
  const headers = new Headers(HEADERS);
  for (const [name, value] of Object.entries(extraHeaders)) headers.set(name, value);
  return fetch(url, {
    method: "POST",
    credentials: "same-origin",
    headers,
    body: JSON.stringify(params),
  });
}

// The plan has a pane of its own: in the answer its SQL would be one long line.
function takePlan(answer) {
  const { plan = null, ...extensions } = answer?.extensions ?? {};
  notePlan(plan);
  if (!plan) return answer;
  const { extensions: _all, ...shown } = answer;
  return Object.keys(extensions).length ? { ...shown, extensions } : shown;
}

function parse(response, text) {
  try {
    return JSON.parse(text);
  } catch {
    const type = response.headers.get("Content-Type") ?? "no content type";
    const status = `${response.status} ${response.statusText}`.trim();
    return failure(`The server answered ${status} with ${type} instead of JSON.`, text);
  }
}

function failure(message, text = "") {
  const body = text.slice(0, 500).trim();
  return { errors: [body ? { message, extensions: { body } } : { message }] };
}
