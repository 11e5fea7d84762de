// Chinese, simplified. Always UCS-2, 67 characters a part: the words are few.
import { clock } from "./clock.ts";
import type { Words } from "./every_text.ts";

export const zh: Words = {
  reviewer: null,
  maxSegments: 3,

  // By 24 hours: "上午12:15" would leave open whether it is noon or midnight.
  time: (at, timeZone, isFar) =>
    clock("zh-CN", timeZone, { hour12: false, ...(isFar && { weekday: "short" }) }).format(at),

  rain: (mm, minutes, by) =>
    `${by}前${minutes === 60 ? "1小时" : "15分钟"}内约${millimetres(mm)}毫米`,

  alert: {
    any: ({ where, rain, until, link }) =>
      `FloodLine预报：${where}有雨，${rain}。路面湿滑，请收好怕湿的物品。` +
      `预计到${until}。${link} ${STOP}`,
    heavy: ({ where, rain, until, link }) =>
      `FloodLine预报：${where}有大雨，${rain}。街道可能积水。` +
      `请清理排水口，把货物搬离地面。预计到${until}。${link} ${STOP}`,
    flood: ({ where, rain, until, link }) =>
      `FloodLine预报：${where}有淹水危险，${rain}。街道和地下室可能很快进水。` +
      `请把车和货物移到高处，不要进地下室，不要走进深水。预计到${until}。${link} ${STOP}`,
  },

  warning: ({ event, where, until, link }) =>
    `FloodLine：美国国家气象局对${where}发布${event}。街道和地下室可能很快进水。` +
    `请把车和货物移到高处，不要进地下室，不要走进深水。有效至${until}。${link} ${STOP}`,
  events: {
    "Flash Flood Warning": "暴洪警告",
    "Flood Warning": "洪水警告",
  },

  clear: {
    any: ({ where, link }) =>
      `FloodLine：${where}警报解除，雨已过去。还有积水？请告诉我们：${link}`,
    heavy: ({ where, link }) =>
      `FloodLine：${where}警报解除，大雨已过去。还有积水？请告诉我们：${link}`,
    flood: ({ where, link }) =>
      `FloodLine：${where}警报解除，淹水危险已过去。请远离积水。还有积水？请告诉我们：${link}`,
  },

  ask: ({ where }) =>
    `FloodLine：${where}下了大雨。您那里淹水了吗？请回复：0 没有，1 到脚踝，2 到膝盖，3 进屋了。`,

  code: (code, minutes) => `FloodLine验证码：${code}，${minutes}分钟内有效。我们绝不会向您索要。`,
};

const STOP = "回复STOP退订";

function millimetres(mm: number): string {
  return mm < 1 ? mm.toFixed(1) : String(Math.round(mm));
}
