// The page's only script. templates/graphiql.html passes its data in attributes
// of the root element, so that the page needs no inline script.
import "./workers.js";
// Imported here, not on demand, so that Monaco's styles join the one stylesheet.
import "monaco-graphql/esm/monaco-editor.js";
import "./style.css";
import { HISTORY_PLUGIN } from "@graphiql/plugin-history";
import { GraphiQL } from "graphiql";
import { createRoot } from "react-dom/client";
import { createFetcher } from "./fetcher.js";
import { PLAN_PLUGIN, PlanSummary } from "./PlanPane.jsx";
import { SelectOperation } from "./SelectOperation.jsx";

const root = document.getElementById("graphiql");
const { endpoint, home, siteName, defaultQuery } = root.dataset;
const link = new URLSearchParams(location.search);
const query = link.get("query") ?? undefined;
// A link without variables must not inherit those of the last visit.
const variables = query === undefined ? undefined : (link.get("variables") ?? "");
const operationName = link.get("operationName");
const plugins = [HISTORY_PLUGIN, PLAN_PLUGIN];

createRoot(root).render(
  <GraphiQL
    fetcher={createFetcher(endpoint)}
    defaultQuery={defaultQuery}
    initialQuery={query}
    initialVariables={variables}
    plugins={plugins}
    schemaDescription
    inputValueDeprecation
  >
    <GraphiQL.Logo>
      <a className="graphiql-logo-link" href={home}>{siteName}</a>
    </GraphiQL.Logo>
    <GraphiQL.Footer>
      <PlanSummary />
    </GraphiQL.Footer>
    {operationName && <SelectOperation name={operationName} />}
  </GraphiQL>,
);
