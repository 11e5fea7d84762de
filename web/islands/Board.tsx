import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { DistrictReportList } from "shared/api/district.ts";
import { writeGroundBox } from "shared/geo/ground_box.ts";
import { pointAt, type View } from "shared/geo/view.ts";
import { REST_MS, SPREAD_MS } from "@/board/pace.ts";
import { allowChime, chime, isChimeWanted, wantChime } from "@/board/chime.ts";
import { refreshPage } from "@/board/fresh_page.ts";
import { watchHand } from "@/board/hand.ts";
import { keepInStep } from "@/board/in_step.ts";
import { takeMap } from "@/board/map_hand.ts";
import { followDistrict, type LineState } from "@/board/shared_line.ts";
import type { ShownPart } from "@/board/zoom_view.ts";
import { coalesce } from "@/lib/coalesce.ts";
import { SIZE } from "@/map/projection.ts";
import { fill } from "@/words/fill.ts";

interface BoardProps {
  district: string;
  /** The newest event that the list has in it. */
  after: string;
  /** The list's own query, with as many as are counted; and the page's address. */
  query: string;
  path: string;
  /** An older page of the list stays as it is. */
  isLive: boolean;
  view: View;
  words: {
    states: Record<LineState, string>;
    /** {count} */
    oneWaits: string;
    wait: string;
    oneCame: string;
    came: string;
    show: string;
    chime: string;
    onlyHere: string;
    help: string;
  };
}

/** What the board does by itself: hears what is new, and keeps map and list in step. */
export default function Board({ district, after, query, path, isLive, view, words }: BoardProps) {
  const line = useSignal<LineState>("connecting");
  const waiting = useSignal({ count: 0, isMore: false });
  const told = useSignal("");
  const hasChime = useSignal(false);
  const herePath = useSignal("");
  const refresh = useRef(() => Promise.resolve(true));

  useEffect(() => {
    const root = document.querySelector<HTMLElement>(".map-and-list")!;
    const map = takeMap(root.querySelector<HTMLElement>(".board-map")!, (part) => {
      herePath.value = part.width === SIZE ? "" : pathHere(view, part);
    });
    const unstep = keepInStep(root, (id) => {
      const address = new URL(location.href);
      address.searchParams.set("selected", id);
      address.hash = "";
      history.replaceState(history.state, "", address);
      const at = root.querySelector(`.dot[data-report="${CSS.escape(id)}"]`)
        ?.parentElement?.getAttribute("transform")?.match(/-?\d+/g);
      if (at) map.show({ x: Number(at[0]), y: Number(at[1]) });
    });
    return () => {
      map.stop();
      unstep();
    };
  }, []);

  useEffect(() => {
    if (!isLive) return;
    hasChime.value = isChimeWanted();
    const list = document.querySelector<HTMLElement>(".map-and-list .list")!;
    let newestId = newestIn(list);
    let isStale = false;
    const work = coalesce(look, REST_MS);
    const hand = watchHand(list, () => {
      if (isStale && !hand.isIn()) work.ask();
    });

    const put = async (mayMove: () => boolean) => {
      const done = await refreshPage(mayMove);
      if (done !== "fresh") return done;
      newestId = newestIn(list);
      isStale = false;
      waiting.value = { count: 0, isMore: false };
      return done;
    };
    refresh.current = async () => await put(() => true) === "fresh";

    async function look(): Promise<boolean> {
      const response = await fetch(`/api/district/reports?${query}`);
      if (!response.ok) return isForGood(response.status);
      const { reports, next }: DistrictReportList = await response.json();
      const count = reports.filter(({ id }) => id > newestId).length;
      if (count > waiting.value.count) void chime();
      const done = hand.isIn() ? "held" : await put(() => !hand.isIn());
      if (done === "held") {
        isStale = true;
        waiting.value = { count, isMore: count === reports.length && next !== null };
      } else if (done === "fresh" && count > 0) {
        told.value = fill(count === 1 ? words.oneCame : words.came, { count });
      }
      return done !== "missing";
    }

    const hangUp = followDistrict({
      district,
      after,
      onNews: () => setTimeout(work.ask, Math.random() * SPREAD_MS),
      onState: (state) => line.value = state,
    });
    const allow = () => hasChime.value && allowChime();
    globalThis.addEventListener("pointerdown", allow, { once: true });
    return () => {
      hangUp();
      work.stop();
      hand.stop();
      globalThis.removeEventListener("pointerdown", allow);
    };
  }, []);

  const { count, isMore } = waiting.value;
  return (
    <div class="live needs-script">
      {isLive && (
        <>
          <span>
            <span class={line.value === "live" ? "dot on" : "dot"} aria-hidden="true" />
            {words.states[line.value]}
          </span>
          <label class="small-tick">
            <input
              type="checkbox"
              checked={hasChime.value}
              onChange={({ currentTarget: { checked } }) => wantChime(hasChime.value = checked)}
            />
            {words.chime}
          </label>
          <span role="status">
            {count > 0
              ? (
                <>
                  <strong>
                    {fill(count === 1 ? words.oneWaits : words.wait, {
                      count: isMore ? `${count}+` : count,
                    })}
                  </strong>{" "}
                  <a
                    href={path}
                    onClick={(event) => {
                      event.preventDefault();
                      void refresh.current();
                    }}
                  >
                    {words.show}
                  </a>
                </>
              )
              : told.value}
          </span>
        </>
      )}
      <span class="moves-help">{words.help}</span>
      {herePath.value && <a href={herePath.value}>{words.onlyHere}</a>}
    </div>
  );
}

/** The same filter, of the place that the map shows. */
function pathHere(view: View, { x, y, width }: ShownPart): string {
  const from = pointAt(view, { x, y: y + width }, SIZE);
  const to = pointAt(view, { x: x + width, y }, SIZE);
  const address = new URL(location.href);
  for (const name of ["before", "selected", "seen"]) address.searchParams.delete(name);
  // What the board opens on, said outright.
  if (!address.search) address.searchParams.set("status", "open");
  address.searchParams.set(
    "bbox",
    writeGroundBox({
      west: from.longitude,
      south: from.latitude,
      east: to.longitude,
      north: to.latitude,
    }),
  );
  return `${address.pathname}${address.search.replaceAll("%2C", ",")}#map`;
}

/** Ids grow with time. */
function newestIn(list: HTMLElement): string {
  const ids = [...list.querySelectorAll<HTMLElement>(".report-row")].map((row) =>
    row.dataset.report!
  );
  return ids.sort().at(-1) ?? "";
}

/** Signed out, or no longer staff; too many and busy pass. */
function isForGood(status: number): boolean {
  return status < 500 && status !== 429;
}
