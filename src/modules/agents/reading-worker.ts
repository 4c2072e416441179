import { parentPort } from 'node:worker_threads'
import { summedUp } from './report.ts'
import { Unfit } from './engine/unfit.ts'
import type { Asked, Told } from './reading.ts'
import { readReport } from './unpack.ts'

async function* whole(bytes: Uint8Array) {
  yield Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

async function read({ bytes, people }: Asked): Promise<Told> {
  try {
    return { report: summedUp(await readReport(whole(bytes)), { people }) }
  } catch (error) {
    if (error instanceof Unfit) return { unfit: error.why }
    throw error
  }
}

parentPort?.on('message', (asked: Asked) => {
  void read(asked).then((told) =>
    parentPort?.postMessage(told, 'report' in told ? [told.report.json.buffer as ArrayBuffer] : []),
  )
})
