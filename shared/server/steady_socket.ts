import { Socket } from "node:net";

/** Turns of the event loop between a socket's last words: what was put off has been done by then. */
const TURNS = 3;

/**
 * A TCP socket that tells of its end in steps: as an error, which rejects what was asked; again, for
 * what was asked meanwhile; then as closed. The driver (postgres 3.4.9) forgets a closed socket at
 * once, yet still writes to it: what it had put off to its next turn, and the rollback of a
 * transaction that has just been rejected. That ends the process, or leaves a connection that never
 * writes again (porsager/postgres#1154, #1208). Here those writes find a socket, and go into the void.
 *
 * What is asked later still, by a transaction that waits for something else, ends the process as
 * before: it is restarted, and the outbox and the sweep's slot know what was under way.
 */
export class SteadySocket extends Socket {
  override emit(event: string | symbol, ...rest: unknown[]): boolean {
    if (event !== "close") return super.emit(event, ...rest);
    this.#rejectAsked();
    afterTurns(TURNS, () => {
      this.#rejectAsked();
      // "Without an error": else the driver would not reject what was asked since.
      afterTurns(TURNS, () => super.emit("close", false));
    });
    return true;
  }

  #rejectAsked(): void {
    super.emit("error", Object.assign(new Error("closed"), { code: "CONNECTION_CLOSED" }));
  }
}

function afterTurns(turns: number, work: () => void): void {
  setImmediate(turns > 1 ? () => afterTurns(turns - 1, work) : work);
}
