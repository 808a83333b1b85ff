import type { StartPlatform } from "../bot/platform.ts";
import type { Config } from "../config.ts";

/** Slack, where it is configured. */
export function slackPlatforms({ slack }: Config): StartPlatform[] {
  if (!slack) return [];
  return [
    async (services) => {
      // Loaded here: who only wants the page need not wait for it.
      const { startSlack } = await import("../bot/slack/index.ts");
      return startSlack({ ...services, ...slack });
    },
  ];
}
