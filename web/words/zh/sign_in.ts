import type { signIn as English } from "../en/sign_in.ts";
import { CODE_MINUTES } from "shared/limits.ts";
import { AMOUNTS } from "shared/words/amounts.ts";

const amount = AMOUNTS.zh;

export const signIn: typeof English = {
  title: "登录",
  description: "在街道被淹之前收到短信，或报告积水：用手机号和短信验证码登录。免费。",
  aboutZip: (zip) => `接收 ${zip} 的短信`,
  beforeReport: "先登录再报告：只需一条短信。",
  signedOut: "您已退出登录，此设备和其他所有设备都已退出。",
  lead: "请填写手机号码，我们会发送验证码。第一次使用？这样就会建立账户。",
  phone: "手机号码",
  phoneHint: "美国或其属地的号码，例如 718 555 0123。",
  consentHint: "只有接收提醒才需要勾选。不勾选也可以登录或报告。",
  sendCode: "发送验证码",
  again: {
    title: "是您本人吗？",
    why: {
      before: "进行这一步之前需要确认。我们会把新的验证码发送到 ",
      after: `，${amount.minutes(CODE_MINUTES)}内有效。`,
    },
    submit: "发送验证码",
    back: "以后再说",
  },
  code: {
    title: "输入验证码",
    sentAgain: "新的验证码已发出，之前的验证码已失效。",
    textedTo: {
      before: "我们已将 6 位数字发送到 ",
      after: `，${amount.minutes(CODE_MINUTES)}内有效。`,
    },
    label: "6 位验证码",
    submit: "登录",
    second: {
      lead: "短信验证码正确。您的账户还需要身份验证器应用的验证码。",
      label: "应用验证码",
      hint: "应用现在显示的数字。没有应用时，请用一个恢复码。",
    },
    none: "还没收到短信？",
    wait: "可能需要一分钟。",
    again: "重新发送验证码",
    otherNumber: "换一个号码",
  },
};
