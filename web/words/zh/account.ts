import type { account as English } from "../en/account.ts";
import {
  CODES_KEPT_DAYS,
  INBOUND_KEPT_DAYS,
  NUMBERS_KEPT_DAYS,
  PAUSE_HOURS,
} from "shared/limits.ts";
import { AMOUNTS } from "shared/words/amounts.ts";

const amount = AMOUNTS.zh;

export const account: typeof English = {
  title: "我的地点",
  texts: "您的短信和收到的原因",
  saved: {
    add: "已关注。雨量达到您选的级别时，我们会发短信。",
    level: "级别已更改。",
    remove: "已取消关注。",
    consent: "谢谢，提醒已开启。",
    choices: "已保存。短信从现在起按此发送。",
    pause: `您的短信已暂停 ${amount.hours(PAUSE_HOURS)}。`,
    resume: "您的短信已恢复。",
    device: "那台设备已退出登录。",
    anew:
      "您现在使用的是新账户。这个号码以前有过账户，但六个多星期没有人使用，而号码可能会换主人。请选择邮政编码以接收短信。",
  },
  stopped: {
    why: "您回复过 STOP，短信已关闭。",
    undo: "要重新接收，请向发来短信的号码发送 START。",
  },
  unreachable: {
    why: "您收不到短信：最近发往此号码的短信都被退回。",
    undo:
      "号码还在用吗？请向我们发短信的号码发送 START，即可重新接收。如果已换号，请用新号码登录。",
  },
  places: {
    title: "您关注的邮政编码",
    none: "还没有。添加一个，我们就会留意那里的雨。",
    full: (most) => `您已关注 ${most} 个邮政编码，达到上限。要添加新的，请先移除一个。`,
    when: (zip) => `${zip} 何时给我发短信`,
    save: "保存",
    saveWhat: (zip) => ` ${zip} 的级别`,
    remove: (zip) => `移除 ${zip}`,
  },
  add: {
    title: "添加邮政编码",
    when: "何时给我发短信",
    submit: "关注此邮政编码",
    quiet: (from, to) => `${from}至${to}不打扰。`,
    notQuiet: "任何时间都可以发短信。",
    waited: "等待中的消息如果仍然有效，早上会一次告诉您。",
    later: "关注邮政编码后，可以更改这些时间。",
  },
  preview: {
    hint: "每个级别下方：这个级别会带来的短信数量，包括解除提醒。",
    unwatched: (zip) => `我们观察 ${zip} 还不到一天，无法估计会有多少短信。`,
    texts: (texts, days) => `最近 ${days} 天${texts === 0 ? "没有短信" : `有 ${texts} 条短信`}`,
  },
  consent: {
    title: "同意接收短信",
    why: "没有您的同意，我们不会发送提醒。",
    agree: "同意",
    anew: {
      title: "来自您商业区的消息",
      why:
        "您的提醒照常发送。您当初同意时，商业区还不能发消息：如果您也想收到它关于淹水的消息，请同意新的条款。",
    },
  },
  choices: {
    title: "短信如何发送",
    quiet: "免打扰时间",
    hours: "这段时间不发短信",
    hoursHint: "等待中的消息如果仍然有效，之后会一次告诉您",
    from: "从",
    to: "到",
    clock: "按各地点的当地时间。",
    noHours: "没有免打扰时间",
    noHoursHint: "短信可能在任何时间发送",
    wake: "有洪水风险或官方洪水警报时叫醒我",
    wakeHint:
      "这些短信在免打扰时间也会发送，但只有手机开着铃声才会响。如果不勾选，夜间的洪水要到免打扰时间" +
      "结束后才会告诉您。",
    tides: "潮水可能淹水时也发短信给我",
    tidesHint:
      "您关注的地点有NOAA潮位站。潮水可能淹没低处街道时发一条短信，加重时再发，结束时发解除。按您选的级别：轻度淹水等同大雨，更严重等同淹水危险。不勾选则不发送。也可以用短信：开潮水、关潮水。",
    ahead: "提前一天也发短信给我",
    aheadHint:
      "美国国家气象局对您关注的地点发布洪水监视时，每次监视发一条短信，多在半天到两天前。大多最后没事。绝不在您的免打扰时间发送。不勾选则只在网页上显示。也可发短信「开预告」或「关预告」。",
    broadcasts: "也把商业区的消息发给我",
    broadcastsHint:
      "您关注的邮编所在的商业区偶尔会发关于淹水的消息，例如道路封闭、抽水设备在途中。如果不勾选，您只收警报。" +
      "也可用短信：「关消息」和「开消息」。",
    language: "您的语言",
    languageHint: "用于我们的短信和这些页面。",
    save: "保存",
    saveWhat: " 短信如何发送",
  },
  pause: {
    title: `${amount.days(PAUSE_HOURS / 24)}不发短信`,
    until: { before: "您的短信已暂停，直到", after: "。在此之前不会有任何短信，即使有洪水。" },
    what: `${amount.hours(PAUSE_HOURS)}内不发任何短信，即使有洪水。之后会自动恢复。`,
    pause: `暂停短信 ${amount.hours(PAUSE_HOURS)}`,
    resume: "现在恢复短信",
  },
  facts: {
    title: "您的账户",
    number: "号码",
    texts: "短信",
    on: "已开启",
    paused: "已暂停",
    stopped: "已关闭：您回复过 STOP",
    unreachable: "已关闭：短信被此号码退回",
    notAgreed: "已关闭：您还没有同意接收",
    district: "商业区",
    signOut: "退出登录",
  },
  devices: {
    title: "您在哪些设备上登录",
    name: (browser: string, system: string) => `${system}的 ${browser}`,
    anyBrowser: "浏览器",
    systems: {
      iphone: "iPhone 上",
      ipad: "iPad 上",
      android: "安卓手机上",
      windows: "Windows 上",
      mac: "Mac 上",
      chromebook: "Chromebook 上",
      linux: "Linux 上",
      other: "某台设备上",
    },
    isThis: "当前设备",
    seen: (ago: string) => `上次使用：${ago}`,
    end: "退出登录",
    endWhat: (browser: string, system: string) => `：${system}的 ${browser}`,
    what: "丢了手机，或用过别人的手机？在这里让它退出，立即生效。",
    endAll: "在所有设备上退出登录",
  },
  data: {
    title: "您的数据",
    what: "我们保存的关于您的全部数据，可以查看，也可以带走。",
    all: "下载全部",
    allHint: "一个 JSON 文件，供程序使用。其中的照片链接几分钟内有效。",
    tables: "或按表格下载",
    tablesHint: "CSV 文件，可用 Excel 等电子表格打开。",
    kinds: {
      reports: "您的报告",
      media: "您的照片和视频",
      "staff-pictures": "您为商业区拍摄的照片和视频",
      confirmations: "您确认过的报告",
      answers: "您对我们问题的回答",
      places: "您关注的邮政编码",
      messages: "我们发给您的短信",
      "own-texts": `您发给我们的短信（最近${amount.days(INBOUND_KEPT_DAYS)}）`,
      "sign-ins": `登录验证码（最近${amount.days(CODES_KEPT_DAYS)}）`,
    },
  },
  delete: {
    title: "删除我的账户",
    final: "此操作无法撤销。",
    goes: "立即删除",
    going: [
      "您的号码，以及用它登录的方式",
      "您关注的邮政编码、您对短信的同意，以及您的短信设置",
      "还在等待发给您的短信",
      "您确认过哪些别人的报告",
    ],
    goesLater: `${amount.days(NUMBERS_KEPT_DAYS)}内删除`,
    goingLater: [
      "已发短信、您发来的短信和登录验证码上的号码",
      "没有随报告发出的照片和视频",
    ],
    stays: "会保留，但不会指向您",
    staying: [
      "您的报告，包括备注和照片，以及您关于积水的回答：街道确实被淹过，商业区可能正在处理",
      "我们发过的短信内容，不带号码：用来说明何时提醒过大家",
      "您为商业区拍摄的照片，随报告保留，不带您的名字",
    ],
    withdraw: "想让某份报告也消失？请先在它的页面上撤回。邻居将不再看到它，照片会在一天内删除。",
    download: "想留下些什么？请先下载您的数据。",
    submit: "删除我的账户",
    keep: "保留账户",
  },
  deleted: {
    title: "您的账户已删除",
    lead: `不会再有短信。与您号码有关的其余记录会在${amount.days(NUMBERS_KEPT_DAYS)}内删除。`,
    firstPage: "回到首页",
  },
};
