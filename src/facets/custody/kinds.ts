const kinds = new Set<string>()

/** Says that records of a kind are handed out, so that their past tells who held them. */
export const handsOut = (kind: string) => void kinds.add(kind)
export const isHandedOut = (kind: string) => kinds.has(kind)
