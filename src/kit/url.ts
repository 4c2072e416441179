import { useNavigate, useParams, useRouter, useRouterState } from '@tanstack/react-router'

export type Search = Record<string, string>

/** What stands after the question mark, as plain text: addresses stay short enough to be read aloud. */
export const parseSearch = (text: string): Search => Object.fromEntries(new URLSearchParams(text))

export function writeSearch(search: Record<string, unknown>): string {
  const kept = new URLSearchParams()
  for (const [name, value] of Object.entries(search))
    if (typeof value === 'string' ? value !== '' : typeof value === 'number' || value === true)
      kept.set(name, String(value))
  return kept.size > 0 ? `?${kept}` : ''
}

/** The page's state that lives in its address. Setting it with `push` makes the back button undo it. */
export function useSearchState(): [
  Search,
  (change: Record<string, string | undefined>, push?: boolean) => void,
] {
  const search = useRouterState({ select: (state) => state.location.search as Search })
  const navigate = useNavigate()
  const set = (change: Record<string, string | undefined>, push = false) =>
    void navigate({
      to: '.',
      replace: !push,
      search: (before: object) => ({ ...before, ...change }),
    } as unknown as Parameters<typeof navigate>[0])
  return [search, set]
}

/** A parameter of the address: `useParam('key')` in `/desk/$key`. */
export function useParam(name: string): string {
  const params: Record<string, string | undefined> = useParams({ strict: false })
  return params[name] ?? ''
}

/** Goes to a path inside the house, with its query if there is one; the page one is on, or on the way to, is not entered twice. */
export function useGo(): (to: string) => void {
  const router = useRouter()
  return (to) => {
    const [path = '/', query] = to.split('?')
    const replace = router.latestLocation.pathname === path
    void router.navigate({ to: path, search: query ? parseSearch(query) : {}, replace })
  }
}

/** For the end of a write: leads on to what it made, unless whoever began it has gone to another page meanwhile. */
export function useLeadOn(): (to: string) => void {
  const go = useGo()
  const router = useRouter()
  const begun = useRouterState({ select: ({ location }) => location.pathname })
  return (to) => {
    if (router.state.location.pathname === begun) go(to)
  }
}
