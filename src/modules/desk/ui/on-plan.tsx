import { useAsk } from '#kit/api'
import { Link } from '#kit/link.tsx'
import { places } from '#modules/places/contract'
import { w } from './words.ts'

/** Leads from where it is to the floor plan that shows it, where there is one. */
export function OnPlan({ place }: { place: string }) {
  const { data } = useAsk(places.onPlan, { id: place }, { kinds: ['place'] })
  if (!data?.found) return null
  const { plan, pin } = data.found
  return (
    <Link className="f12" to={`/places/${plan.key}/plan?pin=${pin.key}`}>
      {w('on-plan')}
    </Link>
  )
}
