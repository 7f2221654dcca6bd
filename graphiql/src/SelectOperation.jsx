import { useGraphiQL, useGraphiQLActions } from "@graphiql/react";
import { useEffect, useRef } from "react";

// Selects, once, the operation that a link names. GraphiQL's own `operationName`
// property would force that name on every later request of every tab.
export function SelectOperation({ name }) {
  const { setOperationName } = useGraphiQLActions();
  const editor = useGraphiQL((state) => state.queryEditor);
  const operations = useGraphiQL((state) => state.operations);
  const done = useRef(false);

  useEffect(() => {
    if (done.current || !editor || !operations) return;
    done.current = true;
    const operation = operations.find((candidate) => candidate.name?.value === name);
    if (!operation) return;
    setOperationName(name);
    // The run shortcut takes the operation under the cursor.
    editor.setPosition(editor.getModel().getPositionAt(operation.loc.start));
  }, [editor, operations, name, setOperationName]);

  return null;
}
