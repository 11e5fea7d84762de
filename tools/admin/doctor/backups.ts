import { listBackups } from "shared/server/backup/backups.ts";
import { openStore, type StoreOptions } from "shared/server/backup/store.ts";
import { OLD_AFTER_MS } from "../../../worker/backups/due.ts";
import { ago } from "../ago.ts";
import { type Diagnosis, fail, look, pass } from "./finding.ts";

export async function checkBackups(
  options: StoreOptions | undefined,
  { recipient, now }: { recipient?: string; now: Date },
): Promise<Diagnosis[]> {
  if (!options) {
    const todo = "set BACKUP_TO and BACKUP_RECIPIENT: docs/backup.md";
    return [fail("backups", "none are taken: what is lost with this machine is lost", todo)];
  }
  return await look("backups", "see BACKUP_TO, and what its key may do", async () => {
    const [newest] = await listBackups(openStore(options));
    const findings: Diagnosis[] = [];
    if (!newest) {
      findings.push(
        fail("backups", `none in ${options.address} yet`, "take the first: deno task admin backup"),
      );
    } else {
      const takenAt = new Date(newest.takenAt);
      const says = `the newest is from ${ago(takenAt, now)}`;
      const isOld = now.getTime() - takenAt.getTime() > OLD_AFTER_MS;
      findings.push(
        isOld ? fail("backups", says, "see `deno task admin status` why") : pass("backups", says),
      );
    }
    if (!recipient) {
      const todo = "set BACKUP_RECIPIENT: `deno task admin backup key` makes a pair";
      findings.push(fail("backups, key", "not encrypted, and phone numbers are in them", todo));
    }
    return findings;
  });
}
