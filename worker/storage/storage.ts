// Whether storage takes our files: a misspelt bucket or a wrong key would else be heard of by residents
// alone, as a photo that "could not be uploaded".
import { noteIll, noteWell } from "shared/server/conditions.ts";
import type { Sql } from "shared/server/database.ts";
import { getLogger } from "shared/server/log.ts";
import type { Storage } from "shared/server/storage.ts";
import { storageAdvice, storageFaultOf } from "shared/server/storage_errors.ts";

const log = getLogger(["worker", "storage"]);

export async function watchStorage(
  { sql, storage }: { sql: Sql; storage: Storage },
  now: Date,
): Promise<void> {
  try {
    await storage.check();
  } catch (error) {
    const { code, reason } = storageFaultOf(error);
    const isNew = await noteIll(sql, "storage", now, { code, reason });
    const advice = storageAdvice(code);
    if (isNew) log.error("storage takes no photos", { code, reason, advice });
    return;
  }
  if (await noteWell(sql, "storage", now)) log.info("storage takes photos again");
}
