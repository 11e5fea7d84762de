import type { evidence as English } from "../en/evidence.ts";
import {
  PROOF_OF_LOSS_DAYS,
  RAIN_BEFORE_HOURS,
  RECORD_NEAR_HOURS,
  RECORD_NEAR_METRES,
  WETTEST_BEFORE_HOURS,
} from "shared/limits.ts";
import { AMOUNTS } from "shared/words/amounts.ts";
import { LOCALES } from "shared/languages.ts";
import { distanceWords } from "../distances.ts";
import { distances } from "./map.ts";

const amount = AMOUNTS.zh;

export const evidence: typeof English = {
  title: "积水报告记录",
  titleOf: (zip, date) => `积水报告 ${zip}，${date}`,
  lead: "向 FloodLine 报告了什么、何时报告，以及当时的天气。",
  print: "要打印或存为 PDF，请使用浏览器的“打印”。",

  report: {
    title: "报告内容",
    number: "报告编号",
    by: "报告人",
    byPhone: (digits) => `手机号码尾号为 ${digits} 的人`,
    byResident: "一位居民，其号码由 FloodLine 保存",
    place: "地点",
    coordinates: "坐标",
    noCoordinates: "未提供；按邮政编码确定",
    district: "商业区",
    noDistrict: "无",
    seen: "看到积水",
    sent: "发送报告",
    edited: "修改",
    never: "没有",
    depth: "水深",
    note: "所见情况",
    noNote: "没有说明",
    original: (words) => `最初：${words}`,
    status: "状态",
    confirmed: "确认人数",
    confirmations: (others) => others === 0 ? "目前没有其他人" : `另有 ${others} 人`,
    water: "后来",
    still: (when) => `${when}说仍有积水`,
    gone: (when) => `${when}说水已退`,
    withdrawn: "撤回",
    times: (zone) => `所有时间均为当地时间（${zone}）。`,
  },

  byHand: {
    title: "手写填写",
    name: "姓名",
    address: "受损地址",
    policy: "保单号",
    claim: "理赔号",
    signature: "日期和签名",
  },

  files: {
    title: "照片和视频",
    none: "这份报告没有附带文件。",
    file: (number, of) => `文件 ${number}（共 ${of} 个）`,
    size: (kilobytes) => `${kilobytes} kB`,
    takenAt: (when) => `照片中的时间：${when}`,
    noTakenAt: "文件中没有时间。",
    hash: "文件的 SHA-256",
    noHash: "这个文件没有",
    covered: (when) =>
      `商业区已于${when}遮住这张照片的一部分，例如人脸或车牌。原照片已封存，如有需要请向商业区索取。`,
    sealedHash: "封存照片的 SHA-256",
    check:
      "如何核对文件：文件只要改动一个比特，SHA-256 就会不同。用下面的命令计算并比较。相同就说明这正是当时发送的文件。",
    copy:
      "发送的通常是手机制作的较小副本，不含隐藏信息。要核对，请在报告页面打开照片并保存。手机里的原照片也请保留。",
    onMac: "Mac 或 Linux",
    onWindows: "Windows 系统",
    anyFile: "文件名",
  },

  rain: {
    title: "降雨",
    lastHour: "此前 1 小时",
    wettestQuarter: `此前 ${amount.hours(WETTEST_BEFORE_HOURS)}中雨最大的 15 分钟`,
    lastDay: `此前 ${amount.hours(RAIN_BEFORE_HOURS)}`,
    by: (time) => `截至 ${time}`,
    chart: "每小时降雨",
    drawing: "每小时降雨柱状图；下面的列表有相同的数字",
    seen: "看到积水",
    hours: "有雨的每个小时；其余时间无雨。",
    hour: (from, to) => `${from}至${to}`,
    allDry: "按模型，这些时间没有下雨。",
    source: (source, licence) => `来源：${source}（${licence}）的天气模型估算，不是实测。`,
    cell: (place) => `模型网格的中心在 ${place}。`,
    unknown: "当时没有人关注那里的天气，所以没有数据。",
  },

  warnings: {
    title: "当时有效的官方警报",
    none: "据 FloodLine 从国家气象局得知，当地没有洪水警报。",
    from: (sender) => `由 ${sender} 发布`,
    fromService: "由美国国家气象局发布",
    span: (from, until) => `${from ?? ""}${until ? `至${until}` : "，直到另行通知"}`,
    id: "编号",
  },

  near: {
    title: `附近 ${amount.hours(RECORD_NEAR_HOURS)}内的其他报告`,
    none: `${
      distanceWords(RECORD_NEAR_METRES, distances, LOCALES.zh)
    }内或同一邮政编码没有其他报告。`,
    away: (feet, metres) => `相距 ${feet} 英尺（${metres} 米）`,
    sameZip: (zip) => `邮政编码 ${zip}`,
    confirmed: (others) => `${others} 人确认`,
  },

  list: {
    title: "理赔核对清单",
    items: [
      "安全第一：切断电源，插座附近没有积水",
      "每个房间的全景照片，以及从街上拍的整栋建筑",
      "墙上的水痕，旁边放尺子或卷尺",
      "照片里有标志物：路牌、门牌号、店名",
      "每件受损物品，近拍和远拍",
      "机器的品牌、型号和序列号铭牌",
      "慢慢走一遍的视频，口述日期",
      "受损货物：扔掉任何东西之前先拍照",
      "地毯、木材或墙板的一小块，装袋保存",
      "收据、库存清单、发票、银行记录",
      "抽水、清洁、烘干、维修的收据",
      "与保险公司和市政府通话的姓名和时间",
    ],
  },

  claim: {
    title: "重要期限",
    callNow: "请立即通知保险公司，在彻底清理之前。",
    due: (date, days) =>
      days > 0
        ? `${date}：还剩 ${days} 天`
        : days === 0
        ? `${date}：就是今天`
        : `${date}：已经过期`,
    proof: `损失证明，水灾后 ${amount.days(PROOF_OF_LOSS_DAYS)}内`,
    check: `国家洪水保险计划（NFIP）的标准保单要求在损失后 ${
      amount.days(PROOF_OF_LOSS_DAYS)
    }内提交签名的损失证明。您的保单可能不同：请查看保单。这不是法律意见。`,
  },

  made: (when) => `由 FloodLine 于 ${when} 制作`,
  address: "本记录的网址",
  anew: "再次打开时，会按 FloodLine 当时保存的内容重新制作。",
};
