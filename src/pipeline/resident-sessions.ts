import type { InferenceSession, Tensor } from "onnxruntime-node";

export type Outputs = { readonly [name: string]: Tensor };

/** A network that can be loaded, as often as it takes. */
export interface Loadable {
  /** What its weights take on the device, in bytes. */
  readonly bytes: number;
  load(): Promise<InferenceSession>;
}

/**
 * The sessions of one device. A network is loaded when it is first run and stays, unless another needs the room: then
 * those go which are the least to load again. One thing happens at a time, so nothing is released while it runs;
 * onnxruntime blocks the process while it loads and runs anyway.
 */
export class ResidentSessions {
  readonly #room: number;
  readonly #loaded = new Map<Loadable, InferenceSession>();
  #last: Promise<unknown> = Promise.resolve();

  /** @param room bytes for weights */
  constructor(room: number) {
    this.#room = room;
  }

  run(network: Loadable, feeds: { readonly [name: string]: Tensor }): Promise<Outputs> {
    return this.#inTurn(async () => {
      const session = this.#loaded.get(network) ?? (await this.#load(network));
      return (await session.run(feeds)) as Outputs;
    });
  }

  releaseAll(): Promise<void> {
    return this.#inTurn(() => this.#release([...this.#loaded.keys()]));
  }

  async #load(network: Loadable): Promise<InferenceSession> {
    const taken = total([...this.#loaded.keys()]);
    await this.#release(fewestBytes([...this.#loaded.keys()], taken + network.bytes - this.#room));
    const session = await network.load();
    this.#loaded.set(network, session);
    return session;
  }

  async #release(networks: readonly Loadable[]): Promise<void> {
    for (const network of networks) {
      const session = this.#loaded.get(network);
      this.#loaded.delete(network);
      await session?.release();
    }
  }

  #inTurn<T>(act: () => Promise<T>): Promise<T> {
    const result = this.#last.then(act);
    this.#last = result.catch(() => {});
    return result;
  }
}

function total(networks: readonly Loadable[]): number {
  return networks.reduce((sum, { bytes }) => sum + bytes, 0);
}

/** Those of `networks` that have `needed` bytes together and as few more as possible; all when even they have less. */
function fewestBytes(networks: readonly Loadable[], needed: number): readonly Loadable[] {
  if (needed <= 0) return [];
  let best = networks;
  // A pack has ten networks at most: every choice of them can be looked at.
  for (let choice = 1; choice < 2 ** networks.length; choice++) {
    const chosen = networks.filter((_, i) => (choice >> i) & 1);
    const bytes = total(chosen);
    if (bytes >= needed && bytes < total(best)) best = chosen;
  }
  return best;
}
