import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { hasNews, refreshPage } from "@/board/fresh_page.ts";
import { watchHand } from "@/board/hand.ts";
import { markNear } from "@/board/in_step.ts";
import { takeMap } from "@/board/map_hand.ts";
import { WHOLE } from "@/board/zoom_view.ts";
import { REST_MS, SPREAD_MS } from "@/board/pace.ts";
import { followDistrict, type LineState } from "@/board/shared_line.ts";
import { coalesce } from "@/lib/coalesce.ts";

interface FollowIncidentProps {
  district: string;
  /** The newest event that the page has in it. */
  after: string;
  words: { states: Record<LineState, string>; waits: string; show: string; came: string };
}

/** What an incident's page does by itself: its map moves, keeps in step with the list, and both follow what comes in. */
export default function FollowIncident({ district, after, words }: FollowIncidentProps) {
  const line = useSignal<LineState>("connecting");
  const isWaiting = useSignal(false);
  const told = useSignal("");
  const show = useRef(() => {});

  useEffect(() => {
    const ending = new AbortController();
    const root = document.querySelector<HTMLElement>(".in-step")!;
    const figure = root.querySelector<HTMLElement>(".board-map");
    const partOf = (name: string) => document.querySelector<HTMLElement>(`[data-live="${name}"]`)!;
    let isWhole = true;
    markNear(root, ending.signal);
    const work = coalesce(() => look(false), REST_MS);
    const again = () => isWaiting.value && work.ask();
    const map = figure && takeMap(figure, ({ width }) => {
      isWhole = width === WHOLE.width;
      if (isWhole) again();
    });
    const hands = [
      watchHand(partOf("list"), again),
      watchHand(partOf("ask"), again, { isPushed: false }),
      ...figure ? [watchHand(figure.querySelector("svg")!, again, { isPushed: false })] : [],
    ];

    /** False: it could not be had just now. */
    async function look(isWished: boolean): Promise<boolean> {
      let [isNews, isNewMap] = [false, false];
      const ground = groundOf(document);
      const done = await refreshPage((fresh) => {
        // The first report with a place brings a map that was not there.
        isNewMap = !figure && groundOf(fresh) !== undefined;
        isNews = isNewMap || hasNews(fresh);
        // Another ground would show another place where somebody has come closer.
        const isFree = !hands.some((hand) => hand.isIn()) &&
          (isWhole || groundOf(fresh) === ground);
        return isNews && (isWished || isFree);
      });
      if (done === "fresh") {
        if (isNewMap) location.reload();
        if (groundOf(document) !== ground) map?.showWhole();
        told.value = words.came;
      }
      if (done !== "missing") isWaiting.value = done === "held" && isNews;
      return done !== "missing";
    }
    show.current = () => void look(true);

    const hangUp = followDistrict({
      district,
      after,
      onNews: () => setTimeout(work.ask, Math.random() * SPREAD_MS),
      onState: (state) => line.value = state,
    });
    return () => {
      hangUp();
      work.stop();
      map?.stop();
      for (const hand of hands) hand.stop();
      ending.abort();
    };
  }, []);

  return (
    <div class="live needs-script">
      <span>
        <span class={line.value === "live" ? "dot on" : "dot"} aria-hidden="true" />
        {words.states[line.value]}
      </span>
      <span role="status">
        {isWaiting.value
          ? (
            <>
              <strong>{words.waits}</strong>{" "}
              <button class="link-button" type="button" onClick={() => show.current()}>
                {words.show}
              </button>
            </>
          )
          : told.value}
      </span>
    </div>
  );
}

/** What its map lies on; undefined: it has none. */
function groundOf(page: Document): string | undefined {
  return page.querySelector<SVGElement>("[data-ground]")?.dataset.ground;
}
