import type { legal as English } from "../en/legal.ts";
import {
  BACKUPS_KEPT_DAYS,
  BROWSER_KNOWN_DAYS,
  CODE_MINUTES,
  CODES_KEPT_DAYS,
  DISTRICT_LOG_KEPT_DAYS,
  INBOUND_KEPT_DAYS,
  INVITATION_DAYS,
  LANGUAGE_KEPT_DAYS,
  NUMBERS_KEPT_DAYS,
  PAUSE_HOURS,
  SECURITY_LOG_KEPT_DAYS,
  SESSION_IDLE_DAYS,
  SESSION_LONGEST_DAYS,
  UNSENT_MEDIA_KEPT_DAYS,
} from "shared/limits.ts";
import { AMOUNTS } from "shared/words/amounts.ts";
import { terms } from "./terms.ts";

const amount = AMOUNTS.zh;

export const legal: typeof English = {
  privacy: {
    title: "隐私",
    description: "FloodLine 保存您的哪些信息、保存多久、谁能看到，以及如何下载或删除。",
    lead: "我们只保存短信和报告所需的信息，您的号码只给您自己看，我们不出售任何信息。",

    kept: {
      title: "我们保存什么、保存多久",
      what: "内容",
      purpose: "用途",
      howLong: "多久",
      rows: [
        { what: "您的手机号码", purpose: "用于登录和给您发短信", howLong: "直到您删除账户" },
        {
          what: "邮政编码、级别，以及您对短信的同意",
          purpose: "知道何时给您发短信，以及我们可以发",
          howLong: "直到您删除账户",
        },
        {
          what:
            "您的免打扰时段、暂停、语言，洪水时可否叫醒您，以及您是否要收潮水、洪水监视和商业区的短信",
          purpose: "按您希望的时间和方式发短信",
          howLong: "直到您删除账户",
        },
        {
          what: "我们发给您的短信、原因、是否送达",
          purpose: "每条只发一次，告诉您为什么收到，并查找故障",
          howLong: `删除账户后${
            amount.days(NUMBERS_KEPT_DAYS)
          }内去掉您的号码、运营商的编号，以及除提醒外的内容`,
        },
        {
          what: "您发给我们的短信：您的号码和您的要求",
          purpose: "每条只处理一次；原文不保存",
          howLong: amount.days(INBOUND_KEPT_DAYS),
        },
        {
          what: "登录验证码",
          purpose: "用于登录；加密保存，连同请求时的网络地址",
          howLong: `${amount.days(CODES_KEPT_DAYS)}；有效 ${amount.minutes(CODE_MINUTES)}`,
        },
        {
          what:
            "报告：水深、时间、地点、说明、照片；如有修改，还有最初发送的内容；水是否还在；您是否要相关短信",
          purpose: "供所在的商业区、您的邻居和您的记录使用",
          howLong:
            "您删除账户后仍保留，但没有您的身份，地点只精确到约 100 米，备注里的电话号码和邮箱会被抹去",
        },
        {
          what: "由每张照片或视频算出的一个数（SHA-256），以及照片自带的拍摄时间",
          purpose: "向保险公司证明文件就是您发送的那个",
          howLong: "与照片相同",
        },
        {
          what: "您撤回的报告",
          purpose: "让商业区知道；邻居不再看到",
          howLong: "您发送的照片在一天内删除",
        },
        {
          what: "我们封锁的号码",
          purpose: "使它不能登录、报告或确认",
          howLong: "直到解除封锁，删除账户后也一样",
        },
        {
          what: "您确认为“同一处积水”的他人报告",
          purpose: "只计您一次；别人只看到人数，看不到是谁",
          howLong: "直到您删除账户",
        },
        {
          what: "您对“您那里有积水吗？”的回答",
          purpose: "据此为商业区和您的邻居生成报告",
          howLong: "您删除账户后仍保留，但不含任何指向您的信息",
        },
        {
          what: "您在电话里告诉商业区的号码，以及您同意接收短信",
          purpose: "把您所报告情况的进展发给您",
          howLong: "直到您删除该号码的账户；收不了我们短信的号码不保存",
        },
        {
          what: "加入商业区工作人员的邀请：您的号码，以及商业区给您的称呼和角色",
          purpose: "把邀请发给您，并在您登录接受时认出您",
          howLong: `直到您答复或邀请被撤回，最多 ${amount.days(2 * INVITATION_DAYS)}`,
        },
        {
          what: "如果您运营 FloodLine：您可以查看它的运行状况，以及从何时起",
          purpose: "使其他人看不到该页面",
          howLong: "直到权限被收回或您删除账户",
        },
        {
          what: "如果您为商业区工作：它给您的称呼、您的角色和开始时间",
          purpose: "让同事知道谁做什么",
          howLong: "直到您退出工作人员或删除账户",
        },
        {
          what: "您作为商业区工作人员拍摄的照片和视频",
          purpose: "供拍摄地点的那份报告使用；同事能看到是谁拍的",
          howLong: "属于商业区：您退出工作人员或删除账户后，它们随报告保留，不再带有您的名字",
        },
        {
          what: "您为商业区做过的事和时间",
          purpose: "说明谁做了什么，并能撤销",
          howLong: `${
            amount.days(DISTRICT_LOG_KEPT_DAYS)
          }；对报告做过的事随报告保留；您删除账户后不再带有您的身份`,
        },
        {
          what: "商业区发给关注者的消息：内容、由谁撰写和发送、多少人收到",
          purpose: "每条只发一次，并能说明发过什么",
          howLong: "一直保留，但不含已删除账户的人",
        },
        {
          what: "登录、下载和删除的记录，含来自哪个网络，不含地址，也不含您的号码",
          purpose: "如果有不该进入的人进入过，用来查明",
          howLong: `${amount.days(SECURITY_LOG_KEPT_DAYS)}；您删除账户后不再带有身份`,
        },
        {
          what: "以上全部内容的加密备份，以防我们的机器丢失",
          purpose: "用于恢复服务；使用备份时，您之后删除的内容会再次删除",
          howLong: `最长${amount.days(BACKUPS_KEPT_DAYS)}，包括您已删除的内容`,
        },
        {
          what: "已上传但没有随报告发送的照片",
          purpose: "供您正在写的报告使用",
          howLong: amount.days(UNSENT_MEDIA_KEPT_DAYS),
        },
      ],
    },

    phone: {
      title: "哪些信息留在您的手机上",
      items: [
        "您还在写的报告和照片：直到您发送。",
        "等待网络的报告：直到发出，或您删除。",
        "您在没有网络时为商业区点选和拍摄的内容：直到发出，或您收回、退出登录、退出工作人员、删除账户，或其他人登录。",
        "首页、报告表单和您最近看过的邮政编码页面，没有网络时可显示，并注明时间：直到您登录或退出。",
        "这些都在您自己的浏览器里，我们读不到。在浏览器中清除本网站的数据即可删除。",
      ],
    },

    photos: {
      title: "照片里的信息",
      items: [
        "照片或视频可能带有隐藏信息：在哪里、何时、用什么相机拍的。您的手机会在发送前去掉它，并缩小照片。使用拍摄地点之前会先问您。拍摄时间会一并发送，供您的记录使用。",
        "有些手机拍的 HEIC 照片，浏览器打不开。这时会把隐藏信息清空。",
        "视频只发送画面和声音，相机记下的其他内容都不发送。如果您的手机无法充分读懂某个视频，会告诉您，由您决定。",
        "画面和声音本身的内容会保留：例如路牌，或者行车记录仪、无人机写在画面上、藏在画面数据里的地点。",
        "不用 JavaScript 发送的文件和您用短信发来的文件，会原样到达我们这里。在您以外的人能看到之前，我们会去掉 JPEG、PNG、WebP、HEIC 照片和 MP4、MOV 视频里的隐藏信息。去不掉的，别人看不到，除非您的手机问过您而您仍然发送。",
        "商业区可以遮住照片中的人脸和车牌，或把整张照片隐藏。之后您的页面、记录和导出文件里都是遮住后的照片。您发送的原照片会封存：只有商业区的管理人员能打开，并会记下是谁打开的。",
        "商业区的工作人员可以在您报告的地点拍摄照片和视频。只有他们能看到，直到管理人员把其中某个给您看：那时它会出现在您的页面和记录里，并标明由工作人员拍摄。",
      ],
    },

    seen: {
      title: "谁能看到什么",
      rows: [
        {
          who: "为商业区工作的人",
          what: "其同事可以看到商业区给的称呼、号码末四位、角色，以及他们在那里做了什么。",
        },
        {
          who: "所有人",
          what:
            "能看到报告的水深、时间、邮政编码、大概位置（约 330 英尺，100 米）、多少人确认，以及水是否已退。看不到说明、照片和号码。",
        },
        { who: "所在商业区的管理人员", what: "能看到完整的报告和照片，但看不到是谁发的。" },
        { who: "其他任何人", what: "都看不到。我们不出售、不出租数据，也不放广告。" },
      ],
    },

    helpers: {
      title: "谁为我们工作",
      twilio: "发送我们的短信：它得到您的号码和短信内容。",
      s3: "或类似的存储服务保存照片和视频。只有用我们签名的网址才能打开，几分钟后失效。",
      weather: "提供天气：它们得到的是地图上的地点，从不包括人。",
      and: "和",
      sentry: "告诉我们程序的故障，其中的号码、Cookie 和地址都已去掉。",
    },

    cookies: {
      title: "浏览器 Cookie",
      items: [
        `一个让您保持登录：不使用时 ${amount.days(SESSION_IDLE_DAYS)}，最长 ${
          amount.days(SESSION_LONGEST_DAYS)
        }。`,
        `一个是随机数，让您的账户认出这个浏览器，保留 ${
          amount.days(BROWSER_KNOWN_DAYS)
        }：这样没有人能把您挡在外面，以后得到您号码的人也得不到您的账户。`,
        "一个只在请求验证码到输入验证码的几分钟内有效。",
        "商业区工作人员的验证码过期时，一个保留其已填写的内容，直到取得新验证码回来。",
        `一个记住您选择的语言，为期 ${amount.days(LANGUAGE_KEPT_DAYS)}。`,
        "全都只用于本网站。没有跟踪，除了从存储处加载您自己的照片外，不从其他网站加载任何内容。",
      ],
    },

    can: {
      title: "您可以做什么",
      texts: "任何一条短信，就不再收到警报。",
      start: "重新开启，",
      pause: `暂停${amount.days(PAUSE_HOURS / 24)}，`,
      help: "查看说明。",
      answer: "回复",
      why: "查看每条短信以及为什么收到",
      account: "下载我们保存的关于您的全部信息，或删除账户",
    },
  },

  terms,
};
