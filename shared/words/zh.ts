import type { Level } from "../levels.ts";
import type { en } from "./en.ts";
import { MAX_PLACES, REPORTABLE_DAYS } from "../limits.ts";
import { MAX_MEGABYTES, MAX_PHOTOS, MAX_VIDEOS } from "../media_rules.ts";
import { AMOUNTS } from "./amounts.ts";

const amount = AMOUNTS.zh;

const levels: Record<Level, string> = { any: "任何降雨", heavy: "大雨", flood: "洪水风险" };

export const zh: typeof en = {
  errors: {
    invalidInput: "请检查标出的栏目。",
    invalidJson: "内容不是有效的 JSON。",
    jsonExpected: "请发送 JSON，并带上标头 Content-Type: application/json。",
    bodyTooLarge: "请求太大。照片和视频请发到各自的上传地址。",
    originNotAllowed: "此请求来自其他网站。",
    notSignedIn: "请登录。",
    sessionExpired: "您已退出登录，请重新登录。",
    freshCodeNeeded: "为确认是您本人，请先输入新的验证码。",
    notStaff: "此页面仅供商业区工作人员使用。",
    notAllowedByRole: "您在商业区的角色不允许此操作，请联系其管理员。",
    phoneNotSupported: "请输入美国或其属地的手机号码，例如 718 555 0123。",
    codeWrong: "验证码不对。请在请求验证码的那个浏览器里输入最新的一个。",
    codeExpired: "该验证码已失效，请重新获取。",
    codeTriedTooOften: "输错次数太多，请重新获取验证码。",
    codeCanceled: "该验证码在使用前已被取消，请重新获取。",
    codeDeleted: "该验证码已被删除，请重新获取。",
    codeFailed: "短信服务未能完成这次验证，请重新获取验证码。",
    tooManyCodes: "获取验证码的次数太多，请稍候再试。",
    tooManyRequests: "请求太多，请稍候再试。",
    noCodesNow: "现在无法发送验证码，请稍后再试。",
    tooManyReports: "您在短时间内发送了很多报告，请稍候再发。如有危险，请拨打 911。",
    tooManyUploads: "照片和视频太多，请稍候再发送。",
    tooManyExports: "您刚刚下载过数据，请稍候再下载。",
    tooManyStreams: "您打开的页面太多，请先关闭一些，然后重试。",
    codeNotSent: "短信暂时发不出去，请一分钟后再试。",
    codeNotChecked: "暂时无法核对验证码，请一分钟后再试。",
    zipNotFound: "我们不认识这个邮政编码，请检查五位数字。",
    placeUnknown: "我们不认识这个邮政编码，请检查五位数字。",
    tooManyPlaces: `最多可以关注 ${MAX_PLACES} 个邮政编码，请先移除一个。`,
    consentNeeded: "关注邮政编码前，请先勾选同意接收短信。",
    reportNotFound: "没有这份报告。",
    reportWithdrawn: "这份报告已撤回。",
    reportNotEditable: "商业区已开始处理，不能再修改。",
    reportRemoved: "FloodLine 已撤下这份报告，其他人都看不到了。",
    numberBlocked:
      "FloodLine 已封锁这个号码：不能登录，也不能发送或确认报告。您要求的提醒仍会发送；回复 STOP 即可停止。",
    confirmOwn: "这是您自己的报告。",
    stormNotFound: "您的商业区没有这场暴雨。",
    messageNotFound: "您的短信中没有这一条。",
    deviceNotFound: "那台设备已经退出登录。",
    placeNeeded: "请说明地点：填写邮政编码或提供您的位置。",
    locationOutsideUs: "该位置不在美国。请改填邮政编码。",
    mediaTypeNotAllowed: "照片请用 JPEG、PNG、WebP 或 HEIC，视频请用 MP4 或 MOV。",
    mediaTooLarge: `照片最大 ${MAX_MEGABYTES.photo} MB，视频最大 ${MAX_MEGABYTES.video} MB。`,
    mediaNotFound: "有一个文件找不到，请重新添加。",
    mediaNotUploaded: "有一个文件没有传到，请重新添加。",
    mediaNotReadable: "有一个文件不是我们能读取的照片或视频。",
    tooManyMedia: `最多添加 ${amount.photos(MAX_PHOTOS)}，或 ${amount.videos(MAX_VIDEOS)}。`,
    signatureInvalid: "签名不符。",
    notFound: "这里什么都没有。",
    databaseUnavailable: "FloodLine 无法连接数据库，请一分钟后再试。",
    busy: "现在访问的人很多，请几秒钟后再试。",
    storageUnavailable: "暂时无法保存照片。请先不带照片发送，或稍后再试。",
    unavailable: "FloodLine 暂时无法响应，请几秒钟后再试。",
    internal: "我们这边出了问题，已收到通知。",
  },
  duties: {
    look: "商业区的所有工作人员都可以查看。",
    work: "商业区的外勤人员和管理员可以这样做。查看者只能查看：请管理员为您更改角色。",
    run: "商业区的管理员可以这样做，请联系其中一位。",
  },
  fields: {
    phone: "请输入美国手机号码：区号和七位数字。",
    phoneLetters: "请只用数字填写号码。",
    phoneExtension: "短信发不到分机。请填写没有分机的手机号码。",
    phoneAbroad: "我们只能给美国及其属地的号码发短信。",
    phoneNoTexts: "免费电话、收费电话和服务号码收不到短信。请填写手机号码。",
    consentChanged: "内容有更新，请阅读后重新勾选。",
    codeDigits: "请输入短信中的 6 位数字。",
    codeWrong: "不是这个。",
    twoHours: "请选择两个不同的时间。",
    zipDigits: "请输入五位数的邮政编码。",
    zipUnknown: (zip, near) =>
      `我们不认识 ${zip}，请检查五位数字。${
        near === null ? "" : `如果没有写错，请用附近的邮政编码，例如 ${near}。`
      }`,
    zipUnplaced: (zip, near) =>
      `${zip} 是邮政编码，但没有人告诉我们它在哪里。请用您附近的邮政编码${
        near === null ? "" : `，例如 ${near}`
      }。`,
    zipTwice: (zip) => `${zip} 在列表中出现了两次。`,
    depth: "请选择水有多深。",
    cityNumber: "311编号只含字母、数字和 - # / . ，最多 14 个字符。",
    reasonLength: (most) => `原因最多 ${most} 个字符。`,
    noteLength: (most) => `备注最多 ${most} 个字符。`,
    badCharacter: "其中有一个我们无法保存的字符。请不要粘贴,重新输入一遍。",
    inFuture: "这个时间还没到。",
    tooOld: `只能报告 ${amount.days(REPORTABLE_DAYS)}以内的情况。`,
    addFileAgain: "请重新添加这个文件。",
    mmNumber: "请用数字填写毫米数，例如 7.5。",
    mmAtLeast: (least) => `请输入不少于 ${least} 毫米的数值。`,
    mmAtMost: (most) => `请输入不超过 ${most} 毫米的数值。`,
    mmOfHour: (quarter) => `一小时包含其中雨最大的 15 分钟：请输入至少 ${quarter} 毫米，或留空。`,
    mmHourNeeded: (most) =>
      `持续的雨也要算：请为一小时填写不超过 ${most} 毫米的数值，或减少 15 分钟的雨量。`,
    mmAboveLevel: (mm, level) => `请输入大于 ${mm} 毫米的数值，即“${levels[level]}”的雨量。`,
    mmBelowLevel: (mm, level) => `请输入小于 ${mm} 毫米的数值，即“${levels[level]}”的雨量。`,
  },
  generic: {
    wrongType: (type) => `缺失或类型不对：应为 ${type}。`,
    wrongForm: (form) => `格式不对：应为 ${form}。`,
    oneOf: (values) => `请选择其中之一：${values}。`,
    tooShort: (least) => `请至少用 ${least} 个字符。`,
    tooLong: (most) => `请最多用 ${most} 个字符。`,
    tooFew: (least) => `请至少给出 ${least} 个。`,
    tooMany: (most) => `请最多给出 ${most} 个。`,
    tooSmall: (least) => `请输入不小于 ${least} 的数值。`,
    notAbove: (bound) => `请输入大于 ${bound} 的数值。`,
    tooBig: (most) => `请输入不大于 ${most} 的数值。`,
    unfit: "这里不能这样填。",
  },
};
