// Knows whether anybody works: a storm's clock may go on only when nobody does. Counted is what work
// waits for, queries and requests; between two of them no time passes.
import type { Sql } from "shared/server/database.ts";

export class Work {
  #underWay = 0;
  #onEnd = () => {};

  async of<T>(work: Promise<T>): Promise<T> {
    this.#underWay++;
    try {
      return await work;
    } finally {
      this.#underWay--;
      if (this.#underWay === 0) this.#onEnd();
    }
  }

  /** When nothing is under way, and nothing follows at once from what was. */
  async ended(): Promise<void> {
    for (let still = 0; still < 2; still++) {
      await new Promise((resolve) => setImmediate(resolve));
      if (this.#underWay === 0) continue;
      still = -1;
      await new Promise<void>((resolve) => this.#onEnd = resolve);
    }
  }
}

/** The same connections, every query counted as work. */
export function countingQueries(sql: Sql, work: Work): Sql {
  return new Proxy(sql, {
    apply: (target, self, args) => counted(Reflect.apply(target as never, self, args), work),
    get(target, key) {
      const value = Reflect.get(target, key);
      if (key !== "begin") return value;
      return (...args: Parameters<Sql["begin"]>) =>
        work.of(target.begin(...args) as Promise<unknown>);
    },
  });
}

/** A piece of a query is never waited for, and so never counted. */
function counted<Result>(query: Result, work: Work): Result {
  const pending = query as Result & { then?: Promise<unknown>["then"] };
  const then = pending.then;
  if (typeof then !== "function") return query;
  let isCounted = false;
  pending.then = function (onFulfilled, onRejected) {
    if (!isCounted) {
      isCounted = true;
      void work.of(then.call(pending, () => {}, () => {}));
    }
    return then.call(pending, onFulfilled, onRejected) as Promise<never>;
  };
  return query;
}

/** The same service, every call that must be waited for counted as work. */
export function countingCalls<Service extends object>(service: Service, work: Work): Service {
  return new Proxy(service, {
    get(target, key) {
      const value = Reflect.get(target, key);
      if (typeof value !== "function") return value;
      return (...args: unknown[]) => {
        // On the service itself: its private fields are not the proxy's.
        const answer = Reflect.apply(value, target, args);
        return answer instanceof Promise ? work.of(answer) : answer;
      };
    },
  });
}
