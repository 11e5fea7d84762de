// Lint rules of our own: who may import whom, who may read the environment, what is pure.
import { findBreach, PURE, resolve } from "./law.ts";

const ROOT = import.meta.dirname!.replace(/tools[\\/]lint$/, "").replaceAll("\\", "/");

export default {
  name: "floodline",
  rules: {
    "import-law": { create: checkImports },
    "environment": { create: checkEnvironment },
    "pure": { create: checkPurity },
  },
} satisfies Deno.lint.Plugin;

function checkImports(context: Deno.lint.RuleContext): Deno.lint.LintVisitor {
  const file = pathOf(context);
  const check = (node: Deno.lint.Node, source: Deno.lint.Node | null) => {
    const literal = source?.type === "TSLiteralType" ? source.literal : source;
    const specifier = literal?.type === "Literal" ? literal.value : undefined;
    if (typeof specifier !== "string") return;
    const target = resolve(file, specifier);
    const why = findBreach(file, target);
    if (why) context.report({ node, message: `${file} may not import ${target}: ${why}` });
  };
  return {
    ImportDeclaration: (node) => check(node, node.source),
    ImportExpression: (node) => check(node, node.source),
    ExportAllDeclaration: (node) => check(node, node.source),
    ExportNamedDeclaration: (node) => check(node, node.source),
    TSImportType: (node) => check(node, node.argument),
  };
}

/** Configuration comes in as an argument: only where a program starts is the environment read. */
const READERS =
  /^((web|api|worker|sandbox|replay)\/main\.ts|web\/(dev|serve)\.ts|(tools|testing|e2e|bench|deploy)\/.*)$|_test\.tsx?$/;

function checkEnvironment(context: Deno.lint.RuleContext): Deno.lint.LintVisitor {
  const mayRead = READERS.test(pathOf(context));
  return {
    MemberExpression(node) {
      const text = context.sourceCode.getText(node);
      if (/^Deno\.env\.(set|delete)$/.test(text)) {
        context.report({ node, message: "Pass values as arguments: the environment is not set" });
      } else if (!mayRead && /^(Deno|process)\.env$/.test(text)) {
        context.report({ node, message: "Only main.ts reads the environment" });
      }
    },
  };
}

function checkPurity(context: Deno.lint.RuleContext): Deno.lint.LintVisitor {
  if (!PURE.test(pathOf(context))) return {};
  const message = "Decisions are pure: time, chance and network come in as arguments";
  return {
    Identifier(node) {
      if (/^(fetch|Deno|crypto|performance|setTimeout|process)$/.test(node.name)) {
        context.report({ node, message });
      }
    },
    MemberExpression(node) {
      const text = context.sourceCode.getText(node);
      if (/^(Date\.now|Math\.random)$/.test(text)) context.report({ node, message });
    },
    NewExpression(node) {
      if (context.sourceCode.getText(node.callee) === "Date" && node.arguments.length === 0) {
        context.report({ node, message });
      }
    },
  };
}

function pathOf(context: Deno.lint.RuleContext): string {
  const name = context.filename.replace(/^file:\/\//, "").replaceAll("\\", "/");
  return name.startsWith(ROOT) ? name.slice(ROOT.length) : name;
}
