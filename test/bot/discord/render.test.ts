import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { type Rendered, render } from "../../../src/bot/discord/render.ts";
import type { Message } from "../../../src/commands/index.ts";
import { openApiCheck } from "../../support/discord/openapi.ts";
import { allComponents, refusal } from "../../support/discord/rules.ts";

const check = openApiCheck();
const small = await sharp({ create: { width: 8, height: 8, channels: 3, background: "#888" } })
  .png()
  .toBuffer();

async function shown(
  message: Message,
  mostFileBytes?: number,
): Promise<Rendered & { all: ReturnType<typeof allComponents> }> {
  const rendered = await render(
    message,
    async (picture) => ("bytes" in picture ? picture.bytes : small),
    mostFileBytes,
  );
  expect(check("POST", "/channels/1/messages", new URLSearchParams(), rendered.body)).toBeNull();
  const files = rendered.files.map(({ name, data }) => ({ name, bytes: new Uint8Array(data as Buffer) }));
  expect(refusal(rendered.body as Parameters<typeof refusal>[0], files)).toBeNull();
  return { ...rendered, all: allComponents(rendered.body.components as Parameters<typeof allComponents>[0]) };
}
const textsOf = ({ all }: { all: { content?: string }[] }) => all.flatMap(({ content }) => content ?? []).join("\n");

describe("a message on Discord", () => {
  it("is held against Discord's description of its API where that is at hand", () => {
    const misspelt = check("POST", "/channels/1/messages", new URLSearchParams(), { contnt: "" });
    expect(misspelt !== null).toBe(Boolean(process.env.DISCORD_OPENAPI));
  });

  it("pings nobody and shows what people typed as they typed it", async () => {
    const hostile =
      "@everyone <@123> <#4> </story:5> <t:0:R> <:a:1> **bold** `code`\n# title\n> quote\n-# small\n- point\n1. one [a](https://b.c)";
    const message = await shown({ text: hostile });
    expect(message.body.allowed_mentions).toEqual({ parse: [] });
    expect(textsOf(message)).toBe(
      "@everyone \\<@123> \\<#4> \\</story:5> \\<t:0:R> \\<:a:1> \\*\\*bold\\*\\* \\`code\\`\n\\# title\n\\> quote\n\\-# small\n\\- point\n1\\. one \\[a\\](https://b.c)",
    );
  });

  it("takes no time to escape what was made to take long", async () => {
    for (const hostile of ["[a](", "x_", "**", "||", "\n ", "1."]) {
      const began = performance.now();
      await shown({ text: hostile.repeat(4000 / hostile.length) });
      expect(performance.now() - began).toBeLessThan(500);
    }
  });

  it("keeps to Discord's limits whatever it is given", async () => {
    const items = Array.from({ length: 30 }, (_, index) => ({
      title: `*${"t".repeat(300)}`,
      text: "x_".repeat(2000),
      ...(index % 2 ? { picture: { file: "f", alt: "a".repeat(3000) } } : {}),
    }));
    const buttons = Array.from({ length: 40 }, (_, index) => ({ label: "b".repeat(200), action: `a/b/${index}` }));
    const pictures = Array.from({ length: 6 }, () => ({ file: "f", alt: "" }));
    const message = await shown({ text: "t".repeat(9000), items, buttons, pictures, tone: "error" });
    expect(message.files.length).toBeLessThanOrEqual(10);
    expect(message.all.filter(({ type }) => type === 2)).toHaveLength(25);
  });

  it("gives every picture its alt text, in lists beside the item", async () => {
    const ada = { title: "Ada", text: "woman", picture: { file: "1", alt: "Ada as she is" } };
    const message = await shown({
      text: "Two",
      items: [ada, { title: "Bob", text: "man" }],
      pictures: [{ file: "2", alt: "Both" }],
    });
    expect(message.all.find(({ type }) => type === 9)).toMatchObject({
      components: [{ content: "**Ada**\nwoman" }],
      accessory: { description: "Ada as she is", media: { url: "attachment://picture1.png" } },
    });
    expect(message.all.find(({ type }) => type === 12)).toMatchObject({
      items: [{ description: "Both", media: { url: "attachment://picture2.png" } }],
    });
    expect(message.body.attachments.map(({ description }) => description)).toEqual(["Ada as she is", "Both"]);
  });

  it("makes pictures smaller that are above the limit of a file", async () => {
    const noise = {
      create: {
        width: 700,
        height: 700,
        channels: 3 as const,
        background: "#000",
        noise: { type: "gaussian" as const, mean: 128, sigma: 60 },
      },
    };
    const bytes = await sharp(noise).png().toBuffer();
    const message = await shown({ text: "", pictures: [{ bytes, alt: "noise" }] }, 400_000);
    expect(message.files[0]).toMatchObject({ name: "picture1.jpg" });
    expect((message.files[0]!.data as Buffer).byteLength).toBeLessThanOrEqual(400_000);
  });

  it("shows how far something is", async () => {
    const message = await shown({ text: "Drawing", progress: { label: "panel 1 of 4", share: 0.5 } });
    expect(textsOf(message)).toMatch(/Drawing\n`████████░░░░░░░░` panel 1 of 4/);
  });
});
