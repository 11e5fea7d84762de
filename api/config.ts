import {
  Common,
  DatabaseConfig,
  SessionConfig,
  StorageConfig,
  TextsConfig,
  TwilioConfig,
} from "shared/server/config.ts";
import { z } from "zod";

/** What the api reads from its environment. */
export const ApiConfig = Common.extend({
  ...DatabaseConfig.shape,
  ...SessionConfig.shape,
  ...TwilioConfig.shape,
  ...StorageConfig.shape,
  ...TextsConfig.shape,
  PORT: z.coerce.number().int().min(0).max(65535).default(8000),
});
export type ApiConfig = z.infer<typeof ApiConfig>;
