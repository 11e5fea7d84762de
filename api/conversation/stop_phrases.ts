// Wishes to leave that say what they mean: they speak of texts, of a list, of "my number". Found
// anywhere in a clause of plain text, whatever reason stands beside them.

/** What we send, and the sending of it. */
const TEXTS =
  "(?:texts?|texting|txts?|txting|messages?|messaging|msgs?|sms|alerts?|notifications?|" +
  "notices|updates?|contact|contacting|bothering|spam|spamming|harassing|subscription|service|communications?|correspondence|" +
  "sending(?= (?:me|us|to me|these|this|them|it|any|more|all|texts?|txts?|alerts?)\\b|$))";

/** What may stand between "stop" and "texts". */
const OF_MINE =
  "(?:(?:the|all|any|these|this|those|that|your|ur|my|me|us|with|please|of|them|getting|" +
  "receiving|to|flood|rain|weather|floodline|damn|fucking|stupid|annoying|more|anymore|further|future|" +
  "every|you|u|sending|text) ){0,5}";

/** "dont stop", "they stop", "did you stop": nobody asks us to. */
const NOT_ASKED =
  "(?<!\\b(?:dont|do not|not|never|wont|cant|cannot|didnt|doesnt|without|they|it|he|she|" +
  "nws|city|did you|did u|have you|if you|if u|when you|do you|want you to|want to not|" +
  "the) (?:ever |please )?)";

const WE_SEND = "(?:text|txt|message|msg|contact|spam|bother|call|email|harass|sms|write)";

const ENGLISH = [
  `${NOT_ASKED}\\b(?:stop|quit|cease|end|discontinue|cancel|halt|kill|disable|deactivate|turn off|` +
  `no more|no longer send|enough|done with) ${OF_MINE}${TEXTS}\\b`,
  `${NOT_ASKED}\\bturn ${OF_MINE}${TEXTS} off\\b`,
  // "You never text me" and "I don't text" are no orders.
  `(?<!\\b(?:you|u|i|they|we) )\\b(?:dont|do not|never|stop|quit|no longer) (?:ever |keep )?${WE_SEND}(?: (?:me|us|` +
  `this|my|again|anymore|any more|please)\\b|$)`,
  "(?<!\\b(?:you|u|i|they|we) )\\b(?:dont|do not|never) (?:ever |keep )?send(?:ing)? (?:me |us )?(?:any|any more|more|" +
  `anything|these|this|those|texts?|alerts?|messages?|me|us)(?: ${TEXTS}| please| again| anymore|$)`,
  `\\b(?:dont|do not|no longer|didnt|did not|never) (?:want|need|wish|ask|asked)(?: to| for)?` +
  `(?: be| get| getting| receive| receiving| have| hear)? ${OF_MINE}(?:${TEXTS}|texted|messaged|contacted|` +
  "from you|(?:this|these|them|those|it)(?: any ?more| please)?$)",
  "\\b(?:dont|do not|no longer) want (?:any ?more|to (?:get|receive|hear)(?: any ?more)?)?$",
  "^(?:i )?(?:dont|do not|no longer) (?:want|need|wish)(?: to receive| to get)?$",
  "\\b(?:never|didnt|did not) (?:sign|signed|subscribe|subscribed|opt|opted|agree|agreed|consent|consented)(?: up| in)?\\b",
  "\\b(?:not|no longer) interested\\b",
  NOT_ASKED +
  "\\btake (?:me|us|my (?:\\w+ )?(?:number|phone|name|cell)|this (?:number|phone)) (?:off|out of)\\b(?! the (?:roof|car|boat|house))",
  NOT_ASKED +
  "\\b(?:remove|delete|erase|drop|unsubscribe|get) (?:me|us|(?:my|his|her|their|our) (?:\\w+ )?(?:number|phone|name|cell)|(?:this|that) (?:number|phone))" +
  "(?:(?: please| now| asap| immediately| thanks| thank you)*$| (?:off|from|out of|on) (?:of )?(?:this|the|your|ur|all|any|these|future) " +
  "(?:\\w+ )?(?:lists?|texts?|alerts?|messages?|msgs?|database|system|group|chat|thread|records?|floodline|" +
  "service|program|notifications?|spam|subscription))",
  "\\b(?:lose|forget) (?:my|this) number\\b",
  "\\bno (?:more )?(?:need|reason) (?:for you )?(?:to|of) (?:text|txt|message|messag|contact|send)\\w*(?: (?:me|us|this)\\b|$)",
  // "The tree needs to be removed" is the city's business.
  "\\b(?:i|ive|id|we|weve|wed) (?:have |would |just |already )?(?:asked|requested|told you|want|wish|like|need)" +
  "(?: you| u| already| again| twice| \\w+ times)* (?:to be|to get) (?:removed|deleted|unsubscribed|taken off)\\b" +
  "(?! (?:to|by|from) (?!this|the list|your|ur|all))",
  "\\b(?:revoke|withdraw|rescind)(?:ing)? (?:my |any |all )?consent\\b",
  "\\bleave (?:me|us) alone\\b",
  "^(?:please )?(?:just )?(?:go away|f off|fuck off|get lost|buzz off|piss off)(?: please| now)?$",
  "\\bcease (?:and|&|n) desist\\b",
  "(?<!\\b(?:dont|do not|not|never|didnt|did not|did i|am i|did you|have you) (?:want to |want you to )?)\\b(?:unsubscribe|unsub|opt ?out|opt me out|opting out)\\b" +
  "(?! of (?:school|this question))",
  "\\b(?:wrong|incorrect) (?:number|person|phone|guy|cell|contact|recipient)\\b(?! of)",
  "\\b(?:isnt|is not|aint|not|no longer) (?:\\w+ ){0,2}(?:number|phone|cell)(?: any ?more)?$",
  "\\bnew (?:owner of this|number owner)\\b",
];

