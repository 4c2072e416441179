import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ask, refresh, tellRefusal } from '#kit/api'
import { tell } from '#kit/toast.tsx'
import { bringFile } from '#facets/files/ui/bring'
import { places } from '../contract.ts'
import type { FloorPlan, Spot } from '../plan-schemas.ts'
import { w } from './words.ts'

type Place = Pick<FloorPlan['pins'][number], 'id' | 'name'>

/** What can be done with a plan: each deed says what it did, and can be taken back. */
export function usePlan({ place, file }: FloorPlan) {
  const client = useQueryClient()
  const [isBringing, setBringing] = useState(false)
  const { id } = place
  const again = () => refresh(client, ['places', 'records', 'files'])
  const pin = async (place_id: string, at: Spot | null) => {
    const done = await ask(places.pin, { id, place_id, at })
    again()
    return done
  }
  const setPlan = async (next: string | null) => {
    const done = await ask(places.setPlan, { id, file_id: next })
    again()
    return done
  }
  const told = async (deed: () => Promise<unknown>, text: string, undo: () => Promise<unknown>) => {
    try {
      await deed()
      tell({ text, undo })
    } catch (thrown) {
      tellRefusal(thrown)
      throw thrown
    }
  }
  return {
    isBringing,
    put: (one: Place, at: Spot) =>
      told(
        () => pin(one.id, at),
        w('plan.was-put', { name: one.name }),
        () => pin(one.id, null),
      ),
    move: (one: Place & Spot, at: Spot) =>
      told(
        () => pin(one.id, at),
        w('plan.was-moved', { name: one.name }),
        () => pin(one.id, { x: one.x, y: one.y }),
      ),
    takeOff: (one: Place & Spot) =>
      told(
        () => pin(one.id, null),
        w('plan.was-taken', { name: one.name }),
        () => pin(one.id, { x: one.x, y: one.y }),
      ),
    takeDown: () => {
      const before = file?.id ?? null
      return told(
        () => setPlan(null),
        w('plan.was-down'),
        () => setPlan(before),
      )
    },
    bring: async (picture: File) => {
      setBringing(true)
      try {
        const { id: fresh } = await bringFile(picture)
        const { before } = await setPlan(fresh)
        tell({ text: w(before === null ? 'plan.is-up' : 'plan.is-other'), undo: () => setPlan(before) })
      } catch (thrown) {
        tellRefusal(thrown)
      } finally {
        setBringing(false)
      }
    },
  }
}
