import { Tooltip, UnStyledButton, useGraphiQL, useGraphiQLActions } from "@graphiql/react";
import { usePlan } from "./plans.js";

const TEXT = /('(?:[^']|'')*')/;
const KEYWORD = /\b(SELECT|FROM|WHERE|AND|OR|ORDER BY|GROUP BY|LIMIT|AS|CASE|WHEN|THEN|ELSE|END)\b/;

// A pane of GraphiQL with the plan of the last answer.
export const PLAN_PLUGIN = { title: "Plan", icon: PlanIcon, content: PlanPane };

// One line below the answer, which leads to the pane.
export function PlanSummary() {
  const plan = usePlan();
  const isOpen = useGraphiQL((state) => state.visiblePlugin === PLAN_PLUGIN);
  const { setVisiblePlugin } = useGraphiQLActions();
  if (!plan) return null;
  const label = isOpen ? "Hide the plan" : "Show the plan";
  return (
    <Tooltip label={label}>
      <UnStyledButton
        type="button"
        className="plan-summary"
        onClick={() => setVisiblePlugin(isOpen ? null : PLAN_PLUGIN)}
      >
        <span>{counted(plan.statementCount, "statement")}</span>
        <span>cost {number(plan.cost)}</span>
        <span>database {milliseconds(plan.databaseMs)}</span>
        <span>total {milliseconds(plan.totalMs)}</span>
      </UnStyledButton>
    </Tooltip>
  );
}

function PlanPane() {
  const plan = usePlan();
  return (
    <section aria-label="Plan" className="plan">
      <h2>Plan</h2>
      {plan ? <Plan plan={plan} /> : <NoPlan hasRun={plan === null} />}
    </section>
  );
}

function NoPlan({ hasRun }) {
  return hasRun ? (
    <p>
      The last answer came without its plan. Plans are shown in development, and to admins who are
      logged in; a request that is refused has none.
    </p>
  ) : (
    <p>Run a query to see here how it is answered: its SQL, what it costs, and where the time goes.</p>
  );
}

function Plan({ plan }) {
  return (
    <>
      <table>
        <tbody>
          <Row name="Compile" value={plan.cached ? "cached" : milliseconds(plan.compileMs)} />
          <Row name="Database" value={milliseconds(plan.databaseMs)} />
          <Row name="Total" value={milliseconds(plan.totalMs)} />
          <Row name="Cost" value={counted(plan.cost, "row")} />
          <Row name="Statements" value={number(plan.statementCount)} />
        </tbody>
      </table>
      {plan.statements.map((statement, index) => (
        <Statement key={index} {...statement} />
      ))}
    </>
  );
}

function Row({ name, value }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{value}</td>
    </tr>
  );
}

function Statement({ sql, parameters }) {
  return (
    <>
      {parameters.length > 0 && (
        <>
          <h3>Parameters</h3>
          <ol>
            {parameters.map((name, index) => (
              <li key={index}>
                <code>{name}</code>
              </li>
            ))}
          </ol>
        </>
      )}
      <h3>SQL</h3>
      <pre>{highlighted(sql)}</pre>
    </>
  );
}

function highlighted(sql) {
  // What a pattern's group takes is at the odd places of what it splits.
  return sql.split(TEXT).map((piece, place) =>
    place % 2 ? (
      <span key={place} className="plan-text">{piece}</span>
    ) : (
      piece.split(KEYWORD).map((word, index) => (index % 2 ? <b key={`${place}.${index}`}>{word}</b> : word))
    ),
  );
}

function PlanIcon() {
  return (
    <svg
      viewBox="0 0 24 24"
      height="1em"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <ellipse cx="12" cy="5" rx="8" ry="3" />
      <path d="M4 5v14c0 1.7 3.6 3 8 3s8-1.3 8-3V5" />
      <path d="M4 12c0 1.7 3.6 3 8 3s8-1.3 8-3" />
    </svg>
  );
}

function milliseconds(value) {
  return `${value.toFixed(value < 10 ? 2 : 0)} ms`;
}

function counted(count, unit) {
  return `${number(count)} ${unit}${count === 1 ? "" : "s"}`;
}

function number(value) {
  return value.toLocaleString("en");
}
