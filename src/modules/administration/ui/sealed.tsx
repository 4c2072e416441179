import { useQuery } from '@tanstack/react-query'
import { asking } from '#kit/api'
import { Callout } from '#kit/callout.tsx'
import { Mark } from '#kit/pill.tsx'
import { When } from '#kit/when.tsx'
import { seal } from '#facets/seal/contract'
import classes from './administration.module.css'
import { w } from './words.ts'

/** Sealing is no event, so nothing tells the page of it: it looks. */
const lookAgainMs = 10_000

/** How far the history is sealed, since when, and what is not yet; and where that cannot be relied on. */
export function Sealed() {
  const { data } = useQuery({ ...asking(seal.head, {}), refetchInterval: lookAgainMs })
  if (!data) return null
  const { head, unsealed, places } = data
  return (
    <div className={classes.sealed}>
      {places.map(
        ({ place, size, trouble }) =>
          trouble && (
            <Callout key={place} tone="bad" title={w(`seal.${trouble}`)}>
              {w(`seal.${trouble}-text`, { place, size })}
            </Callout>
          ),
      )}
      <p className="row wrap f12 t2">
        {head ? (
          <Mark tone="good">
            {w('seal.head', { n: head.size })} <When at={head.at} as="relative" />
          </Mark>
        ) : (
          <Mark>{w('seal.none')}</Mark>
        )}
        {unsealed > 0 && <span>{w('seal.unsealed', { n: unsealed })}</span>}
        {head && (
          <a href={seal.head.path} download="sealed-head.json">
            {w('seal.download-head')}
          </a>
        )}
      </p>
    </div>
  )
}
