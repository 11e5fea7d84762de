import { account } from "./es/account.ts";
import { common } from "./es/common.ts";
import { evidence } from "./es/evidence.ts";
import { frame } from "./es/frame.ts";
import { landing } from "./es/landing.ts";
import { legal } from "./es/legal.ts";
import { map } from "./es/map.ts";
import { offline } from "./es/offline.ts";
import { ownReport } from "./es/own_report.ts";
import { report } from "./es/report.ts";
import { secondFactor } from "./es/second_factor.ts";
import { signIn } from "./es/sign_in.ts";
import { staff } from "./es/staff.ts";
import { texts } from "./es/texts.ts";
import { tide } from "./es/tide.ts";
import { zip } from "./es/zip.ts";
import type { Words } from "./en.ts";

export const es: Words = {
  common,
  frame,
  landing,
  zip,
  report,
  ownReport,
  evidence,
  account,
  signIn,
  secondFactor,
  staff,
  texts,
  tide,
  legal,
  map,
  offline,
};
