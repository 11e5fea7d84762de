import type { ownReport as English } from "../en/own_report.ts";
import { EDITABLE_HOURS, RAIN_BEFORE_HOURS, WETTEST_BEFORE_HOURS } from "shared/limits.ts";
import { AMOUNTS } from "shared/words/amounts.ts";

const amount = AMOUNTS.zh;

export const ownReport: typeof English = {
  title: "您的报告",
  titleOfAnother: "一份报告",
  lead: (depth, place) => `${place}：${depth}`,
  place: (city, state, zip) => `${city}, ${state} ${zip}`,
  placeOfZip: (zip) => `邮政编码 ${zip}`,
  ofDistrict: (place, district) => `${place}（${district}）`,

  isPrivate: "仅供商业区工作人员查看：邻居看不到。",
  isPrivateOfNobody: "没有商业区负责这个地点，所以只有您能看到。",
  facts: {
    depth: "水深",
    when: "时间",
    reported: "报告时间",
    edited: "修改时间",
    where: "地点",
    location: "位置",
    note: "说明",
  },
  whenAndAgo: (when, ago) => `${when}（${ago}）`,

  thanks: {
    title: "谢谢。您的报告已收到。",
    next: "接下来",
    districtSees: (district) =>
      `${district} 现在就能看到它，连同您的说明和照片，但看不到您的电话号码。`,
    nobodySees: "这个地点没有商业区负责。需要市政府帮助，请拨打 311。",
    neighbors: "邻居能看到水有多深和大概位置（约 330 英尺，100 米内），看不到说明和照片。",
    asked: (time) => `${time} 之后，请在这里告诉我们水退了没有。`,
    keep: "请保留此页：报告的进展都在这里。",
  },

  saved: {
    water: "谢谢。您的回答已收到。",
    textsOn: "状态有变化时，我们会发短信给您。",
    textsOff: "我们不会再就这份报告发短信给您。",
    edit: "您的报告已修改。",
    photo: "您的照片已添加。",
  },
  photoRefused: "这张照片没有完整送达，或者我们无法读取。请换一张试试。",
  signInAgain: "在新标签页重新登录",
  thenComeBack: "然后回到这一页，再按一次按钮：您填写的内容都还在。",

  progress: {
    title: "处理进展",
    new: "已报告",
    seen: (district) => `${district} 已查看`,
    in_progress: "处理中",
    water_gone: "商业区表示水已退",
    passed_on: "已转交市政府",
    not_ours: "不归商业区管",
    same_as: "其他人也报告了同一处积水",
    nothing_found: "商业区没有发现积水",
    reopened: "有人说水还在",
    end: "最后结果",
    withdrawn: "已撤回",
    /** Of a report that is the water of another: how that fares. */
    ofAll: (status: string) => `这处积水的所有报告：${status}。`,
    means: {
      water_gone: "这不代表积水的原因已经修好。",
      passed_on: "这不代表已经修好：何时处理由市政府决定，可拨打311查询。",
      not_ours: "商业区无法处理。",
      same_as: "商业区把这些报告一并处理。",
      nothing_found: "有人去看过，没有看到积水。",
    },
    whose: {
      city: "可能归市政府管：请拨打311。",
      utility: "可能归自来水或下水道公司管。",
      transit: "可能归公交地铁部门管。",
      state: "可能归管理该路的州政府管。",
      owner: "可能归房屋业主管。",
    },
    cityNumber: (number) => `市政府311编号：${number}`,
    says: (district) => `${district}：`,
    toCome: "还没有",
    nobody: "这个地点没有商业区负责，因此状态不会改变。",
    confirmed: (others) => `另有 ${others} 人说看到的是同一处积水。`,
  },

  texts: {
    title: "相关短信",
    isOff: "状态变化时要不要发短信给您？",
    isOn: "状态变化时，我们会发短信给您。",
    turnOn: "发短信给我",
    turnOff: "不再发这些短信",
    untold: {
      tooMany: "最新进展没有发短信：您一天内收到的短信已达上限。进展都在这里，明天会再发短信。",
      purseEmpty:
        "最新进展没有发短信：当天用于报告短信的费用已用完。进展都在这里，淹水警报不受影响。",
    },
  },

  water: {
    title: "还有积水吗？",
    hint: "请在安全的地方观察。",
    fold: "水有变化吗？",
    foldAfterEnd: "水还在？请说明，商业区会再次看到",
    still: "是，还有积水",
    gone: "不，水已经退了",
    saidStill: (when) => `您在${when}说还有积水。`,
    saidGone: (when) => `您在${when}说水已经退了。`,
    changed: "现在不一样了吗？",
  },

  rain: {
    title: "当时的降雨",
    nobodyWatched: "当时没有人关注那里的天气，所以没有数据。",
    dry: `按天气模型，此前 ${amount.hours(RAIN_BEFORE_HOURS)}没有下雨。`,
    lastHour: "此前 1 小时",
    wettestQuarter: `此前 ${amount.hours(WETTEST_BEFORE_HOURS)}中雨最大的 15 分钟`,
    upTo: (time) => `截至 ${time}`,
    lastDay: `此前 ${amount.hours(RAIN_BEFORE_HOURS)}`,
  },

  photos: {
    /** Of a file that its sender alone sees. */
    shown: {
      soon: "其他人稍后就能看到：我们会先去掉里面的隐藏信息，例如位置。",
      never:
        "只有您能看到这个文件：我们无法去掉里面的隐藏信息，例如位置。重新拍一张 JPEG 照片就可以。",
    },
    covered: "商业区遮住了这张照片的一部分，例如人脸或车牌。",
    byStaff: "由商业区工作人员拍摄。",
    photo: (number, of, depth, date) => `照片 ${number}（共 ${of} 个文件）：${depth}，${date}所见`,
    video: (depth, date) => `视频：${depth}，${date}所见`,
    open: "查看大图",
    add: "添加照片",
    addAnother: "再添加一张照片",
    ifSafe: (megabytes) => `请在安全时拍摄。最大 ${megabytes} MB。`,
    field: "照片",
    send: "添加这张照片",
  },

  more: {
    title: "更多",
    evidence: "给保险公司的记录",
    evidenceHint: "关于这次积水的全部已知信息，可打印或保存。",
    edit: "修改水深或说明",
    takenUp: (district) => `${district} 已经受理，所以报告保持您发送时的样子。`,
    withdraw: "撤回这份报告",
    zip: (zip) => `${zip} 的降雨和报告`,
    another: "报告另一处积水",
    manage: "在您商业区的列表中打开",
  },

  edit: {
    title: "修改您的报告",
    hint: `${
      amount.days(EDITABLE_HOURS / 24)
    }之内、商业区查看之前可以修改。最初发送的内容也会保留。`,
    note: "您看到了什么？（可不填）",
    noteHint: "路口或门牌号，水从哪里来，堵住了什么。",
    save: "保存修改",
    leave: "保持不变",
    notAnyMore: "已经不能修改了。",
  },

  withdraw: {
    title: "要撤回您的报告吗？",
    lead: "如果报错了，请撤回。如果只是水退了，请改为告诉我们水已退。",
    happens: [
      "邻居不再看到它。",
      "商业区会看到您已撤回。",
      "它的照片和视频会在一天内删除。",
      "撤回后不能恢复。您随时可以发送新的报告。",
    ],
    yes: "撤回",
    no: "保留",
    done: (when) => `您已在${when}撤回这份报告。邻居不再看到它。`,
    doneByAnother: (when) => `发送者已在${when}撤回这份报告。`,
  },
  takenAway: {
    removed: (when: string) => `FloodLine 已于${when}撤下这份报告。其他人都看不到了，照片已删除。`,
    hidden: (district: string, when: string) =>
      `${district}已于${when}把这份报告对公众隐藏。其管理人员仍能看到。`,
    media: (count: number) =>
      count === 1
        ? "FloodLine 从这份报告中撤下了 1 个照片或视频，已删除。"
        : `FloodLine 从这份报告中撤下了 ${count} 个照片或视频，已删除。`,
    hiddenMedia: (count: number) =>
      `这份报告中有 ${count} 个照片或视频，商业区只让自己的工作人员看到；文件仍保留。`,
  },
  back: "您的报告",
};
