// Chinese, simplified. Always UCS-2, 67 characters a part: the words are few.
import { asksForStill } from "./asks_for_still.ts";
import { clock } from "./clock.ts";
import type { TextWords } from "./every_text.ts";
import type { Owner } from "shared/report_statuses.ts";
import type { Hazard } from "shared/storms/products.ts";
import { MAX_PHOTOS, MAX_VIDEOS } from "shared/media_rules.ts";

export const zh: TextWords = {
  reviewer: null,
  maxSegments: 3,

  // By 24 hours: "上午12:15" would leave open whether it is noon or midnight.
  time: (at, timeZone, day) =>
    clock("zh-CN", timeZone, { hour12: false, ...DAYS[day ?? "none"] }).format(at),

  rain: (mm, minutes, by) =>
    `${by}前${minutes === 60 ? "1小时" : "15分钟"}内约${millimetres(mm)}毫米`,

  alert: {
    any: ({ where, rain, until, link }) =>
      `FloodLine预报：${where}有雨，${rain}。路面湿滑，请收好怕湿的物品。` +
      `${about(until)}${link} ${STOP}`,
    heavy: ({ where, rain, until, link }) =>
      `FloodLine预报：${where}有大雨，${rain}。街道可能积水。` +
      `请清理排水口，把货物搬离地面。${about(until)}${link} ${STOP}`,
    flood: ({ where, rain, until, link }) =>
      `FloodLine预报：${where}有淹水危险，${rain}。街道和地下室可能很快进水。` +
      `请把车和货物移到高处，不要进地下室，不要走进深水。${about(until)}${link} ${STOP}`,
  },

  warning: ({ event, hazard, where, from, until, link }) =>
    `FloodLine：美国国家气象局对${where}发布${event}。${WATER[hazard]}${
      span(from, until)
    }${link} ${STOP}`,

  watch: ({ event, where, from, until, link }) =>
    `FloodLine提前告知：美国国家气象局对${where}发布${event}。${span(from, until)}` +
    `可能淹水，也可能没事。请想好车和货物移到哪里。${link} 回复「关预告」不再收此类短信，${STOP}`,

  besides: {
    any: ({ where }) => `${where}也有雨。`,
    heavy: ({ where }) => `${where}也有大雨。`,
    flood: ({ where }) => `${where}也有淹水危险。`,
    warning: ({ event, where }) => `${where}也有${event}。`,
  },
  morePlaces: (count) => `另有${count}处：`,
  list: (names, more) => names.join("、") + (more > 0 ? `等${names.length + more}处` : ""),
  events: {
    "Flash Flood Warning": "暴洪警告",
    "Flash Flood Warning (considerable damage)": "暴洪警告（可能造成严重损失）",
    "Flash Flood Emergency": "暴洪紧急警告",
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

  clear: {
    any: ({ where, link }) =>
      `FloodLine：${where}警报解除，雨已过去。还有积水？请告诉我们：${link}`,
    heavy: ({ where, link }) =>
      `FloodLine：${where}警报解除，大雨已过去。还有积水？请告诉我们：${link}`,
    flood: ({ where, link }) =>
      `FloodLine：${where}警报解除，淹水危险已过去。请远离积水。还有积水？请告诉我们：${link}`,
  },

  clearOfficial: ({ where, link }) =>
    `FloodLine：${where}警报解除，气象局不再有警告。请远离积水。还有积水？请告诉我们：${link}`,

  clearUnfulfilled: {
    any: ({ where }) => `FloodLine：${where}警报解除。预报有变，目前预计无雨。`,
    heavy: ({ where }) => `FloodLine：${where}警报解除。预报有变，目前预计没有大雨。`,
    flood: ({ where }) => `FloodLine：${where}警报解除。预报有变，目前没有淹水危险。`,
  },

  ask: ({ where }) =>
    `FloodLine：${where}下了大雨。您那里淹水了吗？请回复：0 没有，1 到脚踝，2 到膝盖，3 进屋了。`,

  height: (metres) => `${Math.max(metres, 0.1).toFixed(1)}米`,
  tide: {
    minor: ({ where, over, at, until, link }) =>
      `FloodLine据NOAA潮位站：${where}沿海将淹水，约${at}最高，超过淹水水位${over}。` +
      `近水低处街道可能进水，请移开车辆。${about(until)}${link} ${STOP}`,
    moderate: ({ where, over, at, until, link }) =>
      `FloodLine据NOAA潮位站：${where}有沿海淹水危险，约${at}最高，超过淹水水位${over}。` +
      `请把车和货物移到高处，不要进地下室，远离海水。${about(until)}${link} ${STOP}`,
    major: ({ where, over, at, until, link }) =>
      `FloodLine据NOAA潮位站：${where}有严重沿海淹水危险，约${at}最高，超过淹水水位${over}。` +
      `请离开低处，听从官方指示。${about(until)}${link} ${STOP}`,
  },
  tideClear: ({ where, link }) =>
    `FloodLine：${where}警报解除，潮位已低于淹水水位。还有积水？请告诉我们：${link}`,
  tideClearUnfulfilled: ({ where }) => `FloodLine：${where}警报解除，潮水没有达到淹水水位。`,

  code: (code, minutes) => `FloodLine验证码：${code}，${minutes}分钟内有效。我们绝不会向您索要。`,

  question: ({ where, text }) =>
    `FloodLine：商业区就您的${where}报告询问：${text} 请回复短信。${STOP}`,

  report: {
    seen: ({ where, link }) => `FloodLine：商业区已查看您对${where}的报告。进展：${link} ${STOP}`,
    in_progress: ({ where, link }) =>
      `FloodLine：商业区正在处理您报告的${where}淹水。进展：${link} ${STOP}`,
    water_gone: ({ where, link }) =>
      `FloodLine：商业区表示，您报告的${where}积水已退。水还在？请回复「还在」。${link} ${STOP}`,
    passed_on: ({ where, link, cityNumber }) =>
      `FloodLine：${where}报告已转311${
        cityNumber ? `（${cityNumber}）` : ""
      }，未必修好。水还在？回复「还在」。${link} ${STOP}`,
    not_ours: ({ where, link, whose }) =>
      `FloodLine：您报告的${where}淹水不归商业区管。${
        whose ? `可能归${OWNERS[whose]}。` : ""
      }${link} ${STOP}`,
    same_as: ({ where, link }) =>
      `FloodLine：也有其他人报告了您在${where}看到的同一处积水，商业区一并处理：${link} ${STOP}`,
    nothing_found: ({ where, link }) =>
      `FloodLine：商业区到您报告的${where}查看，没有发现积水。水还在？请回复「还在」。${link} ${STOP}`,
    water: ({ where, link }) =>
      `FloodLine：您报告的${where}，现在还淹水吗？请在这里告诉我们：${link} ${STOP}`,
  },

  ownWords: ({ district, words, news, of, link, cityNumber, whose }) =>
    `FloodLine，${district}就您的${
      "count" in of ? `${of.count}份淹水报告` : `${of.where}报告`
    }：${words} ` +
    `${news === "passed_on" && cityNumber ? `311（${cityNumber}）。` : ""}` +
    `${whose ? `可能归${OWNERS[whose]}。` : ""}` +
    `${
      asksForStill(news) ? `${"count" in of ? "都还有水" : "水还在？"}请回复「还在」。` : ""
    }${link} ${STOP}`,

  reports: {
    seen: ({ count, link }) =>
      `FloodLine：商业区已查看您的${count}份淹水报告。进展：${link} ${STOP}`,
    in_progress: ({ count, link }) =>
      `FloodLine：商业区正在处理您的${count}份淹水报告。进展：${link} ${STOP}`,
    water_gone: ({ count, link }) =>
      `FloodLine：商业区表示，您的${count}份报告所说积水已退。都还有水请回复「还在」，或在此选择：${link} ${STOP}`,
    passed_on: ({ count, link, cityNumber }) =>
      `FloodLine：您的${count}份报告已转311${
        cityNumber ? `（${cityNumber}）` : ""
      }，未必修好。都还有水请回复「还在」，或在此选择：${link} ${STOP}`,
    not_ours: ({ count, link, whose }) =>
      `FloodLine：您的${count}份淹水报告不归商业区管。${
        whose ? `可能归${OWNERS[whose]}。` : ""
      }${link} ${STOP}`,
    nothing_found: ({ count, link }) =>
      `FloodLine：商业区查看了您的${count}份报告，没有发现积水。都还有水请回复「还在」，或在此选择：${link} ${STOP}`,
  },

  stillWet: ({ where }) =>
    `FloodLine：商业区想知道：您在${where}报告的积水还在吗？回复 1 还在，2 没有了。${STOP}`,

  called: ({ where, link }) =>
    `FloodLine：商业区已记下您来电报告的${where}淹水，有进展会发短信。${link} ${STOP}`,

  notice: {
    // Without the point, which the page has: the text would be a part longer.
    assigned: ({ name, where, link }) =>
      `FloodLine：${name ?? "同事"}请您处理${where}的积水。${link} ${STOP}`,
    assignedMany: ({ name, count, link }) =>
      `FloodLine：${name ?? "同事"}请您处理${count}份积水报告。您的路线：${link} ${STOP}`,
    levels: ({ district, link }) =>
      `FloodLine：${district} 的另一位管理员更改了发送短信的雨量标准。查看是谁、改了什么：${link} ${STOP}`,
    invitation: ({ district, role, until, link }) =>
      `FloodLine：${district} 邀请您成为工作人员（${role}）。请在${until}前用此号码登录接受：${link} 若与您无关，请忽略。${STOP}`,
  },

  broadcast: {
    send: ({ district, words }) =>
      `FloodLine，${district}：${words} 回复「关消息」只收警报，${STOP}`,
    drill: ({ district, words }) =>
      `演习，并非真实情况。FloodLine，${district}：${words}（演习结束）${STOP}`,
    test: (text) => `测试，仅发给您。${text}`,
  },
  staffRoles: { viewer: "查看者", crew: "外勤", manager: "管理员" },

  reply: {
    stopped: "FloodLine：您将不再收到警报。回复START可重新接收。",
    started: "FloodLine：欢迎回来，警报已重新开启。回复STOP可退订。",
    help: ({ host, hasNews, hasAhead, hasTides }) =>
      "FloodLine在淹水之前提醒您。可发送：状态、暂停、恢复、ZIP 11215、级别 大雨、LANGUAGE EN。" +
      `${hasNews ? "「关消息」可不收商业区消息。" : ""}${
        hasAhead ? "「关预告」可不收洪水监视。" : ""
      }${
        hasTides ? "「关潮水」可不收潮水。" : ""
      }${host} ${STOP}。可能产生短信和流量费。遇到危险请打911。`,
    notUnderstood: "FloodLine：我们没看懂。发送「帮助」查看可用的指令。遇到危险请打911。",
    askStop:
      "FloodLine：您不想再收到我们的短信吗？回复STOP，我们就不再发送。想继续接收，无需回复。",
    stranger: ({ link }) => `FloodLine：此号码还没有订阅警报。请在这里选择邮编：${link}`,
    paused: ({ until }) =>
      `FloodLine：已暂停到${until}。在此之前，即使淹水也不会发短信。发送「恢复」可提前结束。`,
    resumed: "FloodLine：警报已恢复。发送「状态」查看接下来的天气。",
    alertsOnly:
      "FloodLine：今后只向您发警报，不再发商业区的消息。想再收到，请发送「开消息」。回复STOP可退订全部短信。",
    broadcastsToo: "FloodLine：警报照常，商业区的消息也会发给您。发送「关消息」可只收警报。",
    aheadOff:
      "FloodLine：今后不再发洪水监视的短信，警报和警告照常。想再收到，请发送「开预告」。回复STOP可退订全部短信。",
    aheadOn:
      "FloodLine：气象局对您的邮编发布洪水监视时，我们发一条短信，多在一天前，绝不在您的免打扰时段。多数最终没事。发送「关预告」可不再接收。",
    tidesOff:
      "FloodLine：今后不再发潮水的短信，下雨警报和警告照常。想再收到，请发送「开潮水」。回复STOP可退订全部短信。",
    tidesOn:
      "FloodLine：据NOAA潮位站，潮水可能淹到您的邮编时，我们按您的级别发短信，加重时和结束时也发。发送「关潮水」可不再接收。",
    tidesNowhere:
      "FloodLine：您的邮编还没有潮位站。有了以后，潮水可能淹水时会发短信。发送「关潮水」可不再接收。",
    language: "FloodLine：从现在起我们用中文给您发短信。",
    follows: ({ zip, where, level }) =>
      `FloodLine：您已关注${where}。${
        WHEN[level]
      }会通知您。要更改，请发送：级别 ${zip} 有雨、大雨或淹水。`,
    followsAlready: ({ zip, where, level }) =>
      `FloodLine：您早已关注${where}。${
        WHEN[level]
      }会通知您。要更改，请发送：级别 ${zip} 有雨、大雨或淹水。`,
    level: ({ where, level }) =>
      `FloodLine：${where ?? "您的所有邮编"}，今后${WHEN[level]}会通知您。`,
    noPlaces: "FloodLine：您还没有关注邮编。请发送ZIP和五位数字，例如：ZIP 11215",
    unfollowed: ({ where, left }) =>
      `FloodLine：您不再关注${where}。${
        left ? `我们仍会通知您${left}的情况。` : "您现在没有关注任何邮编。"
      }回复STOP可退订全部短信。`,
    notFollowed: ({ zip }) => `FloodLine：您没有关注${zip}。要关注，请发送：ZIP ${zip}`,
    zipUnknown: ({ zip, near }) =>
      `FloodLine：没有邮编${zip}，请检查五位数字。` +
      (near === null ? "" : `如果没写错，请用附近的邮编，例如${near}。`),
    zipUnplaced: ({ zip, near }) =>
      `FloodLine：没人告诉我们邮编${zip}在哪里。请用您附近的邮编` +
      (near === null ? "。" : `，例如${near}。`),
    tooManyPlaces: ({ max, link }) =>
      `FloodLine：您已关注${max}个邮编，不能再加。请先删除一个：${link}`,
    consentNeeded: ({ link }) => `FloodLine：请先在这里勾选同意接收警报短信：${link}`,
    dry: "FloodLine：没有淹水就好。谢谢您的回复。",
    reported: ({ where, link }) =>
      `FloodLine：谢谢，已收到您对${where}的报告。可在这里加照片：${link} 请不要涉水。遇到危险请打911。`,
    gone: ({ where }) => `FloodLine：谢谢，商业区已知道${where}的积水退了。`,
    corrected: ({ link }) => `FloodLine：谢谢，您的报告已更改：${link}`,
    still: ({ where, link }) =>
      `FloodLine：谢谢，商业区已知道${where}的水还在：${link} 有危险请打911。`,
    answered: "FloodLine：谢谢，商业区已收到您的回答。",
    stillMany: ({ where, link }) =>
      `FloodLine：谢谢，商业区已知道水还在：${where}。查看：${link} 有危险请打911。`,
    stillTooOld: ({ link }) =>
      `FloodLine：商业区的那条短信已过了很久。如有积水，请在这里报告：${link} 有危险请打911。`,
    stillWhere: ({ link }) =>
      `FloodLine：我们不知道您说的是哪处积水，请在这里报告：${link} 有危险请打911。`,
    seenAlready: ({ link }) => `FloodLine：谢谢。您的报告已有人查看，不再更改：${link}`,
    howDeep: "FloodLine：水有多深？请回复：1 到脚踝，2 到膝盖，3 进屋了。",
    photoHowDeep: "FloodLine：谢谢您的照片。水有多深？请回复：1 到脚踝，2 到膝盖，3 进屋了。",
    photoAdded: ({ link }) => `FloodLine：谢谢，照片已加入您的报告：${link}`,
    blocked:
      "FloodLine: 这个号码已被封锁，不能发送报告和照片。提醒会继续发送，回复 STOP 即可停止。",
    photoTooMany: ({ link }) =>
      `FloodLine：一份报告最多${MAX_PHOTOS}张照片或${MAX_VIDEOS}个视频，您的已满：${link}`,
    photoNotReadable: ({ link }) =>
      `FloodLine：我们打不开这种文件。请发照片，或在这里添加：${link}`,
    reportWhere: ({ link }) => `FloodLine：我们不知道您在哪里。请在这里报告：${link}`,
  },

  lastToday: {
    report: "。今天不再发报告短信，请看网站。",
    reply: "今天不再回复，警报照发。",
  },

  status: {
    line: ({ where, facts }) => `${where}：${facts.join("，")}。`,
    storm: { any: "正在下雨", heavy: "正有大雨", flood: "有淹水危险" },
    stormUntil: (storm, at) => `${storm}，到${at}`,
    stormAtLeastUntil: (storm, at) => `${storm}，至少到${at}`,
    easing: { any: "雨正在减弱", heavy: "大雨正在减弱", flood: "淹水危险正在减弱" },
    quiet: "没有风雨",
    rainFrom: {
      any: (at) => `${at}起有雨`,
      heavy: (at) => `${at}起有大雨`,
      flood: (at) => `${at}起有淹水危险`,
    },
    dryUntil: (at) => `${at}前无雨`,
    noForecast: "暂无预报",
    notCheckedSince: (at) => `${at}以后没有新数据，请看窗外`,
    forecastFrom: (at) => `预报已旧，${at}作出，请看窗外`,
    noForecastFrom: (at) => `${at}以后没有预报`,
    noForecastBetween: (from, to) => `${from}到${to}没有预报`,
    warning: ({ event, from, until }) =>
      `国家气象局${event}${from ? `，${from}${until ? "" : "起"}` : ""}${
        until ? `至${until}` : ""
      }`,
    tide: ({ at, over }) => `约${at}潮位超过淹水水位${over}`,
    pausedUntil: (until) => `已暂停到${until}，发送「恢复」可结束。`,
    quietUntil: (until) => `您的免打扰时段到${until}。`,
    newsOff: "发送「关消息」可不收商业区消息。",
    aheadOff: "发送「关预告」可不收洪水监视。",
    aheadOn: "发送「开预告」可收到洪水监视。",
    tidesOff: "发送「关潮水」可不收潮水短信。",
    tidesOn: "发送「开潮水」可收到潮水短信。",
  },
};

const STOP = "回复STOP退订";

const OWNERS: Record<Owner, string> = {
  city: "市政府（请打311）",
  utility: "自来水或下水道公司",
  transit: "公交地铁部门",
  state: "管理该路的州政府",
  owner: "房屋业主",
};

const DAYS = {
  none: {},
  weekday: { weekday: "short" },
  date: { month: "numeric", day: "numeric" },
} as const;

const FAST = "街道和地下室可能很快进水。请把车和货物移到高处，不要进地下室，不要走进深水。";

/** What each does, and what to do. */
const WATER: Record<Hazard, string> = {
  flash: FAST,
  river: FAST,
  street: "低处的街道可能积水。请清理排水口，把货物搬离地面，不要开车涉水。",
  coast: "海水可能漫进低处街道，满潮时最高。请把车和货物移到高处，不要开车涉水。",
  surge: "海水可能迅速上涨，深入内陆。官方要求时请立即撤离，前往高处。",
  lake: "湖水和浪可能淹没低处湖岸。请把车和货物移离湖边，不要开车涉水。",
};

function span(from: string | undefined, until: string | undefined): string {
  if (!from) return until ? `有效至${until}。` : "";
  return until ? `${from}至${until}。` : `${from}起。`;
}

function about(until: string | undefined): string {
  return until ? `预计到${until}。` : "";
}

const WHEN = { any: "有雨时", heavy: "有大雨时", flood: "只在有淹水危险时" };

function millimetres(mm: number): string {
  return mm < 1 ? mm.toFixed(1) : String(Math.round(mm));
}
