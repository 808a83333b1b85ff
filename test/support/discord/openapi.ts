import { readFileSync } from "node:fs";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";

interface Description {
  paths: Record<string, Record<string, { parameters?: { name: string; in: string }[]; requestBody?: unknown }>>;
}

/** Says what of a request does not fit Discord's OpenAPI description; null where it fits. */
export type RequestCheck = (method: string, path: string, query: URLSearchParams, body: unknown) => string | null;

/**
 * Reads Discord's OpenAPI description from the file that DISCORD_OPENAPI names. Without it nothing is checked.
 * Bodies may hold only what the description knows of: Discord ignores the rest, so that a misspelt field goes unnoticed.
 */
export function openApiCheck(file = process.env.DISCORD_OPENAPI): RequestCheck {
  if (!file) return () => null;
  const description = JSON.parse(readFileSync(file, "utf8")) as Description;
  const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
  ajv.addSchema({ ...description, $id: "discord" });
  // A path without parameters goes before one that takes anything in its place: messages/@original.
  const operations = Object.keys(description.paths)
    .sort((one, other) => one.split("{").length - other.split("{").length)
    .map((template) => ({ template, pattern: new RegExp(`^${template.replaceAll(/\{[^}]+\}/gu, "[^/]+")}$`, "u") }));
  const compiled = new Map<string, ValidateFunction>();
  const bodyCheck = (template: string, method: string): ValidateFunction => {
    const key = `${method} ${template}`;
    const there = compiled.get(key);
    if (there) return there;
    const pointer = ["paths", template, method, "requestBody", "content", "application/json", "schema"]
      .map((part) => encodeURIComponent(part.replaceAll("~", "~0").replaceAll("/", "~1")))
      .join("/");
    const check = ajv.compile({ $ref: `discord#/${pointer}`, unevaluatedProperties: false });
    compiled.set(key, check);
    return check;
  };
  return (method, path, query, body) => {
    const template = operations.find(({ pattern }) => pattern.test(path))?.template;
    const operation = template === undefined ? undefined : description.paths[template]![method.toLowerCase()];
    if (template === undefined || !operation) return "there is no such operation";
    const names = new Set((operation.parameters ?? []).filter((each) => each.in === "query").map(({ name }) => name));
    const unknown = [...query.keys()].filter((name) => !names.has(name));
    if (unknown.length > 0) return `unknown in the query: ${unknown.join(", ")}`;
    if (!operation.requestBody) return body === undefined ? null : "it takes no body";
    const check = bodyCheck(template, method.toLowerCase());
    if (check(body)) return null;
    return ajv.errorsText(check.errors?.slice(0, 8));
  };
}
