import type { offline as English } from "../en/offline.ts";
import { REPORTABLE_DAYS } from "shared/limits.ts";
import { AMOUNTS } from "shared/words/amounts.ts";

const amount = AMOUNTS.zh;

export const offline: typeof English = {
  note: {
    offline: "您现在没有网络。",
    slow: "现在网络太慢。",
    down: "FloodLine 现在无法回应。",
    age: "本页内容来自{day} {time}（{ago}）。",
    report: "网络中断或太慢。您仍可上报：内容会存在这部手机里，网络恢复后自动发出。",
  },
  page: {
    title: "您现在没有网络",
    lead: "这一页需要网络。请在网络恢复后再试。",
    danger: { before: "如果水情危险，请往高处走并拨打", after: "。" },
    report: "上报积水",
    reportWhy: "没有网络也能用：内容会存在这部手机里，网络恢复后发出。",
    waiting: "这部手机上等待发送的报告",
    keptTitle: "这部手机上保存的页面",
    kept: "{day} {time}，{ago}",
    none: "还没有保存的页面。打开邮编页面时会自动保存。",
  },
  send: {
    button: "发送报告",
    sending: "正在发送…",
    uploading: "正在等照片上传…",
    kept: "已保存在这部手机里。网络恢复后会自动发出。",
    sent: "您的报告已发出。",
    open: "打开",
    notKept: "没有网络，而且这个浏览器无法保存报告。请留在本页，稍后再按“发送”。",
    answerFirst: "请先在文件列表里选择是否发送这个视频。",
    oneWaiting: "有 1 份报告在这部手机上等待发送。",
    manyWaiting: "有 {count} 份报告在这部手机上等待发送。",
    see: "查看等待的报告",
  },
  waiting: {
    title: "这部手机上等待发送的报告",
    description: "网络恢复后会自动发出。",
    noScript: "此列表需要 JavaScript，但您的浏览器已将其关闭，或者版本太旧。",
    island: {
      none: "这部手机上没有等待发送的报告。",
      another: "上报积水",
      states: {
        waiting: "等待网络",
        sending: "正在发送…",
        needsSignIn: "您已退出登录。登录后会自动发出。",
        notYours: "它属于另一个电话号码。请用那个号码登录后发送。",
        refused: "未被接受：{why}",
        broken: "这个页面出了问题：报告还没有发出。请从表单发送。",
      },
      kept: "保存于{day} {time}，{ago}",
      onePhoto: "1 张照片或视频",
      manyPhotos: "{count} 张照片",
      sendNow: "立即发送",
      signIn: "登录并发送",
      edit: "修改",
      toForm: "在表单中打开",
      delete: "删除",
      deleteSure: "要永久删除吗？",
      deleteYes: "是的，删除",
      deleteNo: "保留",
      stillAway: "还是没有网络。报告留在这里。",
      sent: "一份报告已发出。",
      open: "打开",
      tooOld: `只能上报 ${amount.days(REPORTABLE_DAYS)}以内的情况：请尽快发送。`,
    },
  },
};
