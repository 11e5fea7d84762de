// Server side of islands. While a page renders, every component that is registered as an island is
// put into <isle-island>, and its props are collected for the browser.
import { Signal } from "@preact/signals";
import { stringify } from "devalue";
import { type ComponentType, createContext, h, isValidElement, options } from "preact";
import type { ComponentChildren, VNode } from "preact";
import { useContext } from "preact/hooks";

// deno-lint-ignore no-explicit-any
type AnyComponent = ComponentType<any>;
type Props = Record<string, unknown>;

export interface Rendered {
  name: string;
  props: Props;
}

const names = new Map<unknown, string>();

export function registerIsland(name: string, component: AnyComponent): void {
  names.set(component, name);
}

let collected: { islands: Rendered[]; entryOf: (name: string) => string } | null = null;

/** Runs one synchronous render, and gives the islands in it, in their order on the page. */
export function collectIslands(entryOf: (name: string) => string, render: () => string) {
  const islands: Rendered[] = [];
  collected = { islands, entryOf };
  try {
    return { html: render(), islands };
  } finally {
    collected = null;
  }
}

let isPlain = false; // while an island's own vnode is made

const previous = options.vnode;
options.vnode = (vnode: VNode) => {
  const name = isPlain ? undefined : names.get(vnode.type);
  if (name) {
    vnode.props = { name, type: vnode.type, props: vnode.props } as never;
    vnode.type = Island as AnyComponent;
  }
  previous?.(vnode);
};

function plain(type: AnyComponent, props: Props): VNode {
  isPlain = true;
  try {
    return h(type, props);
  } finally {
    isPlain = false;
  }
}

const InIsland = createContext(false);

function Island({ name, type, props }: { name: string; type: AnyComponent; props: Props }) {
  // Inside another island, the outer one brings it to life.
  if (useContext(InIsland) || !collected) return plain(type, props);
  const { children, ...own } = props;
  if (typeof children === "function") throw new Error(`Island ${name}: children is a function`);
  const id = collected.islands.push({ name, props: own }) - 1;
  // Children stay the server's: the browser keeps their HTML as it is.
  const slot = { isShown: false };
  const island = children == null
    ? plain(type, own)
    : plain(type, { ...own, children: h(Slot, { slot, children: children as VNode }) });
  return h(
    "isle-island",
    { "data-props": id, "data-src": collected.entryOf(name) } as Props,
    h(InIsland.Provider, { value: true, children: island }),
    children != null && h(HiddenSlot, { slot, children: children as VNode }),
  );
}

interface SlotProps {
  slot: { isShown: boolean };
  children: ComponentChildren;
}

function Slot({ slot, children }: SlotProps) {
  slot.isShown = true;
  return h("isle-slot", null, h(InIsland.Provider, { value: false, children }));
}

/** Children that the island did not show yet wait in a template. Rendered after the island. */
function HiddenSlot({ slot, children }: SlotProps) {
  if (slot.isShown) return null;
  return h(
    "template",
    { "data-slot": "" } as Props,
    h(InIsland.Provider, { value: false, children }),
  );
}

/** All islands' props as one text: a signal given to two islands is one signal there again. */
export function stringifyProps(islands: Rendered[]): string {
  try {
    return stringify(islands.map(({ props }) => props), reducers); // with every "<" escaped
  } catch (error) {
    // devalue says where, as "[1].at": the island's place on the page, then the prop.
    const place = (error as { path?: string }).path?.match(/^\[(\d+)\]\.?(.*)$/);
    const where = place ? `Island ${islands[Number(place[1])]!.name}, ${place[2]}` : "An island";
    throw new Error(`${where}: ${(error as Error).message}`, { cause: error });
  }
}

const reducers = {
  Signal: (value: unknown) => value instanceof Signal && [value.peek()],
  Element: (value: unknown) => {
    if (isValidElement(value)) throw new Error("JSX reaches an island as children, not as a prop");
  },
};
