// The arrows of docs/design.md: bot -> (commands, jobs, library); commands -> (library, jobs, story);
// jobs -> (library, pipeline); packs -> pipeline; story and pipeline -> nothing of ours. src/cli.ts and src/start wire everything together.
const only = (from, ...allowed) => ({
  name: `${from}-imports-only-${allowed.join("-") || "itself"}`,
  severity: "error",
  from: { path: `^src/${from}/` },
  to: { path: "^src/", pathNot: [from, ...allowed].map((folder) => `^src/${folder}(/|\\.ts$)`) },
});

module.exports = {
  forbidden: [
    only("bot", "commands", "jobs", "library", "config", "log"),
    only("commands", "library", "jobs", "story", "error-id"),
    only("jobs", "library", "pipeline", "config", "log", "error-id"),
    only("library", "config"),
    only("packs", "pipeline", "config"),
    only("story"),
    only("pipeline"),
    { name: "no-cycles", severity: "error", from: {}, to: { circular: true } },
    {
      name: "bot-process-never-loads-a-model",
      severity: "error",
      from: { path: "^src/(bot|commands)/" },
      to: { path: "onnxruntime" },
    },
    {
      name: "devices-are-chosen-by-processes-and-used-by-the-pipeline",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/(processes|jobs|pipeline)/" },
      to: { path: "^src/pipeline/devices/" },
    },
    {
      name: "other-folders-know-devices-by-their-index",
      severity: "error",
      from: { path: "^src/(processes|jobs)/" },
      to: { path: "^src/pipeline/devices/", pathNot: "/index\\.ts$" },
    },
    {
      name: "a-process-that-chooses-a-device-loads-no-model",
      severity: "error",
      from: { path: "^src/pipeline/devices/index\\.ts$" },
      to: { path: "onnxruntime", reachable: true },
    },
    {
      name: "no-test-code-in-the-product",
      severity: "error",
      from: { path: "^src/" },
      to: { path: "^(test|bench|training)/" },
    },
    { name: "every-import-resolves", severity: "error", from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^src/library/generated" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default"],
      extensions: [".ts", ".js", ".cjs", ".mjs", ".json"],
    },
  },
};
