import type { Browser, System } from "shared/api/people.ts";

export interface DeviceKind {
  browser: Browser;
  system: System;
}

/** The first that fits: most browsers also claim to be others, and an iPad to be a Mac. */
const BROWSER_SIGNS: [RegExp, Browser][] = [
  [/\bEdg(e|A|iOS)?\//, "edge"],
  [/\bSamsungBrowser\//, "samsung"],
  [/\b(OPR|OPX|OPT|Opera)\//, "opera"],
  [/\b(Firefox|FxiOS)\//, "firefox"],
  [/\b(Chrome|Chromium|CriOS|HeadlessChrome)\//, "chrome"],
  [/\bVersion\/.*\bSafari\/|\bAppleWebKit\/.*\bMobile\//, "safari"],
];

const SYSTEM_SIGNS: [RegExp, System][] = [
  [/\b(iPhone|iPod)\b/, "iphone"],
  [/\biPad\b/, "ipad"],
  [/\bAndroid\b/, "android"],
  [/\bCrOS\b/, "chromebook"],
  [/\bWindows\b/, "windows"],
  [/\b(Macintosh|Mac OS X)\b/, "mac"],
  [/\b(Linux|X11)\b/, "linux"],
];

/** Of a User-Agent, which may say anything: as much as tells one's own devices apart, and no more. */
export function deviceKindOf(userAgent: string): DeviceKind {
  const told = userAgent.slice(0, 500);
  const first = <Kind>(signs: [RegExp, Kind][]) => signs.find(([sign]) => sign.test(told))?.[1];
  return { browser: first(BROWSER_SIGNS) ?? "other", system: first(SYSTEM_SIGNS) ?? "other" };
}
