import { crc32, deflateSync } from "node:zlib";
import sharp, { type Colour, type Sharp } from "sharp";
import { describe, expect, it } from "vitest";
import { checkPhoto, PhotoError, type PhotoErrorCode, photoLimits, readPhoto } from "../../../src/pipeline/index.ts";

const red = { r: 220, g: 40, b: 30 };
const plain = (width = 96, height = 80, background: Colour = red): Sharp =>
  sharp({ create: { width, height, channels: 3, background } });

/** Noise compresses badly: a file of it that is cut in half lacks half of its pixels. */
function noise(width = 200, height = 160): Sharp {
  const data = new Uint8Array(width * height * 3);
  for (let i = 0, seed = 1; i < data.length; i++) {
    seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
    data[i] = seed >>> 24;
  }
  return sharp(data, { raw: { width, height, channels: 3 } });
}

async function refusal(bytes: Uint8Array, door: (bytes: Uint8Array) => Promise<unknown>): Promise<PhotoError> {
  const error = await door(bytes).then(
    () => new Error("it was accepted"),
    (error: unknown) => error,
  );
  expect(error).toBeInstanceOf(PhotoError);
  return error as PhotoError;
}

/** Both doors, the header's and the full one, refuse with one code and say what to do. */
async function expectRefused(bytes: Uint8Array, code: PhotoErrorCode): Promise<void> {
  for (const door of [checkPhoto, readPhoto]) {
    const { code: actual, message } = await refusal(bytes, door);
    expect(actual).toBe(code);
    expect(message).toMatch(/\bSend\b|send/);
  }
}

function pngChunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const chunk = Buffer.alloc(body.length + 8);
  chunk.writeUInt32BE(data.length);
  body.copy(chunk, 4);
  chunk.writeUInt32BE(crc32(body), body.length + 4);
  return chunk;
}

function pngHeader(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width);
  header.writeUInt32BE(height, 4);
  header.set([1, 0], 8); // one bit, grey
  return Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), pngChunk("IHDR", header)]);
}

const pngEnd = pngChunk("IEND", new Uint8Array());
const afterHeader = 33;
const isoMedia = (brand: string): Buffer =>
  Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from(`ftyp${brand}\0\0\0\0${brand}mif1`), Buffer.alloc(64)]);

