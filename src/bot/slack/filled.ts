import type { ViewStateValue } from "@slack/bolt";
import { element } from "./modal.ts";

/** What somebody filled into a modal: values by option, and the ids of files by option. */
export interface Filled {
  values: Record<string, string>;
  files: Record<string, string[]>;
}

/** Reads the state of a submitted modal. Fields that were left empty are not there. */
export function readFilled(state: Record<string, Record<string, ViewStateValue>>): Filled {
  const filled: Filled = { values: {}, files: {} };
  for (const [name, { [element]: field }] of Object.entries(state)) {
    if (!field) continue;
    if (field.type === "file_input") filled.files[name] = (field.files ?? []).map(({ id }) => id);
    else {
      const chosen = field.selected_option?.value ?? field.selected_options?.[0]?.value ?? field.selected_user;
      const value = field.value ?? chosen;
      if (value) filled.values[name] = value;
    }
  }
  return filled;
}
