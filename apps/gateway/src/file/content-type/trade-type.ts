const cadSection = /^(?:\s*999\r?\n[^\r\n]*\r?\n)*\s*0\r?\n\s*SECTION\r?\n/;

/** The type of a file of the trade that begins with bytes of its own: drawings, building models and point clouds. */
export function tradeTypeOf(head: Buffer): string | undefined {
  const start = head.toString('latin1');
  if (cadSection.test(start) || start.startsWith('AutoCAD Binary DXF\r\n')) return 'image/vnd.dxf';
  // STEP, of which IFC is a schema. This type is what buildingSMART documents for IFC.
  if (start.startsWith('ISO-10303-21;')) return 'application/x-step';
  // The highest bit of the point format is set in a compressed cloud.
  if (start.startsWith('LASF')) return (head[104] ?? 0) & 0x80 ? 'application/vnd.laszip' : 'application/vnd.las';
  if (start.startsWith('ASTM-E57')) return 'model/e57';
  return undefined;
}