describe("files that are no pictures, by their content", () => {
  const text = (value: string) => Buffer.from(value, "latin1");
  const cases: [name: string, code: PhotoErrorCode, bytes: Uint8Array][] = [
    ["nothing", "empty", new Uint8Array()],
    ["one byte", "not-a-picture", text("\xff")],
    ["a zip archive renamed to photo.png", "not-a-picture", text(`PK\x03\x04${"\0".repeat(200)}`)],
    ["a PDF", "not-a-picture", text("%PDF-1.7\n")],
    ["a gzipped drawing", "not-a-picture", text("\x1f\x8b\x08\0\0\0\0\0")],
    ["a program", "not-a-picture", text("\x7fELF\x02\x01\x01")],
    ["a film", "not-a-picture", isoMedia("isom")],
    ["a text", "not-a-picture", text("hello, I am a picture, honestly")],
    ["an SVG", "unsupported-format", text('<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ["an SVG that reads a file", "unsupported-format", text('<svg><image href="file:///etc/passwd"/></svg>')],
    ["a TIFF", "unsupported-format", text("II*\0\x08\0\0\0")],
    ["an iPhone's HEIC", "unsupported-format", isoMedia("heic")],
  ];
  it.each(cases)("%s: %s", async (_, code, bytes) => {
    await expectRefused(bytes, code);
  });
});

describe("size", () => {
  it("refuses more than 10 MB, whatever they are", async () => {
    await expectRefused(new Uint8Array(photoLimits.bytes + 1), "too-many-bytes");
  });

  it("refuses 2,500 million pixels in 500 bytes by the header, without decoding them", async () => {
    const bomb = Buffer.concat([
      pngHeader(50_000, 50_000),
      pngChunk("IDAT", deflateSync(Buffer.alloc(50_000))),
      pngEnd,
    ]);
    const before = process.memoryUsage().rss;
    await expectRefused(bomb, "too-many-pixels");
    expect(process.memoryUsage().rss - before).toBeLessThan(50e6);
  });

  it("refuses a GIF of 20,000 pixels a side, in screen and frame", async () => {
    const gif = Buffer.from(await plain().gif().toBuffer());
    const frame = gif.indexOf(Buffer.from([0x2c, 0, 0, 0, 0, 96, 0, 80, 0]));
    for (const at of [6, 8, frame + 5, frame + 7]) gif.writeUInt16LE(20_000, at);
    await expectRefused(gif, "too-many-pixels");
  });

  it("reads 39 million pixels, made smaller", async () => {
    const photo = await readPhoto(await plain(7200, 5400).png().toBuffer());
    expect([photo.width, photo.height]).toEqual([1024, 768]);
  });

  it("refuses sides under 64 pixels and takes 64", async () => {
    await expectRefused(await plain(63, 200).png().toBuffer(), "too-small");
    await expect(readPhoto(await plain(64, 64).png().toBuffer())).resolves.toMatchObject({ width: 64, height: 64 });
  });

  it("expands no compressed text inside a PNG", async () => {
    const text = Buffer.concat([Buffer.from("Comment\0\0"), deflateSync(Buffer.alloc(400e6))]);
    const png = await plain().png().toBuffer();
    const bomb = Buffer.concat([png.subarray(0, afterHeader), pngChunk("zTXt", text), png.subarray(afterHeader)]);
    const before = process.memoryUsage().rss;
    await readPhoto(bomb).catch((error: unknown) => expect(error).toBeInstanceOf(PhotoError));
    expect(process.memoryUsage().rss - before).toBeLessThan(200e6);
  });
});

describe("pictures that move", () => {
  const frames = async (): Promise<Sharp> =>
    sharp([await plain().png().toBuffer(), await plain(96, 80, "blue").png().toBuffer()], { join: { animated: true } });

  it("refuses GIF, WebP and PNG animations", async () => {
    await expectRefused(await (await frames()).gif().toBuffer(), "animated");
    await expectRefused(await (await frames()).webp().toBuffer(), "animated");
    const png = await plain().png().toBuffer();
    const control = pngChunk("acTL", Uint8Array.of(0, 0, 0, 2, 0, 0, 0, 0));
    await expectRefused(Buffer.concat([png.subarray(0, afterHeader), control, png.subarray(afterHeader)]), "animated");
  });

  it("takes a GIF that stands still", async () => {
    await expect(readPhoto(await plain().gif().toBuffer())).resolves.toMatchObject({ width: 96, height: 80 });
  });
});

describe("damaged pictures", () => {
  const formats = { jpeg: {}, png: {}, webp: {}, avif: {}, gif: {} };
  const encoded = (format: string): Promise<Buffer> =>
    noise()
      .toFormat(format as keyof typeof formats)
      .toBuffer();

  it.each(Object.keys(formats))("%s: cut in half, or after a few bytes", async (format) => {
    const whole = await encoded(format);
    await expect(readPhoto(whole)).resolves.toMatchObject({ width: 200, height: 160 });
    for (const length of [24, 60, Math.floor(whole.length / 2)]) {
      const { code } = await refusal(whole.subarray(0, length), readPhoto);
      expect(["damaged", "not-a-picture"]).toContain(code);
    }
  });

  it.each(Object.keys(formats))(
    "%s: bytes changed anywhere give a photo or a PhotoError, nothing else",
    async (format) => {
      const whole = await encoded(format);
      for (let i = 0; i < 40; i++) {
        const bytes = Buffer.from(whole);
        const spread = i < 20 ? Math.min(200, whole.length) : whole.length;
        for (let k = 0; k < 3; k++) bytes[(i * 7919 + k * 104_729) % spread] = (i * 37 + k * 91) & 255;
        await readPhoto(bytes).catch((error: unknown) => expect(error).toBeInstanceOf(PhotoError));
      }
    },
  );
});

describe("colours and orientation", () => {
  async function middle(bytes: Uint8Array): Promise<number[]> {
    const { width, height, data } = await readPhoto(bytes);
    const at = ((height >> 1) * width + (width >> 1)) * 3;
    return [...data.subarray(at, at + 3)];
  }
  const near = (actual: number[], expected: number[], within: number): void => {
    for (const [i, value] of expected.entries())
      expect(Math.abs(actual[i]! - value), `${actual}`).toBeLessThanOrEqual(within);
  };

  it("CMYK, 16 bits, grey, palettes", async () => {
    const inPrint = await plain(96, 80, "#b4645a").toColourspace("cmyk").jpeg({ quality: 100 }).toBuffer();
    near(await middle(inPrint), [180, 100, 90], 12);
    near(await middle(await plain().toColourspace("rgb16").png().toBuffer()), [220, 40, 30], 1);
    near(await middle(await plain(96, 80, "#808080").toColourspace("grey16").png().toBuffer()), [128, 128, 128], 1);
    near(await middle(await plain(96, 80, "#808080").toColourspace("b-w").jpeg().toBuffer()), [128, 128, 128], 1);
    near(await middle(await plain().png({ palette: true, colours: 4 }).toBuffer()), [220, 40, 30], 2);
  });

  it("a colour profile is turned into sRGB", async () => {
    const displayP3 = await sharp(await plain(96, 80, { r: 200, g: 80, b: 70 }).png().toBuffer())
      .withIccProfile("p3")
      .png()
      .toBuffer();
    near(await middle(displayP3), [200, 80, 70], 3);
    const stored = [...(await sharp(displayP3, { ignoreIcc: true }).raw().toBuffer()).subarray(0, 3)];
    expect(Math.abs(stored[0]! - 200), "the file's own numbers are others").toBeGreaterThan(5);
  });

  it("every EXIF orientation stands upright", async () => {
    const upright = sharp({ create: { width: 120, height: 80, channels: 3, background: "white" } })
      .composite([{ input: { create: { width: 60, height: 40, channels: 3, background: red } }, left: 0, top: 0 }])
      .png();
    const turned: Record<number, (image: Sharp) => Sharp> = {
      1: (image) => image,
      2: (image) => image.flop(),
      3: (image) => image.rotate(180),
      4: (image) => image.flip(),
      6: (image) => image.rotate(-90),
      8: (image) => image.rotate(90),
    };
    for (const [orientation, turn] of Object.entries(turned)) {
      const stored = await turn(sharp(await upright.toBuffer()))
        .withMetadata({ orientation: Number(orientation) })
        .jpeg()
        .toBuffer();
      const { width, height, data } = await readPhoto(stored);
      expect([width, height], `orientation ${orientation}`).toEqual([120, 80]);
      const corner = (x: number, y: number): number => data[(y * width + x) * 3 + 1]!;
      expect(corner(10, 10), `orientation ${orientation}`).toBeLessThan(80);
      expect(Math.min(corner(110, 10), corner(10, 70), corner(110, 70))).toBeGreaterThan(220);
    }
  });

  it("transparency becomes white, and is kept as a mask", async () => {
    const glass = sharp({ create: { width: 100, height: 80, channels: 4, background: { ...red, alpha: 0.5 } } });
    const { data, alpha } = await readPhoto(await glass.png().toBuffer());
    near([...data.subarray(0, 3)], [238, 148, 143], 2);
    expect(alpha!.data[0]).toBeGreaterThanOrEqual(127);
    expect(alpha!.data[0]).toBeLessThanOrEqual(128);
    expect((await readPhoto(await plain().png().toBuffer())).alpha).toBeNull();
  });
});
