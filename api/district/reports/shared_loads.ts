// A report comes, and every dashboard of its district asks for the same list at the same moment.

/**
 * One load for all who ask for the same while another is under way. Never that other: it may have begun
 * before what they ask about was true, and a manager must see what they have just changed.
 */
export class SharedLoads<T> {
  readonly #running = new Map<string, Promise<void>>();
  readonly #next = new Map<string, Promise<T>>();

  /** `load` answers the same to all who ask by this key. */
  get(key: string, load: () => Promise<T>): Promise<T> {
    const next = this.#next.get(key);
    if (next) return next;
    const running = this.#running.get(key);
    if (!running) return this.#begin(key, load);
    const afterIt = running.then(() => {
      this.#next.delete(key);
      return this.#begin(key, load);
    });
    this.#next.set(key, afterIt);
    return afterIt;
  }

  #begin(key: string, load: () => Promise<T>): Promise<T> {
    const loading = load();
    const end = () => void this.#running.delete(key);
    this.#running.set(key, loading.then(end, end));
    return loading;
  }
}
