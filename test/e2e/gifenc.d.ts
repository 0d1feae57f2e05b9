// What we use of gifenc, which has no types of its own.

declare module 'gifenc' {
  type Palette = readonly (readonly number[])[];
  interface Frame {
    readonly palette?: Palette;
    /** How long it is shown, in milliseconds. */
    readonly delay?: number;
    /** The palette's place that lets the frame before show through. */
    readonly transparentIndex?: number;
    readonly transparent?: boolean;
    readonly dispose?: number;
  }
  interface Encoder {
    writeFrame(pixels: Uint8Array, width: number, height: number, frame: Frame): void;
    finish(): void;
    bytes(): Uint8Array;
  }
  /** The package is CommonJS: its functions are members of what is imported. */
  const gifenc: {
    GIFEncoder(): Encoder;
    quantize(rgba: Uint8Array, mostColors: number): Palette;
    applyPalette(rgba: Uint8Array, palette: Palette): Uint8Array;
  };
  // biome-ignore lint/style/noDefaultExport: that is how a CommonJS package comes in.
  export default gifenc;
}
