/** A decoded picture: four bytes for each pixel, red, green, blue and opacity. */
export interface Pixels {
  data: Buffer;
  width: number;
  height: number;
  /** Pixels in a line of `data`, of which those after `width` are not part of the picture. */
  lineWidth: number;
}

/** The image has more pixels than images of its format may have. */
export class ImageTooLargeError extends Error {}
