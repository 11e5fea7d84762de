// Opens one of the databases that a phone keeps for itself, in IndexedDB.
import { type DBSchema, type IDBPDatabase, openDB } from "idb";

/** Longer than this nobody waits to send something: some Safaris never open it [WebKit 226547]. */
const PATIENCE_MS = 3000;

/** Of what is returned: undefined where a browser keeps nothing, as some do in private windows: go on without. */
export function openOnce<S extends DBSchema>(
  name: string,
  upgrade: (store: IDBPDatabase<S>) => void,
): () => Promise<IDBPDatabase<S> | undefined> {
  let opening: Promise<IDBPDatabase<S> | undefined> | undefined;
  const forget = () => void (opening = undefined);
  // Async: where a browser has no databases at all, this throws before there is a promise to catch.
  const open = async () =>
    await openDB<S>(name, 1, {
      upgrade,
      // A newer FloodLine in another tab wants to change the stores, or the browser closed ours.
      blocking(_from, _to, event) {
        (event.target as IDBDatabase).close();
        forget();
      },
      terminated: forget,
    });
  return () =>
    opening ??= inTime(open()).catch(() => {
      forget();
      return undefined;
    });
}

function inTime<T>(store: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error("It does not open")), PATIENCE_MS);
    store.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
