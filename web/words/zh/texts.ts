import type { texts as English } from "../en/texts.ts";

export const texts: typeof English = {
  title: "您的短信",
  back: "我的地点",
  none: "还没有。我们给您发短信后，您可以在这里看到原因。",
  choose: "选择一条，查看为什么收到它。",
  newest: "最新短信",
  older: "更早的短信",

  whyTitle: "我为什么收到这条短信？",
  becameTitle: "这条短信后来怎样了？",
  aboutAt: (about, when) => `${about}，${when}`,
  theText: "短信内容",
  weather: "当时的天气",
  whyYou: "为什么发给您",
  change: "更改您收到什么、何时收到",
  way: "短信的经过",

  about: {
    any: "降雨",
    heavy: "大雨",
    flood: "洪水风险",
    warning: "官方警报",
    clear: "警报解除",
    ask: "询问",
  },
  aboutPlace: (about, zip) => `${zip} ${about}`,
  watch: "洪水监视",
  watchThen: "当时的监视",
  code: "登录验证码",
  reply: "对您短信的回复",
  notice: "发给商业区工作人员",
  broadcast: "来自您的商业区",
  test: "群发短信的测试",
  report: "您的报告",
  reports: "涉及的报告",

  states: {
    held: "等待合适时间",
    queued: "排队中",
    sending: "正在发送",
    unknown: "已发送，尚无回应",
    accepted: "在运营商处",
    sent: "在运营商处",
    delivered: "已送达",
    undelivered: "未送达",
    failed: "未送达",
    refused: "未送达",
    expired: "未发送",
  },

  reasons: {
    from: (time) => `预计 ${time} 开始。`,
    until: (time) => `预计持续到 ${time} 左右。`,
    cameToNothing: (level) => `预报没有成真：雨量不到“${level}”标准的一半，之后也没有雨的预报。`,
    lastRain: (level, time) =>
      `达到“${level}”标准一半以上的最后一场雨下到 ${time}；之后没有雨的预报。`,
    watch: "监视表示可能淹水，多在半天到两天前发布，大多最后没事。",
    warningsOver: "气象局在这里发布的消息都已不再生效。",
    dry: "按天气模型估算，没有下雨。",
    warning: (event, sender, headline) =>
      `${event} 生效，由${sender ? ` ${sender} ` : "美国国家气象局"}发布` +
      `${headline ? `：“${headline}”` : ""}。`,
    wettest: ({ minutes, time, amount, isForecast, ahead }) =>
      `雨最大的${minutes === 60 ? "一小时" : "15 分钟"}，截至 ${time}：${amount}，` +
      `${isForecast ? "预报" : "估算"}${ahead ? `，提前 ${ahead}查看` : ""}。`,
    model: (time) => `依据天气模型 HRRR，${time} 运行。`,
    begins: (level, amount, minutes, district) =>
      `“${level}”的标准：${minutes === 60 ? "一小时" : "15 分钟"}内 ${amount}，` +
      `${district ? `由 ${district} 设定` : "FloodLine 的一般标准"}。`,
  },
  minutes: (minutes) => `${minutes} 分钟`,
  hours: (hours) => `${hours} 小时`,

  you: {
    code: "有人请求用您的号码登录的验证码。如果不是您本人，不必做什么：没有验证码，谁也进不去。",
    reply: "您给我们发了短信，这是我们的回复。",
    notice: "您是商业区的工作人员或受邀加入，其管理员做了一件您应当知道的事。",
    broadcast: "您关注了这个商业区的邮编，并同意接收它的短信。演习短信发给为商业区工作的人。",
    test: "您写了一条群发短信，并要求先发到自己的手机。",
    report: "您要求在报告有进展时收到短信。您可以在报告页面关闭。",
    ahead:
      "您选择了接收洪水监视：涉及您所关注邮编的每次监视只发一条，绝不在您的免打扰时间。同一监视的更新不再发短信。",
    ask:
      "当时下过大雨，我们也通知过您这场风暴。每场风暴我们只问一次；回答 1、2 或 3 会成为一份报告。",
    clear: "我们通知过您这场风暴，所以也通知您它结束了。",
    followsNoMore: (zip) => `您当时关注 ${zip}；现在不再关注。`,
    chose: (level, zip) => `您为 ${zip} 选择了“${level}”。`,
    choseBelow: (level, zip, step) =>
      `您为 ${zip} 选择了“${level}”，所以${
        { any: "降雨", heavy: "大雨", flood: "洪水风险" }[step]
      }也与您有关。`,
    choseSince: (level, zip) => `您后来为 ${zip} 选择了“${level}”；按那个级别就不会收到这条短信。`,
    choseOfficial: (level, zip) => `您为 ${zip} 选择了“${level}”；气象局这一程度的消息也与您有关。`,
    choseWarned: (level, zip) => `您为 ${zip} 选择了“${level}”；官方洪水警报在每个级别都会通知。`,
  },
  held: {
    waits: {
      quiet: "它在等您的免打扰时段结束，到时如果仍然属实就会发送。",
      pause: "它在等您的暂停结束，到时如果仍然属实就会发送。",
    },
    neverSent: {
      quiet: "它等过您的免打扰时段结束，后来没有发送。",
      pause: "它等过您的暂停结束，后来没有发送。",
    },
    sent: {
      quiet: "它等到您的免打扰时段结束，因为仍然属实而发送。",
      pause: "它等到您的暂停结束，因为仍然属实而发送。",
    },
  },

  stages: {
    decided: "已决定",
    written: "已写好",
    left: "已交给运营商",
    arrived: "已到您的手机",
    failed: "未送达",
    expired: "未发送",
    noWord: "还不知道是否送达",
    waits: { quiet: "等待您的免打扰时段结束", pause: "等待您的暂停结束" },
  },
  expired: {
    superseded: "到那时风暴已经变化或结束，内容不再属实",
    late: "到达时已经太晚，没有用处",
    stopped: "您已关闭短信",
    overBudget: "当天的短信费用已用完，其余留给洪水风险",
    unproven: "我们无法确认是否送达，也不想重复发送",
    tooMany: "您一天内收到的报告短信已达上限",
    purseEmpty: "当天用于这类短信的费用已用完",
    takenBack: "商业区在发出之前停止了它",
    notWanted: "您已关闭这类短信，或不再关注该地点",
  },
  failures: {
    "The texting service refused our account": "短信服务拒绝了我们的账户",
    "The texting service was too busy": "短信服务太忙",
    "Not a valid phone number": "不是有效的电话号码",
    "Number outside the area we may text": "号码不在我们可发短信的地区",
    "The texting account is still on trial": "短信账户仍在试用",
    "Opted out of texts": "已退订短信",
    "Not a mobile number": "不是手机号码",
    "Phone off or out of reach": "手机关机或无信号",
    "Blocked by the phone or its network": "被手机或其网络拦截",
    "Number no longer in use": "号码已停用",
    "Landline, or a network that takes no texts": "固定电话，或不收短信的网络",
    "Taken for spam by the phone's network": "被手机网络当作垃圾短信",
    "Lost by the phone's network": "被手机网络丢失",
    "Our sending number is not registered yet": "我们的发送号码尚未注册",
    "The limit on texts was reached": "短信数量已达上限",
    "The texting service refused our sending number": "短信服务拒绝了我们的发送号码",
    "The phone's network was in trouble": "手机网络出现故障",
    "The texting service refused it": "短信服务拒绝了这条短信",
    "The texting service refused its words": "短信服务拒绝了短信内容",
    "It came too late to be of use": "到达时已经太晚，没有用处",
    "The phone's network gave no reason": "手机网络没有说明原因",
  },
  sentence: (words) => `${words}。`,
};
