let prefix = 'wheelhouse:'

/** From here on this browser remembers for this reader: whoever signs in after them finds nothing of it. */
export function rememberFor(reader: string | undefined) {
  prefix = reader === undefined ? 'wheelhouse:' : `wheelhouse:${reader}:`
}

/** What this browser remembers of the reader under a name; nothing if storage is closed or the note is damaged. */
export function recall(name: string): unknown {
  try {
    const text = localStorage.getItem(prefix + name)
    return text === null ? undefined : JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Notes something of the reader in this browser; `undefined` forgets it. Says whether it was kept. */
export function remember(name: string, value: unknown): boolean {
  try {
    if (value === undefined) localStorage.removeItem(prefix + name)
    else localStorage.setItem(prefix + name, JSON.stringify(value))
    return true
  } catch {
    return false
  }
}

/** What stands in `sessionStorage` under a name is this tab's and this reader's. */
export const ownName = (name: string) => prefix + name
