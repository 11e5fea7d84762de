// What the feed says of the tide: hazard, place, effect, what to do.
import type { Language } from "shared/languages.ts";
import type { TideLevel } from "shared/tides/levels.ts";

interface TideFeedWords {
  /** FloodLine is no alerting authority, and says so. */
  note: string;
  event: Record<TideLevel, string>;
  headline: Record<TideLevel, (where: string) => string>;
  /** `over`: "0.6 ft" */
  description(high: { over: string; time: string; station: string }): string;
  instruction: Record<TideLevel, string>;
  clear(where: string): string;
  stayedBelow: string;
  afterwards: string;
}

export const TIDE_FEED_WORDS: Record<Language, TideFeedWords> = {
  en: {
    note:
      "FloodLine is no alerting authority. This is by NOAA's predicted tide and what its gauge " +
      "measured of late. Official warnings come from the National Weather Service.",
    event: {
      minor: "Minor coastal flooding expected",
      moderate: "Moderate coastal flooding expected",
      major: "Major coastal flooding expected",
    },
    headline: {
      minor: (where) => `Minor coastal flooding in ${where}`,
      moderate: (where) => `Moderate coastal flooding in ${where}`,
      major: (where) => `Major coastal flooding in ${where}`,
    },
    description: ({ over, time, station }) =>
      `The water stands highest about ${time}, ${over} over flood level, by NOAA's tide gauge at ${station}.`,
    instruction: {
      minor: "Move cars from low streets by the water. Do not drive through salt water.",
      moderate: "Move cars and goods up now. Keep out of basements and salt water.",
      major: "Leave low ground, and do as officials say.",
    },
    clear: (where) => `The high tide in ${where} is over`,
    stayedBelow: "The tide stayed below flood level.",
    afterwards: "Keep away from water that stays.",
  },
  es: {
    note:
      "FloodLine no es una autoridad de alertas. Esto se basa en la marea prevista por NOAA y en " +
      "lo que su mareógrafo midió últimamente. Los avisos oficiales son del Servicio Nacional del Tiempo.",
    event: {
      minor: "Inundación costera menor prevista",
      moderate: "Inundación costera moderada prevista",
      major: "Inundación costera grave prevista",
    },
    headline: {
      minor: (where) => `Inundación costera menor en ${where}`,
      moderate: (where) => `Inundación costera moderada en ${where}`,
      major: (where) => `Inundación costera grave en ${where}`,
    },
    description: ({ over, time, station }) =>
      `El agua llega a su punto más alto hacia ${time}, ${over} sobre el nivel de inundación, según el ` +
      `mareógrafo de NOAA en ${station}.`,
    instruction: {
      minor: "Saque los autos de las calles bajas junto al agua. No conduzca por agua salada.",
      moderate: "Suba ya autos y bienes. No entre en sótanos ni en agua salada.",
      major: "Deje las zonas bajas y siga a las autoridades.",
    },
    clear: (where) => `Terminó la marea alta en ${where}`,
    stayedBelow: "La marea quedó por debajo del nivel de inundación.",
    afterwards: "Manténgase lejos del agua que queda.",
  },
  zh: {
    note: "FloodLine 不是发布警报的官方机构。这里依据 NOAA 的预报潮位和潮位站近来的实测。" +
      "官方警告由美国国家气象局发布。",
    event: {
      minor: "预计轻度沿海淹水",
      moderate: "预计中度沿海淹水",
      major: "预计严重沿海淹水",
    },
    headline: {
      minor: (where) => `${where} 有轻度沿海淹水`,
      moderate: (where) => `${where} 有中度沿海淹水`,
      major: (where) => `${where} 有严重沿海淹水`,
    },
    description: ({ over, time, station }) =>
      `据 NOAA 在 ${station} 的潮位站，水位约在${time}最高，超过淹水水位${over}。`,
    instruction: {
      minor: "请把车从近水低处街道移开，不要开车涉过海水。",
      moderate: "请立即把车和货物移到高处，不要进地下室，远离海水。",
      major: "请离开低处，听从官方指示。",
    },
    clear: (where) => `${where} 的涨潮已过去`,
    stayedBelow: "潮位没有达到淹水水位。",
    afterwards: "请远离还没退的积水。",
  },
};
