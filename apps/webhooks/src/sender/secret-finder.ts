interface Node {
  next: Map<number, Node>;
  /** Length of the text that leads here. */
  depth: number;
  /** Length of the longest secret that ends here, 0 if none does. */
  longest: number;
  /** The longest end of that text that is the start of a secret as well. */
  fallback: Node;
}

/** Finds any number of secrets in one pass over a text, whatever they and the text are (Aho & Corasick, 1975). */
export class SecretFinder {
  private readonly root: Node;

  constructor(secrets: Iterable<string>) {
    this.root = emptyNode(0);
    for (const secret of secrets) this.insert(secret);
    this.link();
  }

  /**
   * The places of all secrets, each from its first character to after its last. Places that touch are one. `startsAt` is where
   * the end of the text may be the start of a secret; the length of the text if it is not.
   */
  find(text: string): { places: [from: number, to: number][]; startsAt: number } {
    const places: [from: number, to: number][] = [];
    let node = this.root;
    for (let index = 0; index < text.length; index++) {
      node = this.after(node, text.charCodeAt(index));
      if (node.longest === 0) continue;
      let from = index + 1 - node.longest;
      while (places.length > 0 && places.at(-1)![1] >= from) from = Math.min(from, places.pop()![0]);
      places.push([from, index + 1]);
    }
    return { places, startsAt: text.length - node.depth };
  }

  private insert(secret: string): void {
    let node = this.root;
    for (let index = 0; index < secret.length; index++) {
      const unit = secret.charCodeAt(index);
      let next = node.next.get(unit);
      if (!next) node.next.set(unit, (next = emptyNode(node.depth + 1)));
      node = next;
    }
    node.longest = node.depth;
  }

  /** Breadth first: the fallback of a node is nearer to the root. */
  private link(): void {
    const nodes = [this.root];
    for (const node of nodes) {
      for (const [unit, child] of node.next) {
        child.fallback = node === this.root ? this.root : this.after(node.fallback, unit);
        child.longest ||= child.fallback.longest;
        nodes.push(child);
      }
    }
  }

  private after(node: Node, unit: number): Node {
    while (node !== this.root && !node.next.has(unit)) node = node.fallback;
    return node.next.get(unit) ?? this.root;
  }
}

function emptyNode(depth: number): Node {
  const node = { next: new Map<number, Node>(), depth, longest: 0 } as Node;
  node.fallback = node;
  return node;
}
