// What the commands about backups are told by the environment.
import { BackupConfig, Common, DatabaseConfig, StorageConfig } from "shared/server/config.ts";
import { z } from "zod";

export const BackupCommandConfig = Common.pick({ FLOODLINE_ENV: true }).extend({
  ...DatabaseConfig.shape,
  ...StorageConfig.shape,
  ...BackupConfig.shape,
  /** As who migrates connects: a restore makes tables. Where unset, DATABASE_URL is taken for it. */
  OWNER_DATABASE_PASSWORD: z.string().optional(),
  OWNER_DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, "must start with postgres://")
    .optional(),
});
export type BackupCommandConfig = z.infer<typeof BackupCommandConfig>;
