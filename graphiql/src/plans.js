import { useSyncExternalStore } from "react";

// The plan of the last answer: undefined before the first, null if it had none.
let last;
const listeners = new Set();

export function notePlan(plan) {
  last = plan;
  for (const listener of listeners) listener();
}

export function usePlan() {
  return useSyncExternalStore(subscribe, () => last);
}

function subscribe(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
