// What the feed says of alerts, in the order of a warning: hazard, place, effect, what to do.
import { type Language } from "shared/languages.ts";
import type { Level } from "shared/levels.ts";

interface FeedWords {
  title(zip: string): string;
  /** FloodLine is no alerting authority, and says so. */
  note: string;
  official: string;
  event: Record<Level, string>;
  headline: Record<Level, (where: string) => string>;
  /** `rain`: "0.6 inches in 15 min by 3:15 PM" */
  description(rain: string, until: string): string;
  instruction: Record<Level, string>;
  clear: Record<Level, (where: string) => string>;
  unfulfilled: string;
  afterwards: string;
  /** `until` absent: no end is known. */
  warning(event: string, until?: string): string;
  ended(time: string): string;
  /** Before what an old run of the model says. */
  oldRun(time: string): string;
  /** Likewise, where nobody has heard the weather since. */
  oldCheck(time: string): string;
}

export const FEED_WORDS: Record<Language, FeedWords> = {
  en: {
    title: (zip) => `FloodLine: alerts for ${zip}`,
    note: "FloodLine is no alerting authority. This is its own forecast from a weather model, " +
      "estimated and not measured. Official warnings come from the National Weather Service.",
    official: "National Weather Service",
    event: {
      any: "Rain forecast",
      heavy: "Heavy rain forecast",
      flood: "Flood risk forecast",
    },
    headline: {
      any: (where) => `Rain in ${where}`,
      heavy: (where) => `Heavy rain in ${where}`,
      flood: (where) => `Flood risk in ${where}`,
    },
    description: (rain, until) => `${capitalize(rain)}. Until about ${until}.`,
    instruction: {
      any: "Take in what must stay dry.",
      heavy: "Water can pool in streets. Clear drains, lift goods off the floor.",
      flood: "Streets and basements can flood fast. Move cars and goods up, keep out of " +
        "basements and deep water.",
    },
    clear: {
      any: (where) => `The rain in ${where} is over`,
      heavy: (where) => `The heavy rain in ${where} is over`,
      flood: (where) => `The flood risk in ${where} is over`,
    },
    unfulfilled: "The forecast has changed: it did not come.",
    afterwards: "Keep away from water that stays.",
    warning: (event, until) => event + (until ? ` until ${until}` : ""),
    ended: (time) => `Ended or replaced at ${time}.`,
    oldRun: (time) =>
      `The forecast is old: the weather model last ran at ${time}. It cannot know of newer rain.`,
    oldCheck: (time) => `The forecast is old: the weather was last checked at ${time}.`,
  },
  es: {
    title: (zip) => `FloodLine: alertas para ${zip}`,
    note:
      "FloodLine no es una autoridad de alertas. Es su propia previsión a partir de un modelo " +
      "del tiempo, estimada y no medida. Los avisos oficiales son del Servicio Nacional del Tiempo.",
    official: "Servicio Nacional del Tiempo",
    event: {
      any: "Lluvia prevista",
      heavy: "Lluvia fuerte prevista",
      flood: "Riesgo de inundación previsto",
    },
    headline: {
      any: (where) => `Lluvia en ${where}`,
      heavy: (where) => `Lluvia fuerte en ${where}`,
      flood: (where) => `Riesgo de inundación en ${where}`,
    },
    description: (rain, until) => `${capitalize(rain)}. Hasta cerca de ${until}.`,
    instruction: {
      any: "Guarde lo que no deba mojarse.",
      heavy: "Las calles pueden encharcarse. Despeje los desagües y suba la mercancía del piso.",
      flood: "Las calles y los sótanos pueden inundarse rápido. Suba autos y bienes y no entre " +
        "en sótanos ni en agua profunda.",
    },
    clear: {
      any: (where) => `Terminó la lluvia en ${where}`,
      heavy: (where) => `Terminó la lluvia fuerte en ${where}`,
      flood: (where) => `Terminó el riesgo de inundación en ${where}`,
    },
    unfulfilled: "La previsión cambió: no llegó.",
    afterwards: "Manténgase lejos del agua que queda.",
    warning: (event, until) => capitalize(event) + (until ? ` hasta ${until}` : ""),
    ended: (time) => `Terminó o fue reemplazado a ${time}.`,
    oldRun: (time) =>
      `La previsión es vieja: el modelo del tiempo se calculó por última vez a ${time}. ` +
      "No puede saber de lluvia más nueva.",
    oldCheck: (time) => `La previsión es vieja: el tiempo se revisó por última vez a ${time}.`,
  },
  zh: {
    title: (zip) => `FloodLine：${zip} 的警报`,
    note: "FloodLine 不是发布警报的官方机构。这是它根据天气模型作出的预报，是估计，不是实测。" +
      "官方警告由美国国家气象局发布。",
    official: "美国国家气象局",
    event: { any: "降雨预报", heavy: "大雨预报", flood: "洪水风险预报" },
    headline: {
      any: (where) => `${where} 有雨`,
      heavy: (where) => `${where} 有大雨`,
      flood: (where) => `${where} 有洪水风险`,
    },
    description: (rain, until) => `${rain}。预计到${until}左右。`,
    instruction: {
      any: "请收好怕淋湿的东西。",
      heavy: "街道可能积水。请清理排水口，把货物搬离地面。",
      flood: "街道和地下室可能很快被淹。请把车和物品移到高处，不要进入地下室和深水。",
    },
    clear: {
      any: (where) => `${where} 的雨已停`,
      heavy: (where) => `${where} 的大雨已过去`,
      flood: (where) => `${where} 的洪水风险已过去`,
    },
    unfulfilled: "预报有变，没有发生。",
    afterwards: "请远离还没退的积水。",
    warning: (event, until) => event + (until ? `，至${until}` : ""),
    ended: (time) => `${time}结束或被替换。`,
    oldRun: (time) => `预报已旧：天气模型上次运行是${time}，无法知道之后的雨。`,
    oldCheck: (time) => `预报已旧：上次查看天气是${time}。`,
  },
};

function capitalize(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
