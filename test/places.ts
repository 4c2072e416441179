/** `modules/desk/ui/list.tsx` → `desk`; undefined outside rooms. */
export const roomOf = (path: string) => /^modules\/([^/]+)\//.exec(path)?.[1]

/** Who a file belongs to, and with it the tables that its migrations make: `kernel`, `facets/work`, `modules/desk`. */
export const ownerOf = (path: string) =>
  /^(?:facets|modules)\/[^/]+(?=\/)/.exec(path)?.[0] ?? path.split('/')[0] ?? ''

export const isGround = (path: string) => /^k(?:ernel|it)\//.test(path)
export const isUi = (path: string) => path.includes('/ui/')
