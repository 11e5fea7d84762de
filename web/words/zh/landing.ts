import type { landing as English } from "../en/landing.ts";
import { COUNTED_HOURS, NUMBERS_KEPT_DAYS } from "shared/limits.ts";
import { AMOUNTS } from "shared/words/amounts.ts";

const amount = AMOUNTS.zh;

const number = (n: number) => n.toLocaleString("zh-Hans-US");

export const landing: typeof English = {
  heading: "街道被淹之前，收到短信",
  lead: "FloodLine 关注您所在邮政编码的降雨，在积水到来之前发短信给您，积水来了就接收您的报告。",

  own: {
    heading: "您的地点",
    notKnown: "暂时无法显示",
    checked: "更新于",
  },

  now: {
    heading: "现在",
    storms: (storms, watched) =>
      `我们监测的 ${number(watched)} 个地点中，${number(storms)} 个正在下雨或将要下雨。`,
    calm: (watched) => `我们监测的 ${number(watched)} 个地点目前都没有暴雨。`,
    none: "目前没有监测任何地点。关注一个邮政编码，我们就每半小时查看一次。",
    flood: (n) => `${number(n)} 个有洪水风险。`,
    heavy: (n) => `${number(n)} 个有大雨。`,
    reports: (n) =>
      n === 0
        ? `过去 ${amount.hours(COUNTED_HOURS)}没有积水报告。`
        : `过去 ${amount.hours(COUNTED_HOURS)}有 ${number(n)} 份积水报告。`,
    joint: "",
    checked: "更新于",
    old: "以下信息可能已过时：上次查看天气是",
    oldRun: "以下信息可能已过时：天气模型上次运行是",
    end: "。",
    notKnown: "暂时无法显示各地情况。您仍可查询邮政编码。",
    worst: "最严重的地方",
    latest: "最新报告",
    noLatest: "最近几天没有积水报告。",
    latestNotKnown: "暂时无法显示最新报告。",
  },

  how: {
    heading: "如何使用",
    steps: [
      {
        title: "选择邮政编码",
        words: "最多五个，每个都可选择下多大的雨才发短信：任何降雨、大雨或洪水风险。",
      },
      {
        title: "我们每半小时查看一次",
        words: "雨势达到您选的级别时发一条，变严重时发一条，结束时发一条。其余时间不打扰。",
      },
      {
        title: "报告您看到的情况",
        words: "水有多深、在哪里；安全的话附上照片。您的商业区马上就能看到。",
      },
    ],
  },

  texts: {
    heading: "短信是什么样的",
    order: "谁发的、会发生什么、在哪里、该做什么、如何退订：按这个顺序，用简单的话说。",
    official: "官方警报以美国国家气象局的名义转发。",
    get: "接收短信",
    change: "选择您的短信",
    free: "免费。运营商可能收取短信和流量费用。",
    label: "手机上的两条 FloodLine 短信",
  },

  privacy: {
    heading: "您的号码属于您",
    words: "我们只用它让您登录和给您发短信。不向任何人显示，不出售，不出现在网址或日志里。" +
      `删除账户后，${amount.days(NUMBERS_KEPT_DAYS)}之内就会清除。`,
    more: "我们保存什么、保存多久",
  },

  districts: {
    heading: "商业区管理者",
    words: "街道上的报告一到，您马上就能看到，还有照片。标明正在处理的事项，查看当天的雨量和短信。",
    more: "以管理员身份登录",
  },

  emergency: {
    label: "紧急情况",
    call: "遇到危险，请拨打 ",
    callEnd: "。",
    words: "FloodLine 不是紧急救援服务。切勿步行或开车穿过流动的水。",
  },
};
