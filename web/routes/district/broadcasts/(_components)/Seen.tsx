import type { Broadcast } from "shared/api/district/broadcasts.ts";

/** Goes along with each button: where it has changed meanwhile, nothing is done. */
export function Seen({ broadcast: { version, state } }: {
  broadcast: Pick<Broadcast, "version" | "state">;
}) {
  return (
    <>
      <input type="hidden" name="version" value={version} />
      <input type="hidden" name="state" value={state} />
    </>
  );
}
