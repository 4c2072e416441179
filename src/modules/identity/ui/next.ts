/** The page that was wanted before the door; never an address elsewhere, whatever the link said. */
export function nextIn(search: Readonly<Record<string, string | undefined>>): string {
  const { next = '/' } = search
  return /^\/(?![/\\])/.test(next) && !next.startsWith('/sign-in') ? next : '/'
}

/** Comes in with nothing of the one before left in memory. */
export const enter = (to: string) => window.location.assign(to)

/** The secret of a link, from the part of the address that never leaves the browser. */
export const secretHere = () => window.location.hash.slice(1)
