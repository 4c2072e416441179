/** What the scanner said: clean, or the name of what it found. */
export type ScanVerdict = { readonly clean: true } | { readonly clean: false; readonly found: string }

/** `stream: OK`, `stream: Eicar-Test-Signature FOUND`; anything else is no verdict. */
export function verdictIn(reply: string): ScanVerdict | undefined {
  const text = reply.replaceAll('\0', '').trim()
  if (text === 'stream: OK') return { clean: true }
  const [, found] = /^stream: (.+) FOUND$/.exec(text) ?? []
  return found === undefined ? undefined : { clean: false, found: found.slice(0, 200) }
}

/** How many bytes follow, as INSTREAM wants it before each piece; none ends the stream. */
export function lengthOf(bytes: number): Buffer {
  const head = Buffer.alloc(4)
  head.writeUInt32BE(bytes)
  return head
}

export type ScannerPlace = { readonly path: string } | { readonly host: string; readonly port: number }

const usualPort = 3310

/** `tcp://127.0.0.1:3310` or `unix:/run/clamav/clamd.ctl`. */
export function placeIn(address: string): ScannerPlace {
  const { protocol, hostname, port, pathname } = new URL(address)
  if (protocol === 'unix:') return { path: decodeURIComponent(pathname) }
  return { host: hostname.replaceAll(/^\[|\]$/g, ''), port: port === '' ? usualPort : Number(port) }
}
