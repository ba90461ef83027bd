interface PageOf {
  /** In points. */
  readonly width: number;
  readonly height: number;
  /** What of the page cannot be read. */
  readonly broken?: 'drawing' | 'picture';
}
const OBJECTS_BEFORE = 3;
const OBJECTS_OF_PAGE = 3;

/** A whole PDF, each page with a black block in its middle. */
export function pdfOf(pages: readonly PageOf[]): Buffer {
  const kids = pages.map((_, i) => `${OBJECTS_BEFORE + OBJECTS_OF_PAGE * i} 0 R`).join(' ');
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    ...pages.flatMap((page, i) => objectsOf(page, OBJECTS_BEFORE + OBJECTS_OF_PAGE * i)),
  ];
  let text = '%PDF-1.4\n';
  const offsets = objects.map((body, i) => {
    const at = text.length;
    text += `${i + 1} 0 obj\n${body}\nendobj\n`;
    return at;
  });
  const start = text.length;
  const lines = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  return Buffer.from(
    `${text}xref\n0 ${size}\n0000000000 65535 f \n${lines}trailer << /Size ${size} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`,
  );
}

function objectsOf({ width, height, broken }: PageOf, at: number): string[] {
  const block = `0 0 0 rg ${width / 4} ${height / 4} ${width / 2} ${height / 2} re f`;
  const drawing = broken === 'picture' ? `q ${width} 0 0 ${height} 0 0 cm /Scan Do Q` : block;
  const filter = broken === 'drawing' ? '/Filter /FlateDecode ' : '';
  return [
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] /Contents ${at + 1} 0 R /Resources << /XObject << /Scan ${at + 2} 0 R >> >> >>`,
    `<< ${filter}/Length ${drawing.length} >>\nstream\n${drawing}\nendstream`,
    '<< /Type /XObject /Subtype /Image /Width 9 /Height 9 /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode /Length 4 >>\nstream\nscan\nendstream',
  ];
}
