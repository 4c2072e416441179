import { readJson } from './json.ts'
import { Unfit } from './unfit.ts'
import { type Reading, readXml } from './xml.ts'

/** So many bytes are looked at to tell what is written. */
const headBytes = 200

function languageOf(head: string): Reading {
  const begins = head.replace('ï»¿', '').trimStart()
  if (begins.startsWith('<')) return readXml(begins)
  if (begins.startsWith('{')) return readJson()
  throw new Unfit('unknown-format')
}

/** Takes what was unpacked, as it comes, XML or JSON, and says what the agent said. Throws `Unfit`. */
export function reader(): Reading {
  let reading: Reading | undefined
  let head = new Uint8Array()
  const begin = () => {
    reading = languageOf(new TextDecoder('latin1').decode(head.subarray(0, headBytes)))
    reading.push(head)
    return reading
  }
  return {
    push(bytes) {
      if (reading) return reading.push(bytes)
      const joined = new Uint8Array(head.length + bytes.length)
      joined.set(head)
      joined.set(bytes, head.length)
      head = joined
      if (head.length >= headBytes) begin()
    },
    end: () => (reading ?? begin()).end(),
  }
}
