const local = 'localhost'

/**
 * The name of a house that browsers bind passkeys to: that of its address, where it is a name and the way there is
 * secure. A number is none, and neither is plain HTTP beyond this very machine.
 */
export function houseOf(origin: string): string | undefined {
  if (!URL.canParse(origin)) return undefined
  const { protocol, hostname } = new URL(origin)
  if (hostname === local || hostname.endsWith(`.${local}`)) return hostname
  const isNumber = /^[\d.]+$/.test(hostname) || hostname.startsWith('[')
  return protocol === 'https:' && !isNumber ? hostname : undefined
}
