/** Keeps what takes long to load: each thing is loaded when it is first asked for, and once. */
export class Once {
  readonly #loaded = new Map<string, Promise<unknown>>();

  get<T>(name: string, load: () => Promise<T>): Promise<T> {
    const known = this.#loaded.get(name) as Promise<T> | undefined;
    if (known) return known;
    const loading = load();
    this.#loaded.set(name, loading);
    // What failed may be mended (a file put in place) and is tried again when next asked for.
    loading.catch(() => this.#loaded.delete(name));
    return loading;
  }

  /** Waits for what is being loaded, and forgets everything. */
  async clear(): Promise<void> {
    await Promise.allSettled(this.#loaded.values());
    this.#loaded.clear();
  }
}
