// Who is worked for: what a request leaves for all that it calls, as its id and its session. One place for all
// of it, for what follows a request by itself follows too far as well: a connection that is opened within one
// hears for everybody under its name, and a module that is loaded within one hands it on to whatever request
// comes next (Deno 2.9.6).
import { AsyncLocalStorage } from "node:async_hooks";

const contexts: AsyncLocalStorage<unknown>[] = [];

/** A test fails where one is made elsewhere. */
export function makeContext<Facts>(): AsyncLocalStorage<Facts> {
  const context = new AsyncLocalStorage<Facts>();
  contexts.push(context as AsyncLocalStorage<unknown>);
  return context;
}

/** As at a program's start: each request begins so, and what goes on after it or is heard for all. */
export function forNobody<Result>(work: () => Result): Result {
  return contexts.reduce<() => Result>(
    (inner, context) => () => context.run(undefined, inner),
    work,
  )();
}
