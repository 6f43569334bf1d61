import { EdgeTable } from './edge-table';

const edges = 8_191;
const printable = Array.from({ length: 95 }, (_, index) => 0x20 + index);

/** The printable characters that a hash without a random part sends to the fewest places, node by node. */
function chosenUnits(): number[] {
  const placeOf = (from: number, unit: number) =>
    (Math.imul(from, 0x9e3779b1) ^ Math.imul(unit, 0x85ebca6b)) & (2 * edges + 1);
  return Array.from({ length: edges }, (_, from) =>
    printable.reduce((best, unit) => (placeOf(from, unit) < placeOf(from, best) ? unit : best)),
  );
}

describe('a table of edges', () => {
  it('finds each edge, and no others', () => {
    const table = new EdgeTable(4);
    table.add(0, 0x61, 1);
    table.add(1, 0x61, 2);
    table.add(0, 0xffff, 70_000);
    expect([table.get(0, 0x61), table.get(1, 0x61), table.get(0, 0xffff)]).toEqual([1, 2, 70_000]);
    expect([table.get(2, 0x61), table.get(0, 0x62)]).toEqual([0, 0]);
  });

  it('passes few others to find an edge, also among those that a customer chooses to collide', () => {
    const table = new EdgeTable(edges + 1);
    for (const [from, unit] of chosenUnits().entries()) table.add(from, unit, from + 1);
    // One for two edges is to be expected, thousands for each in one cluster.
    expect(table.passed).toBeLessThan(4 * edges);
  });
});
