import type libheif from 'libheif-js/wasm-bundle.js';
import { ImageTooLargeError, type Pixels } from './pixels';

type Libheif = typeof libheif;

/** Decoded as a whole, with 8 bytes for each pixel. */
const maxPixels = 17_000_000;
/** Cameras store a small version of each picture. This long, it will do: a full one of 12 megapixels takes seconds to decode. */
const smallEdge = 240;

/** Values of enumerations in the C API of libheif. */
const colorspaceRgb = 1;
const chromaInterleavedRgba = 11;
const channelInterleaved = 10;
const errorBytes = 12;

/** Decodes a picture that is compressed with HEVC, as phones make them, upright. sharp comes without a decoder for it. */
export async function decodeHeic(file: Buffer): Promise<Pixels> {
  const { default: heif } = await import('libheif-js/wasm-bundle.js');
  return new HeicFile(heif, file).decode();
}

/**
 * A file in the memory of libheif, by its C API: functions return an error into their first argument, and other values into the last one.
 * Nothing is freed, because the process decodes one file.
 */
class HeicFile {
  private readonly error: number;
  private readonly result: number;
  private readonly context: number;

  constructor(
    private readonly heif: Libheif,
    file: Buffer,
  ) {
    this.error = heif._malloc(errorBytes);
    this.result = heif._malloc(4);
    this.context = heif._heif_context_alloc();
    const bytes = heif._malloc(file.length);
    heif.HEAPU8.set(file, bytes);
    this.call((error) => heif._heif_context_read_from_memory_without_copy(error, this.context, bytes, file.length, 0));
  }

  decode(): Pixels {
    const { heif, context } = this;
    const full = this.call((error, result) => heif._heif_context_get_primary_image_handle(error, context, result));
    const { width, height } = this.sizeOf(full);
    const small = this.smallVersionOf(full);
    if (small === undefined && width * height > maxPixels) throw new ImageTooLargeError();
    return this.pixelsOf(small ?? full);
  }

  /** Undefined if there is none, it is too small, or it has bars at its sides. */
  private smallVersionOf(full: number): number | undefined {
    const { heif, result } = this;
    if (heif._heif_image_handle_get_list_of_thumbnail_IDs(full, result, 1) === 0) return undefined;
    const id = this.number(result);
    const small = this.call((error, handle) => heif._heif_image_handle_get_thumbnail(error, full, id, handle));
    const [fullSize, size] = [this.sizeOf(full), this.sizeOf(small)];
    const widthInProportion = (fullSize.width / fullSize.height) * size.height;
    const isProportional = Math.abs(size.width - widthInProportion) <= 2;
    return isProportional && Math.max(size.width, size.height) >= smallEdge ? small : undefined;
  }

  private pixelsOf(handle: number): Pixels {
    const { heif, result } = this;
    const image = this.call((error, decoded) =>
      heif._heif_decode_image(error, handle, decoded, colorspaceRgb, chromaInterleavedRgba, 0),
    );
    const start = heif._heif_image_get_plane_readonly(image, channelInterleaved, result);
    const lineBytes = this.number(result);
    const { width, height } = this.sizeOf(handle);
    const data = Buffer.from(heif.HEAPU8.buffer, start, lineBytes * height);
    return { data, width, height, lineWidth: lineBytes / 4 };
  }

  private sizeOf(handle: number): { width: number; height: number } {
    return {
      width: this.heif._heif_image_handle_get_width(handle),
      height: this.heif._heif_image_handle_get_height(handle),
    };
  }

  /** Calls a function, and returns the pointer that it stores. */
  private call(run: (error: number, result: number) => void): number {
    run(this.error, this.result);
    const code = this.number(this.error);
    if (code !== 0) throw new Error(`libheif cannot read the picture: error ${code}`);
    return this.number(this.result);
  }

  private number(address: number): number {
    return this.heif.HEAPU32[address / 4]!;
  }
}
