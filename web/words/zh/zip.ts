import type { zip as English } from "../en/zip.ts";
import { SHOWN_DAYS } from "shared/limits.ts";
import { CLEAR_AFTER_MINUTES } from "shared/storms/decide.ts";
import { AMOUNTS } from "shared/words/amounts.ts";

const amount = AMOUNTS.zh;

const hours = (n: number) => `${n} 小时`;

export const zip: typeof English = {
  title: (place) => `${place} 的降雨和积水`,
  description: (place) =>
    `${place} 现在和未来几小时的降雨、街道积水报告和官方洪水警告。免费，无需安装应用。`,

  clock: (time) => time,
  storm: { any: "降雨", heavy: "大雨", flood: "洪水风险" },

  state: {
    since: (what, time) => `${time}起有${what}`,
    from: (what, time) => `约${time}起有${what}`,
    easing: { any: "雨正在减弱", heavy: "大雨正在减弱", flood: "洪水风险正在减弱" },
    calm: "现在没有暴雨",
    calmThen: (what, time) => `现在没有暴雨，约${time}起有${what}`,
    over: { any: "雨已停", heavy: "大雨已过去", flood: "洪水风险已过去" },
    neverCame: {
      any: "现在没有暴雨，预报的雨没有来",
      heavy: "现在没有暴雨，预报的大雨没有来",
      flood: "现在没有暴雨，预报的洪水没有来",
    },
    official: (event, until) => event + (until ? `，至${until}` : ""),
    officialFrom: (event, from, until) => `${event}，${from}${until ? `至${until}` : "起"}`,
    stale: (time) => `${time}以后没有新的天气数据`,
    unwatched: "尚未监测",
    oldRun: (ago) => `预报已旧，${ago}作出`,
    gap: "部分预报缺失",
    doubted: (doubt, forecast) => `${doubt}。${forecast}`,
  },

  coming: {
    inQuarter: (amount, time) => `${time}左右，15 分钟内最多 ${amount}。`,
    inHour: (amount, time) => `${time}前，1 小时内最多 ${amount}。`,
    until: (time) => `预计到${time}左右。`,
    atLeastUntil: (time) => `至少到${time}。`,
    again: (time) => `约${time}起再次出现。`,
    worse: (what, time) => `约${time}起有${what}。`,
    noMore: `预报不再有这样强的雨，连续${amount.minutes(CLEAR_AFTER_MINUTES)}没有后即解除警报。`,
    dry: (n) => `未来 ${hours(n)}预计少雨或无雨。`,
    ended: (ago) => `${ago}结束。`,
    officialBy: (sender) => `来自美国国家气象局（${sender}）。`,
    official: "来自美国国家气象局。",
    stale: (ago) => `我们的天气数据来源上次应答是${ago}。请看看窗外，不要依赖本页。`,
    staleThen: {
      any: "当时这里有雨。",
      heavy: "当时这里有大雨或即将有大雨。",
      flood: "当时这里有洪水风险。",
    },
    oldRun: (ago) => `天气模型上次运行是${ago}，无法知道之后的雨。请看看窗外，不要依赖本页。`,
    gap: (from, to) => `${from}到${to}没有预报，那时可能下雨。请看看窗外。`,
    gapFrom: (from) => `${from}以后没有预报，那时可能下雨。请看看窗外。`,
    unwatched: "还没有人关注这个邮政编码。关注后，我们每半小时查看一次天气。",
    checked: (ago) => `由天气模型估计和预报，${ago}查看。`,
  },

  todo: {
    any: "请收好怕淋湿的东西。",
    heavy: "请清理附近的排水口，把货物搬离地面，不要靠近流动的水。",
    flood: "请立即把车和物品移到高处，不要进入地下室和被淹的街道。",
    after: "请远离还没退的积水。",
    danger: "有危险？请拨打 911",
  },

  actions: {
    follow: (zip) => `有 ${zip} 的消息请发短信给我`,
    followed: (zip) => `您已关注 ${zip}：更改`,
    report: "报告这里的积水",
    why: "我为什么收到短信？",
  },

  official: {
    heading: "官方警告",
    events: {
      "Flash Flood Warning": "暴洪警告",
      "Flash Flood Warning (considerable damage)": "暴洪警告（可能造成严重损失）",
      "Flash Flood Emergency": "暴洪紧急警告",
      "Flash Flood Statement": "暴洪通告",
      "Flash Flood Watch": "暴洪监视",
      "Flood Warning": "洪水警告",
      "Flood Advisory": "洪水提醒",
      "Flood Statement": "洪水通告",
      "Flood Watch": "洪水监视",
      "Coastal Flood Warning": "沿海洪水警告",
      "Coastal Flood Advisory": "沿海洪水提醒",
      "Coastal Flood Statement": "沿海洪水通告",
      "Coastal Flood Watch": "沿海洪水监视",
      "Storm Surge Warning": "风暴潮警告",
      "Storm Surge Watch": "风暴潮监视",
      "Lakeshore Flood Warning": "湖岸洪水警告",
      "Lakeshore Flood Advisory": "湖岸洪水提醒",
      "Lakeshore Flood Statement": "湖岸洪水通告",
      "Lakeshore Flood Watch": "湖岸洪水监视",
    },
    todo: {
      flash: "请立即把车和物品移到高处，不要进入地下室和被淹的街道。",
      river: "请立即把车和物品移到高处，不要进入地下室和被淹的街道。",
      street: "请清理附近的排水口，把货物搬离地面，不要开车涉水。",
      coast: "海水随潮水漫进，满潮时最高。请把车和货物移到高处，不要开车涉水。",
      surge: "海水可能迅速上涨，深入内陆。官方要求时请立即撤离，前往高处。",
      lake: "请把车和货物移离湖边，不要开车涉水。",
    },
    possible: "可能发生，并不确定。",
    ahead: "提前一天发短信给我",
    shownOnly: "仅在此显示，不会发短信。",
    notFollowed: "这里不跟踪：海啸、飓风、大浪、没有洪水警告的溃坝，以及数日前的展望。请看",
    from: (time) => `${time}起`,
    until: (time) => `至${time}`,
    openEnded: "直到另行通知",
    maybe: (event, area) =>
      `国家气象局对${area}的部分地区发布了${event}。我们无法判断是否包括您所在的地方。`,
    unnamedArea: "本州",
    by: (sender) => `发布者：${sender}`,
    service: "美国国家气象局",
    read: "在 weather.gov 阅读（英文）",
    silent: (time) => `${time}以后无法联系美国国家气象局`,
    never: "还没有联系上美国国家气象局",
    rainDecides: "，目前只按降雨判断。",
    lastGiven: "。这里显示的是它最后发布的警告。",
    none: (ago) => `这里没有生效中的官方洪水警告：${ago}查询了美国国家气象局。`,
  },

  rain: {
    heading: "降雨",
    today: (amount) => `今天到现在：${amount}（估计）。`,
    unknown: "没有最近几小时的数据。",
    title: (from, to) => `${from}至${to}的降雨`,
    past: (n, sum, most, time) => `过去 ${hours(n)}：${sum}，${time}左右 15 分钟内最多 ${most}。`,
    dryPast: (n) => `过去 ${hours(n)}没有雨。`,
    ahead: (n, sum, most, time) => `未来 ${hours(n)}：${sum}，${time}左右 15 分钟内最多 ${most}。`,
    dryAhead: (n) => `未来 ${hours(n)}预计无雨。`,
    noForecast: "目前没有预报。",
    reach: {
      heavy: "达到这里的“大雨”。",
      flood: "达到这里的“洪水风险”。",
    },
    now: "现在",
    line: (level, amount) => `${level}：${amount}`,
    bars: "每条柱是一小时中雨最大的 15 分钟。",
    estimated: "估计",
    forecast: "预报",
    marked: "一小时的雨量达到，但 15 分钟的没有达到",
    levels: (level, quarter, hour) =>
      `这里的${level}：15 分钟 ${quarter}${hour ? `，或 1 小时 ${hour}` : ""}。`,
    setBy: (districts) => `由 ${districts} 设定。`,
    table: "同样内容的表格",
    caption: "每小时的降雨",
    columns: { hour: "开始", whole: "整小时", most: "最大 15 分钟", kind: "种类" },
    dryUntil: (from, to) => `${from}至${to}`,
    source: {
      by: "天气数据来自 ",
      end: "）：天气模型的估计，不是在您街上测得的。",
      ran: (ago) => `模型 HRRR 运行于${ago}。`,
    },
  },

  kind: {
    point: (zip, city) =>
      `${zip} 没有自己的街道：它属于邮政信箱、单独一栋楼或一家机构，或者是新编的。这里的雨量和警告只针对 ` +
      `${city} 的一个点。如果您在别处居住或工作，请关注那条街的邮政编码。`,
    military: (zip) =>
      `${zip} 是军事或外交邮局。这里的雨量只针对邮政资料给出的一个点。美国国家气象局不发布国外的洪水警告，请留意当地的警告。`,
  },
  map: "地图",

  reports: {
    heading: `过去 ${amount.days(SHOWN_DAYS)}附近的报告`,
    none: `过去 ${amount.days(SHOWN_DAYS)}这里没有积水报告。`,
    inZip: "，",
    away: (distance) => `距离 ${distance}`,
    confirmed: (n) => `另有 ${n} 人确认`,
    gone: "水已退",
    ended: {
      water_gone: "商业区表示水已退",
      passed_on: "已转交市政府",
      not_ours: "不归商业区管",
      same_as: "其他人也报告了",
      nothing_found: "商业区没有发现积水",
    },
    seenBy: (district) => `${district} 能看到这里其街道的报告。`,
    about: "距离从邮政编码区中心算起，精确到约 330 英尺（100 米）。照片和留言不公开。",
  },

  share: {
    heading: "告诉别人",
    words: (place, address) => `${place} 现在的降雨和积水：${address}`,
    button: "分享本页",
    text: "用短信",
    mail: "用电子邮件",
    address: "网址",
    kept: "看过一次后，没有网络时也能打开本页，内容是当时的。",
  },

  says: {
    title: (district) => `${district} 的话`,
    onlyIn: (language) => `只有${language}。`,
    until: (time) => `到${time}为止。`,
  },

  feeds: {
    heading: "数据订阅",
    alerts: "警报（Atom，含 CAP）",
    reports: "报告（GeoJSON）",
    alertsTitle: (zip) => `${zip} 的警报`,
    reportsTitle: (zip) => `${zip} 的积水报告`,
  },
};
