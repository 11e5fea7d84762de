import type { tide as english } from "../en/tide.ts";

export const tide: typeof english = {
  heading: "潮位",
  levels: { minor: "轻度沿海淹水", moderate: "中度沿海淹水", major: "严重沿海淹水" },
  height: (feet, metres) => `${metres}米（${feet}英尺）`,
  high: (level, when, height, over) =>
    `预计${level}：水位约在${when}最高，达${height}，超过淹水水位${over}。`,
  head: (level, when) => `${level}，约在${when}最高`,
  by: (station) => `水位据NOAA在${station}的潮位站。`,
  sentence: (words) => `${words}。`,
  usual: (when, height, under) => `下次最高水位约在${when}，为${height}，低于淹水水位${under}。`,
  unknown: "目前没有这个潮位站的数据。",
  measured: (when, height) => `${when}实测：${height}。`,
  above: (much) => `比预报潮位高${much}，展望已计入。`,
  below: (much) => `比预报潮位低${much}，展望已计入。`,
  silent: "潮位站近来没有数据：这里只是预报潮位，风可能使水位更高。",
  todo: {
    minor: "请把车从近水低处街道移开。海水会损坏刹车和电路。",
    moderate: "请立即把车和货物移到高处，不要进地下室，远离海水。",
    major: "请离开低处，听从官方指示。",
  },
  want: "潮水短信需另行选择：",
  wantLink: "去选择",
  title: (from, to) => `${from}至${to}的水位`,
  now: "现在",
  keys: { measured: "实测", expected: "预计", predicted: "仅预报潮位" },
  line: (level, height) => `${level}：${height}`,
  table: "表格",
  caption: "水位",
  columns: { at: "时间", predicted: "预报", water: "实测或预计" },
  none: "–",
  source: (station, distance) =>
    `据NOAA在${station}的潮位站，距此${distance}：您的街道高度可能不同。水位以平均较低低潮面为零点，数据为初步数据。`,
  whose: { nws: "淹水水位由美国国家气象局规定。", nos: "淹水水位由NOAA国家海洋局计算。" },
  distances: { near: "{metres}米（{feet}英尺）", far: "{kilometres}公里（{miles}英里）" },
  about: "涨潮",
  why: {
    heading: "当时的潮位",
    crossed: (station, level, height) =>
      `在NOAA潮位站${station}，${level}从平均较低低潮面以上${height}算起。`,
    peak: (when, height) => `水位约在${when}最高，达${height}。`,
    residual: (predicted, much, isHigher) =>
      `仅日月引潮为${predicted}；当时水位比预报${isHigher ? "高" : "低"}${much}。`,
    predictedOnly: "潮位站近来没有数据：只计入预报潮位。",
    cleared: (height) => `实测最高${height}；此后半小时水位低于淹水水位。`,
    you: (zip) => `您选择了潮水短信，并关注${zip}，这个潮位站代表该处。`,
    clear: "您收到过这次潮水的提醒，所以也告知其结束。",
  },
};
