import { account } from "./en/account.ts";
import { common } from "./en/common.ts";
import { evidence } from "./en/evidence.ts";
import { frame } from "./en/frame.ts";
import { landing } from "./en/landing.ts";
import { legal } from "./en/legal.ts";
import { map } from "./en/map.ts";
import { offline } from "./en/offline.ts";
import { ownReport } from "./en/own_report.ts";
import { report } from "./en/report.ts";
import { secondFactor } from "./en/second_factor.ts";
import { signIn } from "./en/sign_in.ts";
import { staff } from "./en/staff.ts";
import { texts } from "./en/texts.ts";
import { tide } from "./en/tide.ts";
import { zip } from "./en/zip.ts";

/** The words of every page, a file an area; the other languages have the same keys. */
export const en = {
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

export type Words = typeof en;
