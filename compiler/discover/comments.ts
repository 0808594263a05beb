import type ts from "typescript";
import type { TypeScript } from "./input.js";

/**
 * Doc comments are read from the text before a declaration: some entry points of TypeScript do not parse
 * JSDoc tags at all.
 */
export function docComments(ts: TypeScript, declaration: ts.Node): readonly string[] {
  const host = commentHost(ts, declaration);
  const text = host.getSourceFile().text;
  return (ts.getLeadingCommentRanges(text, host.getFullStart()) ?? [])
    .map((range) => text.slice(range.pos, range.end))
    .filter((comment) => comment.startsWith("/**") && comment.length > 4)
    .map(contentOf);
}

/** A variable's comment stands before its statement. */
function commentHost(ts: TypeScript, node: ts.Node): ts.Node {
  if (!ts.isVariableDeclaration(node)) return node;
  const statement = node.parent.parent;
  return ts.isVariableStatement(statement) ? statement : node;
}

const contentOf = (comment: string): string =>
  comment
    .slice(3, -2)
    .split(/\r?\n/u)
    .map((line) => line.replace(/^\s*\*? ?/u, "").trimEnd())
    .join("\n");

const fence = /^```[\s\S]*?^```/gmu;
const marker = /^[ \t]*@node(?![\w-])[ \t]*/mu;
const ownTag = /^[ \t]*@aetherflow[ \t]+(\w+)[ \t]*/mu;

export const hasMarker = (comments: readonly string[]): boolean =>
  comments.some((comment) => marker.test(comment.replace(fence, "")));

/** The word after `@aetherflow` in a comment of our own declarations. */
export const ownTagOf = (comments: readonly string[]): string | undefined =>
  comments.map((comment) => ownTag.exec(comment)?.[1]).find((tag) => tag !== undefined);

/** The last comment that says something, without markers and tags of ours. */
export function docsOf(comments: readonly string[]): string {
  return comments.map(withoutTags).findLast((text) => text !== "") ?? "";
}

/** A line that a tag leaves empty goes with it. */
const withoutTags = (comment: string): string =>
  comment
    .split("\n")
    .map((line) => ({ line, rest: line.replace(marker, "").replace(ownTag, "") }))
    .filter(({ line, rest }) => rest !== "" || line === "")
    .map(({ rest }) => rest)
    .join("\n")
    .trim();
