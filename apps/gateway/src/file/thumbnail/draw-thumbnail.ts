import sharp from 'sharp';

const edge = 400;

/**
 * Pixels of an image that is decoded, by format as libvips names it. JPEG is decoded at a fraction of its size; PNG and TIFF mostly line by
 * line; the others as a whole, AVIF with 20 bytes for each pixel.
 */
const maxPixels: Readonly<Record<string, number>> = {
  jpeg: 200_000_000,
  png: 100_000_000,
  tiff: 50_000_000,
  gif: 25_000_000,
  webp: 25_000_000,
  heif: 8_500_000,
};

/** The image has more pixels than images of its format may have. */
export class ImageTooLargeError extends Error {}

// Decoders of other formats are not asked at all.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: ['Jpeg', 'Png', 'Webp', 'Nsgif', 'Tiff', 'Heif'].map((format) => `VipsForeignLoad${format}`),
});
sharp.concurrency(1);
sharp.cache(false);

/** Draws the thumbnail of an image, in WebP. @throws ImageTooLargeError before decoding; or an error of libvips. */
export async function drawThumbnail(image: Buffer): Promise<Buffer> {
  const { width, height, format } = await sharp(image).metadata();
  const limitInputPixels = maxPixels[format];
  if (limitInputPixels === undefined || width * height > limitInputPixels) throw new ImageTooLargeError();
  return sharp(image, { limitInputPixels, failOn: 'error', sequentialRead: true })
    .rotate() // applies the EXIF orientation
    .resize(edge, edge, { fit: 'inside', withoutEnlargement: true })
    .webp({ quality: 75 })
    .toBuffer();
}
