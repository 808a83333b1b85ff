/**
 * Fifty stories at once on Discord and on Slack: how fast the bot acknowledges, whether it keeps to every 429, and whether
 * a message is lost or doubled, also when the bot is killed in the middle.
 *
 *   node bench/load.ts [--people 50]
 *
 * The platforms' real clients, in a process of their own, talk to the loopback platforms of the tests, which enforce the
 * limits that the platforms document; PostgreSQL is real. One worker draws with test/support/drawn-painter.ts, which takes
 * 100 ms a panel and loads no model. Each tells a story of two panels in one of ten channels, and asks for /queue while
 * they are drawn. Fails where an acknowledgement took 3 s, the 99th percentile is over 500 ms, or anything went wrong.
 */
import { parseArgs } from "node:util";
import { discordLoad } from "../test/bot/load/discord.ts";
import { slackLoad } from "../test/bot/load/slack.ts";
import type { LoadReport } from "../test/bot/load/stories.ts";

const LONGEST = 3000;
const P99 = 500;
const { values } = parseArgs({ options: { people: { type: "string", default: "50" } } });
const options = { people: Number(values.people), stepMs: 25, faster: 1 };

const at = ({ acks }: LoadReport, share: number) => acks[Math.min(acks.length - 1, Math.floor(share * acks.length))]!;
const ms = (time: number) => `${time.toFixed(0)} ms`;
const rows: [string, (report: LoadReport) => string | number][] = [
  ["acknowledged", ({ acks, dead }) => `${acks.length} (${dead} too late)`],
  ["p50", (report) => ms(at(report, 0.5))],
  ["p99", (report) => ms(at(report, 0.99))],
  ["longest", (report) => ms(at(report, 1))],
  ["429s received", ({ refused }) => refused],
  ["of those not respected", ({ impatient }) => impatient],
  ["messages posted (before the kill)", ({ messages, postedBefore }) => `${messages} (${postedBefore})`],
  ["lost", ({ lost }) => lost.length],
  ["doubled", ({ doubled }) => doubled.length],
];
const isGood = (report: LoadReport) =>
  at(report, 1) < LONGEST &&
  at(report, 0.99) <= P99 &&
  report.dead + report.impatient + report.lost.length + report.doubled.length === 0;

const reports = [await discordLoad(options), await slackLoad(options)];
console.log("| | Discord | Slack |\n| --- | --- | --- |");
for (const [name, cell] of rows) console.log(`| ${[name, ...reports.map(cell)].join(" | ")} |`);
for (const { lost, doubled } of reports) for (const each of [...lost, ...doubled]) console.error(each);
process.exit(reports.every(isGood) ? 0 : 1);
