import type { FakeMessage } from "../../test/support/discord/state.ts";
import { avatar, dataUrl, escapeHtml, pageOf } from "./html.ts";

interface Component {
  type: number;
  content?: string;
  label?: string;
  style?: number;
  accent_color?: number;
  components?: Component[];
  items?: { media: { url: string }; description?: string }[];
}

interface Shown {
  channel: string;
  /** Who used /story. */
  asked: string;
  header: FakeMessage;
  thread: FakeMessage[];
}

/** A thread of Discord, made from the messages that the bot sent. */
export function discordPage({ channel, asked, header, thread }: Shown): string {
  const [title = ""] = /(?<=### ).*/u.exec(textsOf(header)) ?? [];
  const note = "Rendered from the data of the bot's messages, not a screenshot of Discord";
  const use = `<div class="use"><span class="who">${asked}</span> used <b>/story</b></div>`;
  const shown = [header, ...thread].map((message, i) => messageHtml(message, i === 0 ? use : "")).join("");
  return pageOf(
    css,
    `<header><span># ${channel}</span> › <b>${escapeHtml(title)}</b><small>${note}</small></header>${shown}`,
  );
}

const componentsOf = ({ versions }: FakeMessage) => (versions.at(-1)!.body.components ?? []) as Component[];
const textsOf = (message: FakeMessage) =>
  componentsOf(message)
    .map(({ content = "" }) => content)
    .join("\n");

function messageHtml(message: FakeMessage, above: string): string {
  const { files } = message.versions.at(-1)!;
  const urlOf = (name: string) => {
    const { bytes } = files.find((file) => `attachment://${file.name}` === name)!;
    return dataUrl(bytes, name.endsWith(".jpg") ? "image/jpeg" : "image/png");
  };
  const body = componentsOf(message)
    .map((component) => componentHtml(component, urlOf))
    .join("");
  const name = `<div><span class="name">storymaker</span><span class="app">APP</span></div>`;
  return `<article>${above}${avatar}<div class="body">${name}${body}</div></article>`;
}

function componentHtml(component: Component, urlOf: (name: string) => string): string {
  const { type, content = "", label = "", style = 2, components = [], items = [], accent_color = 0 } = component;
  const inside = components.map((each) => componentHtml(each, urlOf)).join("");
  const accent = `#${accent_color.toString(16).padStart(6, "0")}`;
  if (type === 10) return `<div class="text">${markdown(content)}</div>`;
  if (type === 1) return `<div class="row">${inside}</div>`;
  if (type === 2) return `<span class="button style${style}">${escapeHtml(label)}</span>`;
  if (type === 12) return items.map(({ media, description = "" }) => image(urlOf(media.url), description)).join("");
  if (type === 17) return `<div class="container" style="border-color: ${accent}">${inside}</div>`;
  throw new Error(`a component of type ${type} has no likeness here`);
}

const image = (url: string, alt: string) => `<img src="${url}" alt="${escapeHtml(alt)}">`;

/** As much of Discord's markdown as the bot writes itself; what people wrote is escaped with backslashes. */
function markdown(text: string): string {
  return escapeHtml(text)
    .replaceAll(/^### (.*)$/gmu, "<h3>$1</h3>")
    .replaceAll(/(?<!\\)\*\*(.+?)(?<!\\)\*\*/gu, "<b>$1</b>")
    .replaceAll(/(?<!\\)`(.+?)`/gu, "<code>$1</code>")
    .replaceAll(/\\(?=[^\w\s])/gu, "")
    .replaceAll("</h3>\n", "</h3>")
    .replaceAll("\n", "<br>");
}

const css = `
  body { margin: 0; padding-bottom: 20px; background: #313338; color: #dbdee1; font: 15px/1.4 "Noto Sans", "Open Sans", sans-serif; }
  header { padding: 12px 16px; border-bottom: 1px solid #232428; color: #b5bac1; margin-bottom: 12px; }
  header b { color: #f2f3f5; } header small { float: right; font-size: 11px; line-height: 21px; color: #949ba4; }
  article { position: relative; padding: 4px 16px 6px 72px; margin-bottom: 10px; }
  .avatar { position: absolute; left: 16px; width: 40px; height: 40px; border-radius: 50%; }
  .use { margin: 0 0 4px; font-size: 13px; color: #b5bac1; } .who, .use b { color: #c9cdfb; font-weight: 500; }
  .name { color: #f2f3f5; font-weight: 600; } .app { margin-left: 6px; padding: 1px 5px; border-radius: 4px; background: #5865f2; color: #fff; font-size: 10px; }
  h3 { margin: 4px 0; font-size: 18px; color: #f2f3f5; } b { color: #f2f3f5; } .text { margin: 2px 0; } code { background: #2b2d31; padding: 0 3px; }
  img { display: block; margin: 6px 0; border-radius: 8px; max-width: 420px; } .row { display: flex; gap: 8px; margin-top: 6px; }
  .button { padding: 5px 14px; border-radius: 6px; background: #4e5058; color: #fff; font-size: 14px; } .style1 { background: #5865f2; } .style4 { background: #da373c; }
  .container { display: inline-block; padding: 8px 14px; border: 1px solid #3f4147; border-left-width: 4px; border-radius: 8px; background: #2b2d31; }
`;
