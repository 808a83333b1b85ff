import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { photo } from "../web/support.ts";
import type { Person, Post, Stage, Thread } from "./stage.ts";

const patience = { timeout: 30_000, interval: 50 };
const panelButtons = ["Redraw", "Edit prompt", "Variations", "Info", "Delete"];
const script = 'Ada waves | Ada: "Bye!" walks home | [night] the house';
const alts = ["Panel 1: Ada waves", 'Panel 2: Ada: "Bye!" walks home', "Panel 3: the house"];

/** From a photo to a story and back to nothing: the same steps on every platform, and what must hold after each. */
export function journey<P extends Post>(open: () => Promise<Stage<P>>): void {
  let stage: Stage<P>;
  let ann: Person<P>;
  let bob: Person<P>;
  let header: P;
  beforeAll(async () => {
    stage = await open();
    ann = await stage.person("Ann");
    bob = await stage.person("Bob");
  });
  afterAll(() => stage.close());

  const thread = (): Promise<Thread<P>> => stage.thread(header);
  const panel = async (index: number): Promise<P> => (await thread()).panels[index]!;
  const altsInThread = async () => {
    const looks = await Promise.all((await thread()).panels.map((post) => post.look()));
    return looks.map(({ pictures }) => pictures[0]?.alt);
  };
  const pictureOf = async (post: P) => (await post.look()).pictures[0]?.content;
  const settled = (post: P) => expect.poll(async () => (await post.look()).buttons, patience).toEqual(panelButtons);

  describe("from a photo to a story and back to nothing", () => {
    it("add: asks for consent in private, and makes the character only then", async () => {
      const question = await ann.use("character add", {
        name: "Ada",
        kind: "woman",
        photos: { name: "ada.png", bytes: photo() },
      });
      const asked = await question.look();
      expect(asked).toMatchObject({ isPrivate: true, text: expect.stringContaining("Ada") });
      expect((await (await bob.use("character list")).look()).text).toMatch(/no characters here yet/);
      await ann.press(question, asked.buttons[0]!);
      await expect.poll(async () => (await question.look()).text, patience).toMatch(/Ada is ready/);
      expect((await question.look()).pictures).toMatchObject([{ alt: "What was cut out for Ada" }]);
    });

    it("list: shows the characters to everybody, each with its picture", async () => {
      const list = await (await bob.use("character list")).look();
      expect(list).toMatchObject({ isPrivate: false, text: expect.stringContaining("Ada") });
      expect(list.pictures).toHaveLength(1);
    });

    it("story: opens a thread that is named after it", async () => {
      header = await ann.use("story", { script, seed: 3 });
      expect((await header.look()).isPrivate).toBe(false);
      expect((await thread()).title).toBe("Ada waves");
    });

    it("progress: tells panel and step in one place while it is drawn, and that it is over", async () => {
      const { progress } = await thread();
      // Looked at together: between two looks the story may end.
      const both = async () => {
        const [{ text, buttons }, first] = await Promise.all([progress.look(), header.look()]);
        return { text, buttons: [...buttons, ...first.buttons] };
      };
      await expect.poll(both, patience).toEqual({
        text: expect.stringMatching(/panel \d of 3.*step \d of 4/i),
        buttons: ["Cancel", "Cancel"],
      });
      await expect.poll(async () => (await progress.look()).buttons, patience).not.toContain("Cancel");
      expect((await progress.look()).text).not.toMatch(/step/i);
    });

    it("panels: are posted in order, once each, with alt text and buttons, and then the whole story", async () => {
      await expect.poll(async () => (await thread()).endings.length, patience).toBe(1);
      expect(await altsInThread()).toEqual(alts);
      for (const post of (await thread()).panels) await settled(post);
      await expect.poll(async () => (await header.look()).buttons, patience).toEqual([]);
      const [ending] = (await thread()).endings;
      expect((await ending!.look()).pictures[0]!.alt).toContain(alts.join("\n"));
    });

    it("redraw: puts another picture in the place of the first", async () => {
      const first = await panel(0);
      const before = await pictureOf(first);
      await ann.press(first, "Redraw");
      await expect.poll(() => pictureOf(first), patience).not.toBe(before);
      await settled(first);
      await expect.poll(altsInThread, patience).toEqual(alts);
    });

    it("edit: asks for the panel's text in a form that holds the old one, and draws the new one in its place", async () => {
      const second = await panel(1);
      expect(await ann.rewrite(second, "Edit prompt", "Ada runs home")).toBe('Ada: "Bye!" walks home');
      await expect.poll(async () => (await second.look()).pictures[0]?.alt, patience).toBe("Panel 2: Ada runs home");
      await settled(second);
      await expect.poll(altsInThread, patience).toEqual(alts.with(1, "Panel 2: Ada runs home"));
    });

    it("delete a panel: leaves a note with which it can be had back", async () => {
      const third = await panel(2);
      const before = await pictureOf(third);
      await ann.press(third, "Delete");
      await expect.poll(async () => (await third.look()).buttons, patience).toEqual(["Undo"]);
      expect((await third.look()).pictures).toEqual([]);
      await ann.press(third, "Undo");
      await settled(third);
      expect(await pictureOf(third)).toBe(before);
    });

    it("cancel: stops the drawing, and keeps what is drawn", async () => {
      header = await ann.use("story", {
        script: Array.from({ length: 12 }, (_, i) => `Ada counts to ${i}`).join(" | "),
      });
      await expect.poll(async () => (await thread()).panels.length, patience).toBeGreaterThan(0);
      const { progress } = await thread();
      await ann.press(progress, "Cancel");
      await expect.poll(async () => (await progress.look()).text, patience).toMatch(/cancelled/i);
      const { text, buttons } = await progress.look();
      expect(buttons).not.toContain("Cancel");
      await expect.poll(async () => (await header.look()).buttons, patience).toEqual([]);
      const drawn = Number(/(\d+) of 12 panels/.exec(text)?.[1]);
      expect(drawn).toBeLessThan(12);
      await expect.poll(async () => (await thread()).panels.length, patience).toBe(drawn);
      expect((await thread()).endings).toEqual([]);
    });

    it("delete the character: asks first, and then nobody is there any more", async () => {
      const question = await ann.use("character remove", { name: "Ada" });
      const asked = await question.look();
      expect(asked).toMatchObject({ isPrivate: true, buttons: ["Remove Ada"] });
      await ann.press(question, "Remove Ada");
      await expect.poll(async () => (await question.look()).text, patience).toMatch(/Ada was removed/);
      expect((await question.look()).buttons).toEqual(["Undo"]);
      expect((await (await bob.use("character list")).look()).text).toMatch(/no characters here yet/);
    });
  });
}
