import { EdgeTable } from './edge-table';

const root = 0;

/**
 * Finds any number of secrets in one pass over a text, whatever they and the text are (Aho & Corasick, 1975). An attempt makes one, so it is made
 * in little time: nodes are numbers in the order of their depth, and all is in typed arrays.
 */
export class SecretFinder {
  private readonly edges: EdgeTable;
  /** Length of the text that leads to a node. */
  private readonly depth: Int32Array;
  /** Length of the longest secret that ends at a node, 0 if none does. */
  private readonly longest: Int32Array;
  /** The node of the longest end of that text that is the start of a secret as well. */
  private readonly fallback: Int32Array;
  private nodes = 1;

  constructor(secrets: Iterable<string>) {
    const byLength = [...new Set(secrets)].sort((one, other) => other.length - one.length);
    const most = byLength.reduce((sum, { length }) => sum + length, 1);
    [this.depth, this.longest, this.fallback] = [new Int32Array(most), new Int32Array(most), new Int32Array(most)];
    this.edges = new EdgeTable(most);
    this.insert(byLength);
  }

  /**
   * The places of all secrets, each from its first character to after its last. Places that touch are one. `startsAt` is where
   * the end of the text may be the start of a secret; the length of the text if it is not.
   */
  find(text: string): { places: [from: number, to: number][]; startsAt: number } {
    const places: [from: number, to: number][] = [];
    let node = root;
    for (let index = 0; index < text.length; index++) {
      node = this.after(node, text.charCodeAt(index));
      const length = this.longest[node]!;
      if (length === 0) continue;
      let from = index + 1 - length;
      while (places.length > 0 && places.at(-1)![1] >= from) from = Math.min(from, places.pop()![0]);
      places.push([from, index + 1]);
    }
    return { places, startsAt: text.length - this.depth[node]! };
  }

  /** Character by character of all secrets: the fallback of a node is nearer to the root, and complete before it. */
  private insert(byLength: readonly string[]): void {
    const nodes = new Int32Array(byLength.length);
    let count = byLength.length;
    for (let depth = 1; ; depth++) {
      while (count > 0 && byLength[count - 1]!.length < depth) count -= 1;
      if (count === 0) return;
      for (let index = 0; index < count; index++) {
        const secret = byLength[index]!;
        const node = this.child(nodes[index]!, secret.charCodeAt(depth - 1));
        if (secret.length === depth) this.longest[node] = depth;
        nodes[index] = node;
      }
    }
  }

  private child(parent: number, unit: number): number {
    const known = this.edges.get(parent, unit);
    if (known !== root) return known;
    const node = this.nodes++;
    this.depth[node] = this.depth[parent]! + 1;
    this.fallback[node] = parent === root ? root : this.after(this.fallback[parent]!, unit);
    this.longest[node] = this.longest[this.fallback[node]]!;
    this.edges.add(parent, unit, node);
    return node;
  }

  private after(start: number, unit: number): number {
    let node = start;
    for (;;) {
      const next = this.edges.get(node, unit);
      if (next !== root || node === root) return next;
      node = this.fallback[node]!;
    }
  }
}
