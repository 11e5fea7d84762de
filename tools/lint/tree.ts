// The whole tree as the tests of this folder ask it: what each file takes, and what it offers.
import { join } from "node:path";
import { resolve } from "./law.ts";

export const ROOT = join(import.meta.dirname!, "../..");
export const LEFT_OUT = /^(_build|_fresh|node_modules|\..*)$/;

/** A file's imports and exports; paths are from the project's root, a package is its name. */
export interface Source {
  path: string;
  imports: Import[];
  exports: Export[];
}

interface Import {
  target: string;
  /** As the other file exports it: "default", or "*" where all of it is taken. */
  names: string[];
}

interface Export {
  name: string;
  /** An interface, a type, a class or an enum. */
  isType: boolean;
  /** The file says the name again, beside where it declares it. */
  usedInside: boolean;
}

/** Every script of ours, tests among them. */
export async function readTree(): Promise<Source[]> {
  const tree: Source[] = [];
  for await (const path of listScripts("")) {
    tree.push(readSource(path, await Deno.readTextFile(join(ROOT, path))));
  }
  return tree;
}

export async function* listScripts(folder: string): AsyncGenerator<string> {
  for await (const { name, isDirectory } of Deno.readDir(join(ROOT, folder))) {
    if (LEFT_OUT.test(name)) continue;
    if (isDirectory) yield* listScripts(`${folder}${name}/`);
    else if (/\.tsx?$/.test(name)) yield folder + name;
  }
}

/** The linter's own parser reads the file: no guessing at comments and strings. */
export function readSource(path: string, text: string): Source {
  const imports: Import[] = [];
  const exports: Export[] = [];
  const mentions = new Map<string, number>();

  const take = (source: Deno.lint.Node | null, names: string[]) => {
    const literal = source?.type === "TSLiteralType" ? source.literal : source;
    if (literal?.type !== "Literal" || typeof literal.value !== "string") return;
    imports.push({ target: resolve(path, literal.value), names });
  };
  const offer = (name: string, isType: boolean) => {
    // A schema and the type of what it reads share a name and a file.
    const known = exports.find((one) => one.name === name);
    if (known) known.isType ||= isType;
    else exports.push({ name, isType, usedInside: false });
    mentions.set(name, (mentions.get(name) ?? 0) - 1);
  };
  const plugin: Deno.lint.Plugin = {
    name: "tree",
    rules: {
      read: {
        create: () => ({
          ImportDeclaration: ({ source, specifiers }) => take(source, specifiers.map(nameTaken)),
          ImportExpression: ({ source }) => take(source, ["*"]),
          TSImportType: ({ argument }) => take(argument, ["*"]),
          ExportAllDeclaration: ({ source }) => take(source, ["*"]),
          ExportNamedDeclaration({ source, specifiers, declaration }) {
            if (source) take(source, specifiers.map(({ local }) => nameOf(local)));
            else for (const { exported } of specifiers) offer(nameOf(exported), false);
            for (const name of namesDeclared(declaration)) {
              offer(name, TYPES.test(declaration!.type));
            }
          },
          ExportDefaultDeclaration: () => offer("default", false),
          Identifier: ({ name }) => void mentions.set(name, (mentions.get(name) ?? 0) + 1),
        }),
      },
    },
  };
  Deno.lint.runPlugin(plugin, path, text);
  for (const one of exports) one.usedInside = (mentions.get(one.name) ?? 0) > 0;
  return { path, imports, exports };
}

const TYPES = /^(TSInterface|TSTypeAlias|Class|TSEnum)/;

function nameTaken(specifier: Deno.lint.ImportDeclaration["specifiers"][number]): string {
  if (specifier.type === "ImportSpecifier") return nameOf(specifier.imported);
  return specifier.type === "ImportDefaultSpecifier" ? "default" : "*";
}

function nameOf(node: Deno.lint.Node): string {
  if (node.type === "Identifier") return node.name;
  return node.type === "Literal" ? String(node.value) : "";
}

/** What "export function f", "export const { a, b } =" and their like declare. */
function namesDeclared(declaration: Deno.lint.Node | null): string[] {
  if (!declaration) return [];
  if (declaration.type === "VariableDeclaration") {
    return declaration.declarations.flatMap(({ id }) => namesBound(id));
  }
  return "id" in declaration && declaration.id ? [nameOf(declaration.id)] : [];
}

function namesBound(pattern: Deno.lint.Node): string[] {
  if (pattern.type === "ObjectPattern") {
    return pattern.properties.flatMap((one) =>
      one.type === "Property" ? namesBound(one.value) : namesBound(one.argument)
    );
  }
  if (pattern.type === "ArrayPattern") {
    return pattern.elements.flatMap((one) => one ? namesBound(one) : []);
  }
  return [nameOf(pattern)];
}
