// Bundles GraphiQL into the folder given as the only argument, and writes
// manifest.json there: entry name ("graphiql.js") to hashed file name.
import { writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { build } from "esbuild";

const outdir = process.argv[2];
const shared = {
  outdir,
  bundle: true,
  minify: true,
  metafile: true,
  target: "es2022",
  entryNames: "[name]-[hash]",
  chunkNames: "chunk-[hash]",
  assetNames: "[name]-[hash]",
  legalComments: "linked",
  logLevel: "warning",
};

const workers = await build({
  ...shared,
  // Classic, self-contained scripts: a worker is bound by the policy that its
  // own file is served with, which may forbid it to import anything.
  format: "iife",
  entryPoints: {
    "editor.worker": "monaco-editor/esm/vs/editor/editor.worker.js",
    "graphql.worker": "monaco-graphql/esm/graphql.worker.js",
    "json.worker": "monaco-editor/esm/vs/language/json/json.worker.js",
  },
});
const workerFiles = entries(workers);

const page = await build({
  ...shared,
  format: "esm",
  splitting: true,
  jsx: "automatic",
  loader: { ".ttf": "file" },
  // GraphiQL asks for Prettier's old CommonJS names, whose parsers an ES import
  // of the newer Prettier doesn't see: its Prettify button would do nothing.
  alias: {
    "prettier/parser-babel": "prettier/plugins/babel",
    "prettier/parser-graphql": "prettier/plugins/graphql",
  },
  define: { WORKER_FILES: JSON.stringify(workerFiles) },
  entryPoints: { graphiql: "src/main.jsx" },
});

const manifest = { ...entries(page), ...workerFiles };
await writeFile(join(outdir, "manifest.json"), JSON.stringify(manifest, null, 2) + "\n");

// Chunks are left out, for esbuild calls those imported on demand entry points too.
function entries({ metafile }) {
  const files = Object.entries(metafile.outputs)
    .filter(([, output]) => output.entryPoint)
    .flatMap(([file, output]) => [file, output.cssBundle])
    .filter((file) => file && !basename(file).startsWith("chunk-"))
    .map((file) => basename(file));
  return Object.fromEntries(files.map((file) => [file.replace(/-\w+(?=\.\w+$)/, ""), file]));
}
