import { createReadStream, createWriteStream } from 'node:fs'
import { readFile, stat, writeFile } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'
import { createZstdCompress, createZstdDecompress, zstdCompress, zstdDecompress } from 'node:zlib'

// Of a database's files there are thousands, and nearly all are small: a stream for each costs three times the work.
const smallBytes = 64 * 2 ** 10
const isSmall = async (file: string) => (await stat(file)).size <= smallBytes
const mode = 0o600

const [packedWhole, unpackedWhole] = [promisify(zstdCompress), promisify(zstdDecompress)]

/** Writes a file packed. */
export async function pack(from: string, to: string) {
  if (await isSmall(from)) await writeFile(to, await packedWhole(await readFile(from)), { mode })
  else await pipeline(createReadStream(from), createZstdCompress(), createWriteStream(to, { mode }))
}

/** Writes a packed file as it was. */
export async function unpack(from: string, to: string) {
  if (await isSmall(from)) await writeFile(to, await unpackedWhole(await readFile(from)), { mode })
  else await pipeline(createReadStream(from), createZstdDecompress(), createWriteStream(to, { mode }))
}
