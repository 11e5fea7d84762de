// The words a resident agrees to before any alert is texted. Changing them in any language makes a
// new version; what somebody agreed to is stored by its version.
import type { Language } from "./languages.ts";

export const CONSENT_VERSION = "2026-12";

/** Those that name what districts write: who agreed to earlier words is sent none of it. */
export const WITH_DISTRICTS: readonly string[] = [CONSENT_VERSION];

/** What is read out to whom a district's staff enter a report for; they answer aloud. */
export const CALLER_CONSENT_VERSION = "caller-2026-12";

export const CALLER_CONSENT_WORDING: Record<Language, string> = {
  en: "May FloodLine text this number about this report? One text now, and one when something " +
    "happens with it, never other alerts. Message and data rates may apply. You can reply STOP " +
    "at any time. You need not agree to report.",
  es:
    "¿Puede FloodLine enviar mensajes de texto a este número sobre este reporte? Uno ahora y uno " +
    "cuando haya novedades, nunca otras alertas. Pueden aplicarse cargos por mensajes y datos. " +
    "Puede responder STOP en cualquier momento. No hace falta aceptar para reportar.",
  zh: "FloodLine 可以就这份报告向此号码发短信吗？现在一条，有进展时再发，绝不发送其他提醒。" +
    "可能产生短信和流量费用。您可随时回复 STOP 停止接收。不同意也可以报告。",
};

export const CONSENT_WORDING: Record<Language, string> = {
  en: "Text me FloodLine flood and rain alerts for the ZIP codes I choose, and messages about " +
    "flooding from the business district there. How often depends on the weather: usually 1 to 3 " +
    "texts a storm, and now and then one from the district. Msg & data rates may apply. Reply STOP to end, " +
    "HELP for help. Consent is not a condition of any purchase.",
  es: "Envíenme por mensaje de texto las alertas de inundación y lluvia de FloodLine para los " +
    "códigos postales que elija, y los mensajes sobre inundaciones del distrito comercial de allí. La " +
    "frecuencia depende del clima: por lo general, de 1 a 3 mensajes por tormenta, y de vez en cuando " +
    "uno del distrito. Pueden aplicarse cargos por mensajes y datos. Responda STOP para " +
    "cancelar, HELP para recibir ayuda. El consentimiento no es condición de ninguna compra.",
  zh: "请用短信向我发送我所选邮政编码的 FloodLine 洪水与降雨提醒，以及当地商业区有关淹水的" +
    "消息。频率取决于天气：通常每场暴雨 1 至 3 条，商业区偶尔另发一条。可能产生短信和流量费用。回复 STOP 停止接收，回复 HELP 获取帮助。同意接收" +
    "并非购买任何商品或服务的条件。",
};
