import type { Surveyed } from "../examined.js";
import type { Check } from "../finding.js";

/** What the package.json of aetherflow says. */
export const oldestNode = "20.19.0";

export const nodeVersion: Check<Surveyed> = {
  name: "node",
  sound: `Node is ${oldestNode} or later`,
  find: () => {
    const { node } = process.versions;
    const wrong = `Node ${node} is older than ${oldestNode}`;
    return isOlder(node, oldestNode) ? [{ wrong, fix: "Install a later Node." }] : [];
  },
};

function isOlder(a: string, b: string): boolean {
  const [majorA = 0, minorA = 0] = a.split(".").map(Number);
  const [majorB = 0, minorB = 0] = b.split(".").map(Number);
  return majorA < majorB || (majorA === majorB && minorA < minorB);
}
