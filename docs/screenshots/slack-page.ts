import type { Block, SlackFile, SlackMessage } from "../../test/support/slack/state.ts";
import { avatar, dataUrl, escapeHtml, pageOf } from "./html.ts";

interface Shown {
  channel: string;
  header: SlackMessage;
  thread: SlackMessage[];
  files: ReadonlyMap<string, SlackFile>;
}

interface Text {
  type: string;
  text: string;
}

/** A thread of Slack, made from the messages that the bot sent. */
export function slackPage({ channel, header, thread, files }: Shown): string {
  const note = "Rendered from the data of the bot's messages, not a screenshot of Slack";
  const [first, ...replies] = [header, ...thread].map(({ blocks }) => messageHtml(blocks, files));
  const count = `<div class="count">${replies.length} replies</div>`;
  return pageOf(
    css,
    `<header><b>Thread</b> <span># ${channel}</span><small>${note}</small></header>${first}${count}${replies.join("")}`,
  );
}

function messageHtml(blocks: readonly Block[], files: ReadonlyMap<string, SlackFile>): string {
  const name = `<div><span class="name">storymaker</span><span class="app">APP</span></div>`;
  return `<article>${avatar}<div>${name}${blocks.map((block) => blockHtml(block, files)).join("")}</div></article>`;
}

function blockHtml(block: Block, files: ReadonlyMap<string, SlackFile>): string {
  const { type, text, elements } = block as Block & { text: Text; elements: (Text & { text: Text; style?: string })[] };
  if (type === "header") return `<h3>${escapeHtml(text.text)}</h3>`;
  if (type === "section") return `<div class="text">${mrkdwn(text.text)}</div>`;
  if (type === "context")
    return `<div class="context">${elements.map((each) => mrkdwn(String(each.text))).join("")}</div>`;
  if (type === "image") {
    const { slack_file, alt_text } = block as Block & { slack_file: { id: string }; alt_text: string };
    const { bytes, mimetype } = files.get(slack_file.id)!;
    return `<img src="${dataUrl(bytes, mimetype)}" alt="${escapeHtml(alt_text)}">`;
  }
  const buttons = elements.map(({ text: label, style = "" }) => {
    return `<span class="button ${style}">${escapeHtml(label.text)}</span>`;
  });
  return `<div class="row">${buttons.join("")}</div>`;
}

/** Drawn, because a machine's fonts may have none. */
const sign = (colour: string, path: string) =>
  `<svg class="sign" viewBox="0 0 20 20"><rect width="20" height="20" rx="4" fill="${colour}"/><path d="${path}" fill="none" stroke="#fff" stroke-width="3"/></svg>`;
const emoji = {
  ":white_check_mark:": sign("#2eb67d", "M5 10 L9 14 L15 6"),
  ":warning:": sign("#ecb22e", "M10 4 V11 M10 14 V17"),
};

/** Slack's text: its three control characters are escaped already, as HTML's are. */
function mrkdwn(text: string): string {
  const shown = Object.entries(emoji).reduce((sum, [name, drawn]) => sum.replaceAll(name, drawn), text);
  return shown.replaceAll(/^\*(.+)\*$/gmu, "<b>$1</b>").replaceAll("\n", "<br>");
}

const css = `
  body { margin: 0; padding-bottom: 20px; background: #fff; color: #1d1c1d; font: 15px/1.46 "Noto Sans", Lato, sans-serif; }
  header { padding: 12px 16px; border-bottom: 1px solid #ddd; margin-bottom: 10px; } header span { color: #616061; font-size: 13px; }
  header small { float: right; font-size: 11px; line-height: 22px; color: #616061; }
  article { position: relative; padding: 6px 16px 6px 64px; } .avatar { position: absolute; left: 16px; top: 9px; width: 36px; height: 36px; border-radius: 8px; }
  .name { font-weight: 900; } .app { margin-left: 6px; padding: 1px 4px; border-radius: 3px; background: #e8e8e8; color: #616061; font-size: 10px; font-weight: 700; }
  .sign { width: 17px; height: 17px; vertical-align: -3px; } h3 { margin: 4px 0; font-size: 18px; } .text { margin: 2px 0; } .context { color: #616061; font-size: 13px; }
  img { display: block; margin: 6px 0; border-radius: 8px; max-width: 400px; } .row { display: flex; gap: 8px; margin-top: 6px; }
  .button { padding: 4px 12px; border: 1px solid #c9c9c9; border-radius: 8px; font-size: 13px; font-weight: 700; } .danger { border-color: #e01e5a; color: #e01e5a; }
  .primary { background: #007a5a; border-color: #007a5a; color: #fff; } .count { margin: 8px 16px; border-bottom: 1px solid #ddd; color: #616061; font-size: 13px; }
`;
