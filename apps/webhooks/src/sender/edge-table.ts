import { randomFillSync } from 'node:crypto';

/** A random number for each value of each byte of an edge: four of its node, two of its unit. Each process has its own. */
const tables = randomFillSync(new Int32Array(6 * 256));

/** Stands for no node: the root follows none. */
const none = 0;

/**
 * Which node follows a node by a UTF-16 unit: a hash table with open addressing. Customers choose the units, so the hash is random: simple tabulation
 * (Patrascu & Thorup, 2012), with which linear probing takes constant time whatever they choose.
 */
export class EdgeTable {
  private readonly froms: Int32Array;
  private readonly units: Uint16Array;
  private readonly nodes: Int32Array;
  private readonly mask: number;

  /** For fewer than `most` edges. */
  constructor(most: number) {
    const size = 2 ** Math.ceil(Math.log2(2 * most));
    this.mask = size - 1;
    [this.froms, this.units, this.nodes] = [new Int32Array(size), new Uint16Array(size), new Int32Array(size)];
  }

  /** The node that follows, 0 if there is none. */
  get(from: number, unit: number): number {
    return this.nodes[this.placeOf(from, unit)]!;
  }

  /** Adds the edge to a node, which is not 0. */
  add(from: number, unit: number, node: number): void {
    const place = this.placeOf(from, unit);
    this.froms[place] = from;
    this.units[place] = unit;
    this.nodes[place] = node;
  }

  /** How many places of other edges are passed to find each edge once. */
  get passed(): number {
    return this.nodes.reduce((sum, node, place) => {
      if (node === none) return sum;
      return sum + ((place - hash(this.froms[place]!, this.units[place]!)) & this.mask);
    }, 0);
  }

  private placeOf(from: number, unit: number): number {
    let place = hash(from, unit) & this.mask;
    while (this.nodes[place] !== none && (this.froms[place] !== from || this.units[place] !== unit))
      place = (place + 1) & this.mask;
    return place;
  }
}

function hash(from: number, unit: number): number {
  return (
    tables[from & 0xff]! ^
    tables[0x100 | ((from >>> 8) & 0xff)]! ^
    tables[0x200 | ((from >>> 16) & 0xff)]! ^
    tables[0x300 | (from >>> 24)]! ^
    tables[0x400 | (unit & 0xff)]! ^
    tables[0x500 | (unit >>> 8)]!
  );
}
