import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { Plugin } from 'vite'

const worth = /\.(?:js|css|html|svg|json)$/u
const leastBytes = 1024

/** Writes a brotli and a gzip copy beside each built text file, so that the server never compresses. */
export function compressed(): Plugin {
  let folder = ''
  return {
    name: 'compressed',
    // A build that is only looked at here is not sent anywhere.
    apply: (_, { command, mode }) => command === 'build' && mode === 'production',
    configResolved(config) {
      folder = config.build.outDir
    },
    closeBundle() {
      for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
        if (!worth.test(name)) continue
        const file = join(folder, name)
        const bytes = readFileSync(file)
        if (bytes.length < leastBytes) continue
        const quality = { [constants.BROTLI_PARAM_QUALITY]: 9 }
        writeFileSync(`${file}.br`, brotliCompressSync(bytes, { params: quality }))
        writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }))
      }
    },
  }
}
