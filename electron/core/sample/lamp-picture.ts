import { crc32 } from 'node:zlib';

const side = 96;

/**
 * A PNG of a lamp: a warm disc of light on dusk, a little different for each `variant`. Its data is
 * stored, not deflated, so that no zlib version decides the bytes (PNG 1.2; RFC 1950, 1951).
 */
export function lampPicture(variant: number): Uint8Array {
  const rows: number[] = [];
  const centre = 30 + ((variant * 7) % 30);
  for (let y = 0; y < side; y += 1) {
    rows.push(0); // filter: none
    for (let x = 0; x < side; x += 1) rows.push(...colour(Math.hypot(x - side / 2, y - centre)));
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header.set([8, 2, 0, 0, 0], 8); // 8 bits, RGB
  return Uint8Array.from(
    Buffer.concat([
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
      chunk('IHDR', header),
      chunk('IDAT', storedZlib(Buffer.from(rows))),
      chunk('IEND', Buffer.alloc(0)),
    ]),
  );
}

/** Warm white inside the lamp, fading to the colour of the wall. */
function colour(distance: number): readonly [number, number, number] {
  if (distance < 18) return [255, 226, 170];
  const glow = Math.max(0, 1 - (distance - 18) / 44);
  return [60 + Math.round(150 * glow), 56 + Math.round(110 * glow), 70 + Math.round(40 * glow)];
}

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

/** One stored block: `data` must be shorter than 64 KiB. */
function storedZlib(data: Buffer): Buffer {
  const head = Buffer.from([0x78, 0x01, 0x01, 0, 0, 0, 0]);
  head.writeUInt16LE(data.length, 3);
  head.writeUInt16LE(data.length ^ 0xffff, 5);
  let low = 1;
  let high = 0;
  for (const byte of data) {
    low = (low + byte) % 65_521;
    high = (high + low) % 65_521;
  }
  const check = Buffer.alloc(4);
  check.writeUInt32BE(((high << 16) | low) >>> 0);
  return Buffer.concat([head, data, check]);
}