const PAUSED_BY =
  "(?:enviar|mandar|escribir|molestar|textear|fastidiar|contactar|llamar|notificar|recibir|" +
  "avisar|enviando|mandando|escribiendo|molestando)";
const TEXTOS =
  "(?:mensajes?|mensajitos?|textos?|alertas?|avisos?|notificaciones|notificacion|sms|suscripcion|servicio|nada)";
const DE_MI =
  "(?:(?:de|mas|los|las|el|la|mi|mis|sus|su|estos|estas|este|esta|esos|esas|tantos|tantas|todos|todas|" +
  "recibir|recibiendo|enviar|enviarme|mandar|mandarme|me|ningun|ninguna|otro|con|favor|por|que|manden|envien|le|les) ){0,6}";

const SPANISH = [
  `(?<!\\bno (?:me |quiero |deseo |van a )?)\\b(?!deje de recibir)(?:deje|dejen|deja|dejar|dejad|pare|paren|para|parar|parad|basta|ya) de (?:\\w+ )?${PAUSED_BY}(?:me|nos|los)?\\b`,
  "\\bno (?:me|nos) (?:\\w+ )?(?:mande|manden|mandes|envie|envien|envies|escriba|escriban|escribas|moleste|" +
  "molesten|molestes|contacte|contacten|llame|llamen|llames|textee|texteen|textees|interesan?|notifiquen)\\b",
  "^(?:(?:por favor|ya) )*no (?:molesten|moleste|molestes|jodan|chinguen)(?: (?:mas|por favor|gracias))*$",
  `\\bno (?:mande|manden|mandes|envie|envien|envies) (?:mas|nada|ya|${TEXTOS})`,
  `\\bno (?:quiero|deseo|necesito|quisiera|queremos) ${DE_MI}${TEXTOS}\\b(?! que)`,
  "\\bno (?:quiero|deseo|queremos)(?: (?:mas|esto|estos|estas|recibir|recibirlos|recibirlas|saber))*$",
  `(?<!\\bno (?:me |quiero |deseo )?)\\b(?:no mas|basta de|cancelar|cancele|cancelen|cancela|cancelenme|terminar|terminen|` +
  "detener|detengan|detenga|eliminar|eliminen|quitar|quiten|suspender|suspendan|suspenda|desactivar|desactiven|" +
  `desactive|alto a|paren|pare) ${DE_MI}${TEXTOS}\\b`,
  "\\b(?:darme|dar|darse|deme|denme|dame|date|darnos) de baja\\b",
  "\\bquiero (?:la|mi|una) baja\\b",
  "\\bno (?:estoy|estamos) interesad[oa]s?\\b",
  "^(?:por favor )?no manden(?: por favor)?$",
  "\\b(?:salirme|salir|sacarme|quitarme|borrarme) de (?:la|esta|su) (?:lista|servicio)\\b",
  "\\b(?:quite|quiten|quita|quitar|borre|borren|borra|borrar|elimine|eliminen|elimina|eliminar|saque|saquen|saca|" +
  "sacar|remueva|remuevan|remover) ?(?:me|nos|mi (?:numero|telefono|celular|nombre)|este (?:numero|telefono|celular))" +
  "(?:(?: por favor| ya| gracias)*$| de (?:la|esta|esa|su|sus|este|estos|estas|todo|todas las) " +
  "(?:lista|listas|mensajes|alertas|servicio|sistema|base|grupo))(?! (?:casa|agua|inundacion|techo))",
  "\\bno es (?:el|su|mi) (?:numero|telefono|celular)\\b",
  "\\b(?:numero|persona|telefono) (?:equivocad[oa]|incorrect[oa])\\b",
  "\\b(?:se equivoco|se equivocaron|estan? equivocad[oa]s?|equivocad[oa]) de (?:numero|persona)\\b",
  "^(?:estan? )?equivocad[oa]$",
  "\\b(?:dejeme|dejenme|dejame|dejenos) (?:en paz|tranquil[oa])\\b",
  "(?<!\\bno (?:me |quiero )?)\\bdes(?:uscrib|inscrib|apunt)\\w*\\b",
];

