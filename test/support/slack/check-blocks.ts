import type { Block, SlackState } from "./state.ts";

type Part = Record<string, unknown>;
const part = (value: unknown) => (value ?? {}) as Part;
const textOf = (value: unknown) => String(part(value).text ?? "");

/** What Slack would refuse of a message's blocks; null when it takes them. */
export function blocksProblem(blocks: readonly Block[], state: SlackState): string | null {
  if (blocks.length > 50) return `more than 50 blocks: ${blocks.length}`;
  for (const block of blocks) {
    const problem = blockProblem(block, state);
    if (problem) return `${block.type}: ${problem}`;
  }
  return null;
}

/** What Slack would refuse of a modal. */
export function viewProblem(view: Part): string | null {
  if (textOf(view.title).length > 24) return "title too long";
  if (textOf(view.submit).length > 24 || textOf(view.close).length > 24) return "button too long";
  if (String(view.private_metadata).length > 3000) return "private_metadata too long";
  const blocks = view.blocks as Block[];
  if (blocks.length > 100) return "too many blocks";
  const names = blocks.flatMap(({ block_id }) => (block_id ? [block_id] : []));
  if (new Set(names).size < names.length) return "block_id twice";
  for (const block of blocks) {
    const problem = block.type === "input" ? inputProblem(block) : sectionProblem(block);
    if (problem) return `${block.type} ${block.block_id ?? ""}: ${problem}`;
  }
  return null;
}

function blockProblem(block: Block, state: SlackState): string | null {
  switch (block.type) {
    case "section":
      return sectionProblem(block) ?? (block.accessory ? imageProblem(part(block.accessory), state) : null);
    case "header":
      return textOf(block.text).length > 150 || textOf(block.text) === "" ? "text length" : null;
    case "image":
      return imageProblem(block, state);
    case "context":
      return (block.elements as Part[]).length > 10 ? "too many elements" : null;
    case "actions":
      return actionsProblem(block.elements as Part[]);
    default:
      return "unknown type";
  }
}

function sectionProblem(block: Block): string | null {
  const text = textOf(block.text);
  return text === "" || text.length > 3000 ? `text of ${text.length}` : null;
}

function imageProblem(image: Part, state: SlackState): string | null {
  const alt = String(image.alt_text ?? "");
  if (alt === "" || alt.length > 2000) return "alt_text";
  const file = state.files.get(String(part(image.slack_file).id));
  if (!file?.complete || file.looksLeft > 0) return "invalid slack file";
  return ["image/png", "image/jpeg", "image/gif"].includes(file.mimetype) ? null : `not a picture: ${file.mimetype}`;
}

function actionsProblem(elements: Part[]): string | null {
  if (elements.length === 0 || elements.length > 25) return "number of elements";
  const ids = elements.map(({ action_id }) => String(action_id));
  if (new Set(ids).size < ids.length) return "action_id twice";
  if (ids.some((id) => id.length > 255)) return "action_id too long";
  return elements.some(({ text }) => textOf(text) === "" || textOf(text).length > 75) ? "button text" : null;
}

function inputProblem(block: Block): string | null {
  const element = part(block.element);
  if (textOf(block.label) === "" || textOf(block.label).length > 2000) return "label";
  if (Number(element.max_length ?? 1) > 3000) return "max_length";
  if (textOf(element.placeholder).length > 150) return "placeholder";
  if (String(element.initial_value ?? "").length > Number(element.max_length ?? 3000)) return "initial_value";
  const initial = part(element.initial_option);
  if (textOf(initial.text).length > 75 || String(initial.value ?? "").length > 150) return "initial_option";
  const options = (element.options as Part[] | undefined) ?? [];
  return options.some(({ text }) => textOf(text).length > 75) ? "option text" : null;
}
