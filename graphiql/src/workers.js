// Monaco asks for its workers by label; build.mjs fills in their hashed names.
globalThis.MonacoEnvironment = {
  getWorker(_id, label) {
    const file = WORKER_FILES[`${label}.worker.js`] ?? WORKER_FILES["editor.worker.js"];
    return new Worker(new URL(file, import.meta.url));
  },
};
