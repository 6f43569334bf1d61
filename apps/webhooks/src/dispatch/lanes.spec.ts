import * as fc from 'fast-check';
import { Lanes } from './lanes';

describe('Lanes', () => {
  it('asks an endpoint for no more than may be under way to it', () => {
    const lanes = new Lanes({ slots: 64, perEndpoint: 4 });
    lanes.wake([1]);
    const [lane] = lanes.take();
    expect(lane).toEqual({ endpointId: 1, free: 4 });
    lanes.started(lane!, 4);
    expect(lanes.take()).toEqual([]);
    lanes.finished(1);
    expect(lanes.take()).toEqual([{ endpointId: 1, free: 1 }]);
  });

  it('forgets an endpoint that had less than it could take', () => {
    const lanes = new Lanes({ slots: 64, perEndpoint: 4 });
    lanes.wake([1]);
    lanes.started(lanes.take()[0]!, 3);
    expect(lanes.take()).toEqual([]);
  });

  it('remembers an endpoint that is woken while it is being asked', () => {
    const lanes = new Lanes({ slots: 64, perEndpoint: 4 });
    lanes.wake([1]);
    const [lane] = lanes.take();
    lanes.wake([1]);
    lanes.started(lane!, 0);
    expect(lanes.take()).toEqual([{ endpointId: 1, free: 4 }]);
  });

  it('takes turns: who has had one waits behind the others', () => {
    const lanes = new Lanes({ slots: 4, perEndpoint: 4 });
    lanes.wake([1, 2]);
    const [first] = lanes.take();
    lanes.started(first!, 4);
    for (let n = 0; n < 4; n++) lanes.finished(1);
    expect(lanes.take()).toEqual([{ endpointId: 2, free: 4 }]);
  });

  it('lets endpoints that never answer hold their share and no more', () => {
    const lanes = new Lanes({ slots: 10, perEndpoint: 4 });
    lanes.wake([1, 2]);
    for (const lane of lanes.take()) lanes.started(lane, lane.free);
    lanes.wake([1, 2, 3]);
    expect(lanes.take()).toEqual([{ endpointId: 3, free: 2 }]);
  });

  it('keeps both limits, whatever happens', () => {
    const step = fc.record({
      wake: fc.array(fc.integer({ min: 1, max: 8 })),
      found: fc.nat({ max: 6 }),
      finish: fc.nat({ max: 12 }),
    });
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 5 }),
        fc.array(step),
        (slots, perEndpoint, steps) => {
          const lanes = new Lanes({ slots, perEndpoint });
          const underWay: number[] = [];
          for (const { wake, found, finish } of steps) {
            lanes.wake(wake);
            for (const lane of lanes.take()) {
              const count = Math.min(found, lane.free);
              lanes.started(lane, count);
              for (let n = 0; n < count; n++) underWay.push(lane.endpointId);
            }
            expect(underWay.length).toBeLessThanOrEqual(slots);
            for (const id of underWay)
              expect(underWay.filter((other) => other === id).length).toBeLessThanOrEqual(perEndpoint);
            for (const id of underWay.splice(0, finish)) lanes.finished(id);
          }
        },
      ),
    );
  });
});
