// Browser entry, sent only with pages that have an island: hydrates each of them.
import { signal } from "@preact/signals";
import { parse } from "devalue";
import { Component, hydrate } from "preact";

// One parse for the whole page: a signal given to two islands is one signal again.
const json = document.getElementById("isle-props")!.textContent!;
const props = parse(json, { Signal: ([value]: [unknown]) => signal(value) });

const started = new WeakSet<Element>();

async function startAll(root: ParentNode): Promise<void> {
  const found = [...root.querySelectorAll<HTMLElement>("isle-island")];
  const asleep = found.filter((element) => !started.has(element));
  await Promise.all(asleep.map((element) => {
    started.add(element);
    return start(element).catch(reportError);
  }));
}

async function start(element: HTMLElement): Promise<void> {
  const { default: Island } = await import(element.dataset.src!);
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
    return <isle-slot dangerouslySetInnerHTML={{ __html: "" }} />;
  }
}

await startAll(document);
// For whoever measures: from here on every island answers.
performance.mark("islands");

declare module "preact" {
  namespace JSX {
    interface IntrinsicElements {
      "isle-slot": { dangerouslySetInnerHTML: { __html: string } };
    }
  }
}
