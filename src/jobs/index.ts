export { PLATFORMS, type PlatformName } from "./boss.ts";
export type { DeliverHandler, Delivery, DeliveryHandlers, Ending, EndingHandler } from "./delivery.ts";
export type { PainterSettings } from "./painter.ts";
export { openQueues, type Queues, type QueuesOptions } from "./queues.ts";
export { type SpawnOptions, spawnWorker, untilTold } from "./spawn.ts";
export type { Waiting } from "./waiting.ts";
export { startWorker, type Worker, type WorkerOptions } from "./worker.ts";
