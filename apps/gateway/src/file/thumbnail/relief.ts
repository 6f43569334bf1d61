import sharp, { type Sharp } from 'sharp';

/** What terrain models store where they have no height, apart from the extremes of their numbers. */
const noData = -9_999;
const isHeight = (value: number) => value > noData && Math.abs(value) < 1e30;

/**
 * Draws measured values, such as the heights of a terrain model, from black for the lowest to white for the highest. As colors, heights in
 * metres would all be the same white. Where there is no value, the picture is transparent.
 */
export async function drawRelief(values: Sharp, depth: string): Promise<Sharp> {
  const space = depth === 'short' ? 'grey16' : 'b-w';
  const { data, info } = await values
    .pipelineColourspace(space)
    .toColourspace(space)
    .extractChannel(0)
    .raw({ depth: 'float' })
    .toBuffer({ resolveWithObject: true });
  const heights = new Float32Array(data.buffer, data.byteOffset, data.length / Float32Array.BYTES_PER_ELEMENT);
  const known = heights.filter(isHeight).toSorted();
  const lowest = known[0] ?? 0;
  const range = (known.at(-1) ?? 0) - lowest || 1;
  const pixels = Buffer.from(
    Array.from(heights, (height) => (isHeight(height) ? [((height - lowest) / range) * 255, 255] : [0, 0])).flat(),
  );
  return sharp(pixels, { raw: { width: info.width, height: info.height, channels: 2 } });
}
