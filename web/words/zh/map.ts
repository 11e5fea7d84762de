import type { map as English } from "../en/map.ts";
import { OLD_MARK_HOURS, SHOWN_DAYS } from "shared/limits.ts";
import { AMOUNTS } from "shared/words/amounts.ts";

const amount = AMOUNTS.zh;

const directions: typeof English["directions"] = {
  n: "以北",
  ne: "东北",
  e: "以东",
  se: "东南",
  s: "以南",
  sw: "西南",
  w: "以西",
  nw: "西北",
};

export const distances = {
  near: "{feet} 英尺（{metres} 米）",
  far: "{miles} 英里（{kilometres} 公里）",
};

export const map: typeof English = {
  ofZip: (zip) => `${zip} 一带的地图`,
  ofPlace: "这一带的地图",
  across: (distance) => `从左到右 ${distance}，上方为北。`,
  noReports: `最近 ${amount.days(SHOWN_DAYS)}这里没有积水报告。`,
  reports: (count) => `最近 ${amount.days(SHOWN_DAYS)}有 ${count} 处积水报告：`,
  report: (depth, distance, direction, ago) => `${depth}，在中心${direction} ${distance}，${ago}`,
  reportInMiddle: (depth, ago) => `${depth}，在中心，${ago}`,
  moreReports: (count) => `另有 ${count} 处`,
  seeReports: "查看报告列表",
  rain: (amount) => `最近一小时降雨：最多 ${amount}（估算）。`,
  noRain: "据估算，最近一小时没有下雨。",
  warning: (event) => `官方警报生效中：${event}。`,
  noStreets: "这里还没有画出街道：由各商业区自行添加。",
  told: "用文字描述地图",
  marks: { ankle: "踝", knee: "膝", waist: "腰", inside: "屋" },
  older: `空心：超过 ${amount.hours(OLD_MARK_HOURS)}`,
  about: "标记位置精确到约 330 英尺（100 米）。",
  rainSquare: "蓝色：最近一小时的雨，颜色越深雨越大",
  warningArea: "斜线：官方洪水警报",
  districtArea: "带名称的轮廓：商业区",
  streetsFrom: (sources) => `街道：${sources}。`,
  north: "北",
  directions,
  distances,
  tap: {
    directions,
    distances,
    title: "地图：哪里有积水？",
    help: "在地图上点选积水的位置。用键盘时：按方向键移动图钉，每次 {step}。",
    map: "地图。方向键移动图钉，加号和减号缩放。",
    zoomIn: "放大",
    zoomOut: "缩小",
    north: "地图向北移",
    south: "地图向南移",
    east: "地图向东移",
    west: "地图向西移",
    use: "使用这个位置",
    close: "关闭地图",
    noPin: "还没有选择位置。",
    pinOn: "图钉在{street}上。",
    pinNear: "图钉在{street}{direction} {distance}。",
    pinFromStart: "图钉在地图起点{direction} {distance}。",
    pinAtStart: "图钉在地图起点。",
    reportsNear: `此地图上最近 ${amount.days(SHOWN_DAYS)}的报告：{count} 份。`,
    loading: "正在绘制地图…",
    failed: "现在无法显示地图。请改填邮政编码。",
  },
};
