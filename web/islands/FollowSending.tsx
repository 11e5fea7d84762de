import { useEffect } from "preact/hooks";
import { refreshPage } from "@/board/fresh_page.ts";
import { coalesce } from "@/lib/coalesce.ts";

/** While a broadcast goes out its figures come anew, but not the page under a finger that is on "Stop". */
export default function FollowSending({ everyMs }: { everyMs: number }) {
  useEffect(() => {
    const work = coalesce(follow, everyMs);
    const begin = setTimeout(work.ask, everyMs);
    return () => {
      clearTimeout(begin);
      work.stop();
    };

    async function follow(): Promise<boolean> {
      const had = document.activeElement?.closest("[data-live=stop]");
      if (await refreshPage(() => true) === "missing") return false;
      if (!document.querySelector("[data-moving]")) location.reload();
      else work.ask();
      // "Undo" has become "Stop".
      if (had && document.activeElement === document.body) {
        document.querySelector<HTMLElement>("[data-live=stop] button")?.focus();
      }
      return true;
    }
  }, []);

  return null;
}
