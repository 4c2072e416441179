import { crc32, deflateSync } from 'node:zlib'

/** Walls, in units of the drawing: left, top, width and height. */
export type Walls = readonly (readonly [number, number, number, number])[]

const [paper, wall] = [250, 90]
const thick = 4

/** A plan of rooms as a grey PNG, the same bytes for the same rooms: for the demo company and for tests. */
export function drawnPlan(width: number, height: number, rooms: Walls): Buffer {
  const stride = width + 1
  const rows = Buffer.alloc(stride * height, paper)
  const dot = (x: number, y: number) => {
    if (x >= 0 && x < width && y >= 0 && y < height) rows[y * stride + 1 + x] = wall
  }
  const box = (left: number, top: number, wide: number, high: number) => {
    for (let x = left; x < left + wide; x++) for (let y = top; y < top + high; y++) dot(x, y)
  }
  for (const [left, top, wide, high] of rooms) {
    box(left, top, wide, thick)
    box(left, top + high - thick, wide, thick)
    box(left, top, thick, high)
    box(left + wide - thick, top, thick, high)
  }
  // Each row begins with the way in which it is written: as it is.
  for (let y = 0; y < height; y++) rows[y * stride] = 0
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 0, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(name: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const [size, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  size.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(named))
  return Buffer.concat([size, named, sum])
}
