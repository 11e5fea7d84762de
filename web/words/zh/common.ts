import type { common as English } from "../en/common.ts";

export const common: typeof English = {
  depths: { ankle: "没过脚踝", knee: "没过膝盖", waist: "没过腰部", inside: "建筑物内进水" },
  levels: { any: "任何降雨", heavy: "大雨", flood: "洪水风险" },
  noStorm: "没有暴雨",
  levelMeanings: {
    any: "只要要下雨就发短信",
    heavy: "雨大到街道可能积水时发短信",
    flood: "只在街道可能被淹时发短信",
  },
  statuses: {
    new: "新报告",
    seen: "已查看",
    in_progress: "处理中",
    water_gone: "水已退",
    passed_on: "已转交市政府",
    not_ours: "不归商业区管",
    same_as: "与另一份相同",
    nothing_found: "没有发现积水",
  },
  zipCode: "邮政编码",
  unavailable: "FloodLine 暂时无法响应，请一分钟后再试。",
  tryIn: {
    seconds: (seconds) => `${seconds} 秒后可以再试。`,
    minutes: (minutes) => `${minutes} 分钟后可以再试。`,
    hours: (hours) => `${hours} 小时后可以再试。`,
  },
  justNow: "刚刚",
  none: "无",
  midnight: "午夜",
  noon: "中午",
  dayAndTime: (day, time) => `${day} ${time}`,
  under: (amount) => `不到 ${amount}`,
  inchesAndMillimetres: (inches, millimetres) => `${inches}（${millimetres}）`,
  inches: (value) => `${value} 英寸`,
  millimetres: (value) => `${value} 毫米`,
};
