import { crc32, deflateSync } from "node:zlib";

/** An RGB picture as the bytes of a PNG file (ISO/IEC 15948): one IDAT, no filters. */
export function png(width: number, height: number, rgb: Uint8Array): Uint8Array {
  const chunk = (type: string, data: Uint8Array) => {
    const out = Buffer.alloc(data.length + 12);
    out.writeUInt32BE(data.length, 0);
    out.write(type, 4, "latin1");
    out.set(data, 8);
    out.writeUInt32BE(crc32(out.subarray(4, data.length + 8)), data.length + 8);
    return out;
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const rows = Buffer.alloc(height * (width * 3 + 1));
  for (let y = 0; y < height; y++) rows.set(rgb.subarray(y * width * 3, (y + 1) * width * 3), y * (width * 3 + 1) + 1);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(rows, { level: 6 })),
    chunk("IEND", new Uint8Array(0)),
  ]);
}

/** A white sheet of pictures of one size, row by row. */
export function sheet(pictures: Uint8Array[], side: number, columns: number): Uint8Array {
  const gap = 6;
  const rows = Math.ceil(pictures.length / columns);
  const width = columns * (side + gap) + gap;
  const height = rows * (side + gap) + gap;
  const data = new Uint8Array(width * height * 3).fill(255);
  pictures.forEach((picture, i) => {
    const left = gap + (i % columns) * (side + gap);
    const top = gap + Math.floor(i / columns) * (side + gap);
    for (let y = 0; y < side; y++)
      data.set(picture.subarray(y * side * 3, (y + 1) * side * 3), ((top + y) * width + left) * 3);
  });
  return png(width, height, data);
}
