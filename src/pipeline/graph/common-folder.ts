import { dirname, sep } from "node:path";

/** The deepest folder that holds all files, given by absolute paths; "" when there are none. */
export function commonFolder(files: readonly string[]): string {
  const [first, ...rest] = [...new Set(files)].map((file) => dirname(file));
  if (first === undefined) return "";
  let folder = first;
  while (rest.some((other) => other !== folder && !other.startsWith(folder.endsWith(sep) ? folder : folder + sep))) {
    if (dirname(folder) === folder)
      throw new Error(`The checkpoints lie on different drives: put them on one (${[...new Set(files)].join(", ")})`);
    folder = dirname(folder);
  }
  return folder;
}
