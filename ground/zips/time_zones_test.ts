import findCoarsely from "@photostructure/tz-lookup";
import assert from "node:assert/strict";
import zipcodes from "zipcodes";
import { find } from "geo-tz/all";
import { readZips } from "./sources.ts";

const { placed } = readZips();
const zoneOf = new Map(placed.map(({ zip, timeZone }) => [zip, timeZone]));

Deno.test("places beside a border of time zones have their own clock, not their neighbor's", () => {
  const clocks: Record<string, string> = {
    "58801": "America/Chicago", // Williston ND
    "83873": "America/Los_Angeles", // Wallace ID
    "83638": "America/Boise", // McCall ID
    "83522": "America/Los_Angeles", // Cottonwood ID
    "86040": "America/Phoenix", // Page AZ
    "86039": "America/Phoenix", // Kykotsmovi AZ: Hopi land
    "86043": "America/Phoenix", // Second Mesa AZ: Hopi land
    "86034": "America/Phoenix", // Keams Canyon AZ: Hopi land
    "86515": "America/Denver", // Window Rock AZ: Navajo land
    "86045": "America/Denver", // Tuba City AZ: Navajo land
    "86047": "America/Phoenix", // Winslow AZ
    "86003": "America/Phoenix", // Flagstaff AZ
    "92363": "America/Los_Angeles", // Needles CA
    "86442": "America/Phoenix", // Bullhead City AZ
    "89029": "America/Los_Angeles", // Laughlin NV
    "89883": "America/Denver", // West Wendover NV
    "04730": "America/New_York", // Houlton ME
    "79901": "America/Denver", // El Paso TX
    "67735": "America/Denver", // Goodland KS
    "57601": "America/Chicago", // Mobridge SD
    "97914": "America/Boise", // Ontario OR
    "49801": "America/Menominee", // Iron Mountain MI
    "46402": "America/Chicago", // Gary IN
    "46968": "America/Indiana/Knox", // Ora IN
    "47708": "America/Chicago", // Evansville IN
    "42101": "America/Chicago", // Bowling Green KY
    "37377": "America/New_York", // Signal Mountain TN
    "36867": "America/New_York", // Phenix City AL, which goes with Columbus GA
    "32501": "America/Chicago", // Pensacola FL
    "99546": "America/Adak",
    "99833": "America/Sitka", // Petersburg AK
    "00802": "America/St_Thomas",
    "00901": "America/Puerto_Rico",
    "96799": "Pacific/Pago_Pago",
    "96913": "Pacific/Guam",
    "96950": "Pacific/Saipan",
    "09012": "Europe/Berlin",
    "10200": "America/New_York",
    "09323": "Asia/Baghdad",
  };
  const found = Object.keys(clocks).map((zip) => [zip, zoneOf.get(zip)]);
  assert.deepEqual(Object.fromEntries(found), clocks);
});

Deno.test("a coarser map of time zones differs in these ZIP codes near borders, and in no other", () => {
  const known = `
    04619 04631 04671 04694 04730 04750 04751 04760 30124 30138 30730 30731 32424 32430
    32449 32465 36852 36856 36859 36863 37337 37340 37373 37381 37396 37405 37723 38504
    39823 39832 39845 39861 40115 40171 42603 42642 42712 42716 42728 42753 42784 46574
    46968 47514 47515 47525 47551 47576 47586 47647 47654 47660 47683 47928 47948 47974
    49807 49879 49902 49903 49915 49920 49927 49935 49947 49964 55605 57521 57601 57648
    58520 58569 58625 58631 58711 58721 58727 58730 58737 58752 58761 58765 58772 58782
    58787 58795 58801 58802 58803 58830 58831 58833 58835 58843 58844 58845 58849 58853
    58854 58856 59240 59250 59252 59254 59256 59257 59260 59263 59275 59276 59529 59537
    59542 59544 60963 60966 60967 62451 62477 67731 67732 67745 67756 67855 67860 67861
    67880 69043 69152 69216 69219 73933 73937 73946 78565 81075 83302 83469 83542 83554
    83611 83638 83654 83671 83677 83802 83805 83808 83811 83826 83836 83837 83839 83845
    83846 83849 83850 83853 83867 83868 83873 83874 84765 85328 85369 85371 85922 86016
    86021 86022 86030 86031 86034 86036 86039 86042 86043 86505 86512 88113 88135 89042
    89311 89830 92222 92242 92363 96799 97840 97870 97903 97908 97909 97920 99153 99742
    99923`;
  const differing = placed.filter(({ latitude, longitude, timeZone }) =>
    clockOf(findCoarsely(latitude, longitude)) !== clockOf(timeZone)
  );
  assert.deepEqual(differing.map(({ zip }) => zip).sort(), known.trim().split(/\s+/));
});

Deno.test("an area has the clock of its town, by the post's coordinates; four do not, and are right", () => {
  // Salem AL, Flasher ND, and two at the Petrified Forest AZ: there the post's point is off.
  const known = ["36874", "58535", "86028", "86502"];
  const differing = placed.filter(({ zip, isArea }) => isArea && !known.includes(zip))
    .filter(({ zip, timeZone }) => {
      const town = zipcodes.lookup(zip);
      return town && clockOf(find(town.latitude, town.longitude)[0]!) !== clockOf(timeZone);
    });
  assert.deepEqual(differing, []);
});

Deno.test("no state has a clock that its law does not know", () => {
  const E = "-05:00 -04:00", C = "-06:00 -05:00", M = "-07:00 -06:00", P = "-08:00 -07:00";
  const NO_DST: Record<string, string[]> = {
    AZ: ["-07:00 -07:00", M],
    HI: ["-10:00 -10:00", "+12:00 +12:00"], // the second: Wake Island
    PR: ["-04:00 -04:00"],
    VI: ["-04:00 -04:00"],
    GU: ["+10:00 +10:00"],
    MP: ["+10:00 +10:00"],
    AS: ["-11:00 -11:00"],
    PW: ["+09:00 +09:00"],
    FM: ["+10:00 +10:00", "+11:00 +11:00"],
    MH: ["+12:00 +12:00"],
  };
  const law: Record<string, string[]> = { ...NO_DST, AK: ["-09:00 -08:00", "-10:00 -09:00"] };
  const states: [clocks: string[], states: string][] = [
    [[E], "CT DC DE GA MA MD ME NC NH NJ NY OH PA RI SC VA VT WV"],
    [[E, C], "AL FL IN KY MI TN"],
    [[C], "AR IA IL LA MN MO MS OK WI"],
    [[C, M], "KS ND NE SD TX"],
    [[M], "CO MT NM UT WY"],
    [[M, P], "ID NV OR"],
    [[P], "CA WA"],
  ];
  for (const [clocks, names] of states) for (const name of names.split(" ")) law[name] = clocks;
  const wrong = placed.filter(({ state, timeZone }) =>
    state && !/^A[AEP]$/.test(state) && !law[state]?.includes(clockOf(timeZone))
  );
  assert.deepEqual(wrong, []);
});

const clocks = new Map<string, string>();

/** What differs from UTC in January and in July. */
function clockOf(timeZone: string): string {
  let clock = clocks.get(timeZone);
  if (!clock) {
    clock = [1, 7].map((month) =>
      new Intl.DateTimeFormat("en", { timeZone, timeZoneName: "longOffset" })
        .format(new Date(Date.UTC(2026, month - 1, 15))).split("GMT")[1] || "+00:00"
    ).join(" ");
    clocks.set(timeZone, clock);
  }
  return clock;
}
