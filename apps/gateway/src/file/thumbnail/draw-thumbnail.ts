import sharp, { type Metadata, type Sharp } from 'sharp';
import { decodeHeic } from './heic-picture';
import { ImageTooLargeError } from './pixels';
import { drawRelief } from './relief';

const edge = 400;

/**
 * Pixels of an image that is decoded, by format as libvips names it. JPEG is decoded at a fraction of its size, PNG and TIFF mostly line by
 * line: 600 megapixels are a plan in A0 with 600 dots per inch. The others are decoded as a whole, AVIF with 20 bytes for each pixel.
 */
const maxPixels: Readonly<Record<string, number>> = {
  jpeg: 600_000_000,
  png: 600_000_000,
  tiff: 600_000_000,
  gif: 25_000_000,
  webp: 25_000_000,
  heif: 8_500_000,
};

// Decoders of other formats are not asked at all.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: ['Jpeg', 'Png', 'Webp', 'Nsgif', 'Tiff', 'Heif'].map((format) => `VipsForeignLoad${format}`),
});
sharp.concurrency(1);
sharp.cache(false);

/** Draws the thumbnail of an image, in WebP. @throws ImageTooLargeError before decoding; or an error of a decoder. */
export async function drawThumbnail(image: Buffer): Promise<Buffer> {
  const metadata = await sharp(image, { limitInputPixels: false }).metadata();
  const picture = await decode(image, metadata);
  return picture.webp({ quality: 75 }).toBuffer();
}

async function decode(
  image: Buffer,
  { width, height, format, compression, depth, channels }: Metadata,
): Promise<Sharp> {
  if (compression === 'hevc') return decodePhoto(image);
  const limitInputPixels = maxPixels[format];
  if (limitInputPixels === undefined || width * height > limitInputPixels) throw new ImageTooLargeError();
  const input = sharp(image, { limitInputPixels, failOn: 'error', sequentialRead: true }).rotate(); // as EXIF says
  if (format === 'tiff' && channels === 1 && /^(?:float|short)$/.test(depth)) {
    return drawRelief(shrink(input, 'nearest'), depth);
  }
  return shrink(input);
}

async function decodePhoto(image: Buffer): Promise<Sharp> {
  const { data, width, height, lineWidth } = await decodeHeic(image);
  const lines = sharp(data, { raw: { width: lineWidth, height, channels: 4 } });
  return shrink(lines.extract({ left: 0, top: 0, width, height }));
}

function shrink(picture: Sharp, kernel: 'lanczos3' | 'nearest' = 'lanczos3'): Sharp {
  return picture.resize(edge, edge, { fit: 'inside', withoutEnlargement: true, kernel });
}
