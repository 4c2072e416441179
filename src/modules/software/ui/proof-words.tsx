import { Mark } from '#kit/pill.tsx'
import type { Proof } from '../schemas.ts'
import { w as said } from '../words.ts'
import { useSaid } from './product-words.tsx'
import { w } from './words.ts'

/** What covers an installation, or the sentence why nothing does. */
export function Because({ proof }: { proof: Proof }) {
  const { day } = useSaid()
  const { covered, why, on, n, lot } = proof
  const values = { day: on === null ? '–' : day(on), n: n ?? 0 }
  if (!covered) return <Mark tone="bad">{w(`why.${why}`, values)}</Mark>
  if (!lot) return <Mark tone="good">{w('why.free')}</Mark>
  const named = {
    lot: said('lot', { n: lot.quantity, metric: said(`metric.${lot.metric}`) }),
    product: lot.product.name,
  }
  const by = lot.order_no === '' ? w('by-lot', named) : w('by-order', { ...named, order: lot.order_no })
  return <Mark tone="good">{w(`why.${why}`, { ...values, by })}</Mark>
}
