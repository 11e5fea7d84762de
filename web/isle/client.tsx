// Browser entry, sent only with pages that have an island: hydrates each of them.
import { signal } from "@preact/signals";
import { parse } from "devalue";
import { Component, type ComponentType, hydrate } from "preact";
import { emptyMarkup } from "../lib/trusted_types.ts";
import { isFault } from "../seam/faults.ts";

// One parse for the whole page: a signal given to two islands is one signal again.
const json = document.getElementById("isle-props")!.textContent!;
const props = parse(json, { Signal: ([value]: [unknown]) => signal(value) });

const started = new WeakSet<Element>();

/** Hydrates all of them or none: half a form that lives would hold back the other half. */
async function startAll(root: ParentNode): Promise<void> {
  const found = [...root.querySelectorAll<HTMLElement>("isle-island")];
  const asleep = found.filter((element) => !started.has(element));
  for (const element of asleep) started.add(element);
  const modules = await Promise.all(asleep.map(({ dataset }) => import(dataset.src!)));
  asleep.forEach((element, index) => start(element, modules[index].default));
}

function start(element: HTMLElement, Island: ComponentType): void {
  const own = props[Number(element.dataset.props)];
  const nodes = takeSlot(element);
  hydrate(<Island {...own}>{nodes && <Slot nodes={nodes} />}</Island>, element);
}

/** What the server rendered as the island's children: shown already, or waiting in a template. */
function takeSlot(element: HTMLElement): Node[] | undefined {
  const template = element.querySelector<HTMLTemplateElement>(":scope > template[data-slot]");
  template?.remove();
  const slot = template?.content ?? element.querySelector("isle-slot");
  return slot ? [...slot.childNodes] : undefined;
}

/** Shows nodes that Preact does not manage. They live on while hidden, islands in them too. */
class Slot extends Component<{ nodes: Node[] }> {
  override shouldComponentUpdate() {
    return false;
  }

  override componentDidMount() {
    const slot = this.base as HTMLElement;
    if (!slot.firstChild) slot.append(...this.props.nodes);
    startAll(slot);
  }

  render() {
    return <isle-slot dangerouslySetInnerHTML={{ __html: emptyMarkup() }} />;
  }
}

globalThis.islandsBegan = true;
startAll(document).then(
  // For whoever measures: from here on every island answers.
  () => performance.mark?.("islands"),
  // None lives yet: an island's file did not come, or one of them does not run here.
  (error) => {
    console.error(error);
    globalThis.goPlain(isFault(error) ? "broken" : "none", String(error));
  },
);

declare module "preact" {
  namespace JSX {
    interface IntrinsicElements {
      "isle-slot": { dangerouslySetInnerHTML: { __html: string } };
    }
  }
}
