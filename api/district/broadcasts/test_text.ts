import type { Language } from "shared/languages.ts";
import { MAX_TESTS_A_DAY } from "shared/limits.ts";
import { AppError } from "shared/server/app_error.ts";
import { lockOne } from "shared/server/locks.ts";
import { countTests, enqueueTest } from "shared/server/outbox/broadcasts.ts";
import { pay } from "shared/server/outbox/purses.ts";
import { countSegments } from "shared/server/segments.ts";
import { WORDS } from "shared/server/words/words.ts";
import type { Deps } from "../../deps.ts";
import { asManager, asOurselves } from "../manager.ts";
import { readBroadcast, type Staff } from "./broadcast.ts";
import { aDayBefore } from "./send.ts";
import { prepareTexts } from "./texts.ts";

/**
 * A broadcast on one's own phone, marked as a test: to whoever asks, and to nobody else.
 *
 * @throws AppError broadcastNotFound, invalidInput where it has no words in that language, tooManyTests,
 * broadcastTooDear
 */
export async function sendTest(
  { sql, now: clock, allowance }: Deps,
  by: Staff,
  id: string,
  language: Language,
): Promise<void> {
  const now = clock();
  await asManager(sql, by.bidId, async (tx) => {
    const { broadcast: { isDrill }, content, district } = await readBroadcast(tx, by, id);
    const text = prepareTexts(content, { district: district.name, isDrill })
      .find((text) => text.language === language);
    if (!text) {
      throw new AppError("invalidInput", {
        fields: { language: ({ fields }) => fields.broadcastWords },
      });
    }
    await asOurselves(tx);
    await lockOne(tx, "broadcasts", by.userId);
    if (await countTests(tx, by.userId, aDayBefore(now)) >= MAX_TESTS_A_DAY) {
      throw new AppError("tooManyTests");
    }
    const body = WORDS[language].broadcast.test(text.body);
    const price = { parts: countSegments(body) };
    const { isPaid } = await pay(tx, "broadcasts", price, allowance, now);
    if (!isPaid) throw new AppError("broadcastTooDear");
    await enqueueTest(tx, { userId: by.userId, language, body }, now);
  });
}
