const door = /^\/sign-in(?:[/?#]|$)/

/** The page that was wanted before the door; never an address elsewhere, whatever a link said. */
export function localPath(wanted: string): string {
  // Browsers read a backslash as a slash, and leave out control characters.
  if (!/^\/(?![/\\])/.test(wanted) || /[\p{Cc}\\]/u.test(wanted)) return '/'
  return door.test(wanted) ? '/' : wanted
}
