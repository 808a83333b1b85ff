import { describe, expect, it } from "vitest";
import { slackLoad } from "../load/slack.ts";

describe("fifty stories at once on Slack", () => {
  it("are acknowledged in time, keep to every 429, and lose or double nothing when the bot is killed", {
    timeout: 240_000,
  }, async () => {
    const report = await slackLoad({ people: 50, stepMs: 20, faster: 20 });
    expect(report).toMatchObject({ dead: 0, impatient: 0, lost: [], doubled: [] });
    expect(report.refused).toBeGreaterThan(0);
  });
});
