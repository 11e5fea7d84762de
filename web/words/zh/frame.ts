import type { frame as English } from "../en/frame.ts";

export const frame: typeof English = {
  title: "FloodLine：降雨与洪水短信提醒",
  skip: "跳到主要内容",
  menu: "主菜单",
  report: "报告",
  signIn: "登录",
  myPlaces: "我的地点",
  district: "商业区",
  privacy: "隐私",
  terms: "条款",
  developers: "开发者",
  language: "语言",
  weather: (source, licence) =>
    `雨量由天气模型估算或预报，并非实测。气象数据来自 ${source}（${licence}）。`,
  official: "官方警报来自美国国家气象局（National Weather Service）。",
  emergency: "FloodLine 不是紧急救援服务。遇到危险请拨打 911。",
  error: {
    over: (status) => `错误 ${status}`,
    titles: {
      403: "您无权查看此页面",
      404: "此页面不存在",
      500: "出了点问题",
      503: "FloodLine 暂时无法响应",
    },
    sentences: {
      403: "您可能需要用另一个号码登录。",
      404: "请检查网址，或从首页开始。",
      500: "问题出在我们这边，我们已收到通知。请一分钟后再试。",
      503: "请一分钟后再试。",
    },
    firstPage: "回到首页",
    danger: "被水围困？",
    goHigher: "请往高处走，并拨打 911。",
    problem: "有一个问题",
  },
};
