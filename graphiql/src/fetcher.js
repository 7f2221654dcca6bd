const HEADERS = {
  "Content-Type": "application/json",
  Accept: "application/graphql-response+json, application/json;q=0.9",
  // The CSRF proof of the session's cookie: another origin can't send a custom
  // header without a preflight, which the server doesn't grant.
  "X-Requested-With": "GraphiQL",
};

// A GraphiQL fetcher for `url`. Whatever goes wrong on the way is answered as a
// GraphQL error: GraphiQL would print a thrown one with its stack.
export function createFetcher(url) {
  return async (params, options) => {
    try {
      const response = await post(url, params, options?.headers);
      return parse(response, await response.text());
    } catch (error) {
      return failure(`No answer from ${url}: ${error.message}`);
    }
  };
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
