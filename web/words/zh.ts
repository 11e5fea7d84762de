import { account } from "./zh/account.ts";
import { common } from "./zh/common.ts";
import { evidence } from "./zh/evidence.ts";
import { frame } from "./zh/frame.ts";
import { landing } from "./zh/landing.ts";
import { legal } from "./zh/legal.ts";
import { map } from "./zh/map.ts";
import { offline } from "./zh/offline.ts";
import { ownReport } from "./zh/own_report.ts";
import { report } from "./zh/report.ts";
import { secondFactor } from "./zh/second_factor.ts";
import { signIn } from "./zh/sign_in.ts";
import { staff } from "./zh/staff.ts";
import { texts } from "./zh/texts.ts";
import { tide } from "./zh/tide.ts";
import { zip } from "./zh/zip.ts";
import type { Words } from "./en.ts";

export const zh: Words = {
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
