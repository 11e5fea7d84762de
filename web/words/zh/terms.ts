import type { terms as English } from "../en/terms.ts";
import { EDITABLE_HOURS } from "shared/limits.ts";
import { AMOUNTS } from "shared/words/amounts.ts";

const amount = AMOUNTS.zh;

export const terms: typeof English = {
  title: "条款",
  description: "FloodLine 给您发短信时您同意什么，警报是什么、不是什么，以及报告如何处理。",
  lead: "很短，因为应该读完。",
  texts: {
    title: "短信",
    agree: "勾选方框时您同意：",
    rows: [
      { what: "项目：", words: "FloodLine 洪水和降雨警报。" },
      {
        what: "频率：",
        words:
          "风暴达到您的级别时、变严重时、结束时。不下雨的日子从不发送。关于您的报告，只有您要求时才发：状态变化时，以及询问一次水是否已退。",
      },
      { what: "费用：", words: "我们不收费。您的运营商可能收取短信和数据费。" },
      {
        what: "如何停止：",
        words:
          "发送 STOP，或用您自己的话说“请停止”。START 重新开启，HELP 查看说明。发送「关消息」则不再收商业区的消息，警报照常。",
      },
      { what: "不作保证：", words: "短信迟到或未送达，运营商不承担责任。" },
    ],
  },
  alerts: {
    title: "警报是什么、不是什么",
    model: (source, licence) =>
      `降雨由天气模型预报和估算（${source}，${licence}），不是在您的街道上实测。可能没有短信却发生积水，也可能有短信却没有积水。`,
    official: "官方警报来自美国国家气象局和您所在的城市；请首先遵从它们。",
    emergency: "FloodLine 不是紧急服务。遇到危险，",
    call: "请拨打 911。",
  },
  reports: {
    title: "报告",
    items: [
      "只报告您亲眼看到的。绝不要为拍照走进水里。",
      "尽量不要拍到人脸和车牌。",
      "您允许我们把报告给所在的商业区看，并把水深、时间和大概位置公开。",
      `${amount.days(EDITABLE_HOURS / 24)}之内、商业区查看之前您可以修改，也可以随时撤回。`,
      "如何处理由商业区决定。它不是向 311 或 911 提出的请求。",
      "报告的记录只说明我们保存了什么，不保证保险公司会赔付。",
    ],
  },
  privacy: "我们保存什么、保存多久",
};
