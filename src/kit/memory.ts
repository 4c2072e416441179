const prefix = 'wheelhouse:'

/** What this browser remembers under a name; nothing if storage is closed or the note is damaged. */
export function recall(name: string): unknown {
  try {
    const text = localStorage.getItem(prefix + name)
    return text === null ? undefined : JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Notes something in this browser; `undefined` forgets it. Says whether it was kept. */
export function remember(name: string, value: unknown): boolean {
  try {
    if (value === undefined) localStorage.removeItem(prefix + name)
    else localStorage.setItem(prefix + name, JSON.stringify(value))
    return true
  } catch {
    return false
  }
}
