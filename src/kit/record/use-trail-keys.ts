import { asLeft, besideIn, standOn } from '../left.ts'
import type { Crumb } from '../page.tsx'
import { useKeys } from '../use-keys.tsx'
import { useGo } from '../url.ts'
import { w } from '../words.ts'

/** From a record that was opened in a list to the one beside it, and back to the list. */
export function useTrailKeys(here: string, crumbs: readonly Crumb[]) {
  const go = useGo()
  const list = crumbs.at(-1)?.to ?? ''
  const beside = besideIn(list, here)
  const step = (to: NonNullable<typeof beside>['next']) => () => {
    if (!to) return
    standOn(list, to)
    go(to.to)
  }
  useKeys(
    w('keys_trail'),
    beside
      ? [
          { keys: 'j', title: w('trail_next'), idle: !beside.next, run: step(beside.next) },
          { keys: 'k', title: w('trail_before'), idle: !beside.before, run: step(beside.before) },
          { keys: 'escape', title: w('trail_back'), run: () => go(asLeft(list, here)) },
        ]
      : [],
  )
}
