/** What a scanned or typed code may mean: the key of a record, or words that stand on a thing. */
export interface Scanned {
  readonly key: string | null
  readonly text: string
}

/** Reads a code: the address of a record's page, as it stands in the QR codes of labels, or a tag, a serial number, a key. */
export function scanned(code: string): Scanned {
  const text = code.trim()
  const address = URL.parse(text)
  if (!address || !/^https?:$/.test(address.protocol)) return { key: text.toUpperCase(), text }
  const found = /^\/(?:go|assets)\/([\w-]+)\/?$/.exec(address.pathname)
  return { key: found?.[1]?.toUpperCase() ?? null, text }
}
