import { localPath } from '../engine/local-path.ts'

/** The page that was wanted before the door. */
export const nextIn = (search: Readonly<Record<string, string | undefined>>) =>
  localPath(search['next'] ?? '/')

/** Comes in with nothing of the one before left in memory. */
export const enter = (to: string) => window.location.assign(to)

/** The same from a page that is not to be come back to: its address held something that is used up. */
export const leave = (to: string) => window.location.replace(to)

/** The secret of a link, from the part of the address that never leaves the browser. */
export const secretHere = () => window.location.hash.slice(1)