const NOT = "(?<!不要|别|別|不|没|沒|勿|为什么|為什麼|怎么|怎麼)";
const CHINESE_TEXTS =
  "(?:短信|簡訊|简讯|信息|訊息|消息|警报|警報|警告|提醒|通知|东西|東西|推送|垃圾)";

/** Without the spaces between words. */
const CHINESE = [
  `(?:不要|别|別|不用|请勿|請勿|勿|不必|禁止|停止|甭)(?:再|继续|繼續|老|总是|一直|随便|晚上|半夜|夜里)*(?:给我|給我|向我|往我|给俺)?(?:再)?` +
  `(?:发送|發送|发|發|推送|寄|传|傳)(?!生|展|现|現|水|大水|洪|电|電)`,
  "(?:不要|别|別|请勿|請勿|停止)(?:再|继续|繼續|老)*(?:来)?(?:打扰|打擾|骚扰|騷擾|联系|聯繫|烦|煩)",
  `(?<!为什么|為什麼|怎么|怎麼)(?:不想|不愿|不願意|不愿意|不需要|不要)(?:再|要|继续|繼續)*(?:收到|接收|接到|收|看到)`,
  `(?:不想要|不需要|不要)(?:再|任何|这些|這些|你们的|你們的|你的|更多)*${CHINESE_TEXTS}`,
  `${NOT}(?:退订|退訂|取消订阅|取消訂閱|解除订阅|解除訂閱|停止订阅|停止訂閱|退出订阅)(?!了吗|了嗎)`,
  `${NOT}(?:取消|停止|关闭|關閉|终止|終止|停掉|关掉|停)(?:所有|我的|全部|这些|這些|你们的|接收|发送)*(?:的)?${CHINESE_TEXTS}(?!了?[吗嗎])`,
  "(?:打错|打錯)(?:了|电话|電話|号码|號碼|人)?|(?:你|你们|你們|您)(?:发错|發錯|弄错|搞错)|(?:发错|發錯|弄错|找错|搞错)(?:人|号码|號碼)",
  "(?:号码|號碼|电话)(?:是)?(?:错|錯)|(?:错|錯)号|不是我的(?:号码|號碼)|(?:错误|錯誤)的?(?:号码|號碼)",
  "把我(?:的)?(?:号码|號碼|手机号|电话)?(?:[从從].{0,8})?(?:删|刪|移除|去掉|除名|移出)",
  "(?:删除|刪除|移除|去掉)(?:我|我的|这个|這個)(?:的)?(?:号码|號碼|手机号|手機號|电话|電話|订阅|訂閱)?$",
];

const WESTERN = new RegExp([...ENGLISH, ...SPANISH].join("|"));
const HAN = new RegExp(CHINESE.join("|"));

/** Whether a clause has one of them. */
export function hasStopPhrase(plainClause: string): boolean {
  return WESTERN.test(plainClause) || HAN.test(plainClause.replaceAll(" ", ""));
}
