// A strict reader of XML for tests: what is not well-formed is an error, as in any feed reader.
import assert from "node:assert/strict";

export interface Element {
  name: string;
  attributes: Record<string, string>;
  children: Element[];
  /** All text in it. */
  text: string;
}

const NAME = "[A-Za-z_][\\w.:-]*";
const TAG = new RegExp(`<(/?)(${NAME})((?:\\s+${NAME}="[^"<]*")*)\\s*(/?)>`, "y");

export function readXml(source: string): Element {
  const body = source.replace(/^<\?xml version="1\.0" encoding="UTF-8"\?>\s*/, "");
  assert.notEqual(body, source, "no XML declaration");
  const top: Element = { name: "", attributes: {}, children: [], text: "" };
  const open = [top];
  for (let at = 0; at < body.length;) {
    const next = body.indexOf("<", at);
    const text = decode(body.slice(at, next < 0 ? undefined : next));
    for (const element of open) element.text += text;
    if (next < 0) break;
    TAG.lastIndex = next;
    const match = TAG.exec(body);
    assert.ok(match, `not well-formed at: ${body.slice(next, next + 60)}`);
    const [tag, slash, name, attributes, empty] = match;
    at = next + tag.length;
    if (slash) {
      assert.equal(open.pop()?.name, name, `</${name}> closes something else`);
    } else {
      const element = { name: name!, attributes: readAll(attributes!), children: [], text: "" };
      open.at(-1)!.children.push(element);
      if (!empty) open.push(element);
    }
  }
  assert.deepEqual([open.length, top.children.length], [1, 1], "one root, closed");
  assert.equal(top.text.trim(), top.children[0]!.text.trim(), "nothing beside the root");
  return top.children[0]!;
}

/** The children of this name. */
export function all(element: Element, name: string): Element[] {
  return element.children.filter((child) => child.name === name);
}

/** The text of the one child of this name, down a path: "info/area/areaDesc". */
export function textOf(element: Element, path: string): string {
  let found = element;
  for (const name of path.split("/")) {
    const [child, ...others] = all(found, name);
    assert.ok(child && others.length === 0, `${others.length + (child ? 1 : 0)} × ${name}`);
    found = child;
  }
  return found.text;
}

function readAll(attributes: string): Record<string, string> {
  const pairs = [...attributes.matchAll(new RegExp(`(${NAME})="([^"]*)"`, "g"))]
    .map(([, name, value]) => [name!, decode(value!)] as const);
  assert.equal(new Set(pairs.map(([name]) => name)).size, pairs.length, "an attribute twice");
  return Object.fromEntries(pairs);
}

const ENTITIES: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

function decode(text: string): string {
  // deno-lint-ignore no-control-regex
  assert.doesNotMatch(text, /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/, "a character XML forbids");
  return text.replace(/&(\w*;?)/g, (whole, name: string) => {
    const character = name.endsWith(";") ? ENTITIES[name.slice(0, -1)] : undefined;
    assert.ok(character, `${whole} is no entity`);
    return character;
  });
}
