import { Radio } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { z } from 'zod'
import { ask } from '#kit/api'
import { Control } from '#kit/form/control.tsx'
import { Skeleton } from '#kit/skeleton.tsx'
import { fieldsOf } from '#kit/fields-of'
import type { ManyMove } from '../act-contract.ts'
import { desk } from '../contract.ts'
import classes from './deeds.module.css'
import type { DeedForm, Change } from './deeds.tsx'
import { fields, missingFor } from './move-dialog.tsx'
import type { Target } from './use-bulk.ts'
import { w } from './words.ts'

/** The steps that lead on from where the tickets stand. */
export const useMoves = (target: Target | undefined): readonly ManyMove[] | undefined =>
  useQuery({
    queryKey: ['desk.moves', target],
    queryFn: ({ signal }) => ask(desk.moves, target ?? { ids: [] }, signal),
    enabled: target !== undefined,
  }).data?.items

const Chosen = z.object({ verb: z.string() }).catchall(z.unknown()).partial()
type Chosen = z.output<typeof Chosen>

export interface Among {
  offers: readonly ManyMove[] | undefined
  count: number
}

const stepOf = (offers: readonly ManyMove[], { verb: chosen }: Chosen) =>
  offers.find(({ verb }) => verb === chosen) ?? offers.find(({ phase }) => phase === 'done') ?? offers[0]

/** The step and what it needs: solving is proposed, where a step of the workflow does that. */
export function moveForm(value: unknown, set: Change, { offers, count }: Among): DeedForm {
  const chosen = Chosen.safeParse(value).data ?? {}
  const step = stepOf(offers ?? [], chosen)
  const schema = z.object(Object.fromEntries((step ? missingFor(step) : []).map((one) => [one, fields[one]])))
  const brought = schema.safeParse(chosen)
  const asked = fieldsOf(schema)
  const called = { step: step?.title ?? '' }
  return {
    title: w('move'),
    action: step && brought.success ? { do: 'move', verb: step.verb, ...brought.data } : undefined,
    lacks: step ? w('lacks.move', { field: asked[0]?.title ?? '' }) : w('lacks.moves'),
    field: offers ? (
      <>
        <Steps {...{ offers, count, step, set, chosen }} begins={asked.length === 0} />
        {asked.map((facts) => (
          <Control
            key={`${step?.verb ?? ''} ${facts.name}`}
            facts={facts}
            label={facts.title}
            value={chosen[facts.name]}
            ahead
            autoFocus
            onChange={(one) => set({ ...chosen, verb: step?.verb, [facts.name]: one })}
          />
        ))}
      </>
    ) : (
      <Skeleton shape="rows" count={3} />
    ),
    confirm: (n) => w('confirm.move', { n, ...called }),
    done: (n) => w('done.move', { n, ...called }),
  }
}

interface StepsProps {
  offers: readonly ManyMove[]
  count: number
  step: ManyMove | undefined
  chosen: Chosen
  set: Change
  /** The choice comes first: nothing is written with this step. */
  begins: boolean
}

function Steps({ offers, count, step, chosen, set, begins }: StepsProps) {
  if (offers.length === 0) return null
  return (
    <Radio.Group
      label={w('move.which')}
      value={step?.verb ?? ''}
      onChange={(verb) => set({ ...chosen, verb })}
    >
      <div className={classes.steps}>
        {offers.map(({ verb, title, n }) => (
          <Radio
            key={verb}
            value={verb}
            data-autofocus={(begins && verb === step?.verb) || undefined}
            label={n < count ? w('move.some', { title, n, count }) : title}
          />
        ))}
      </div>
    </Radio.Group>
  )
}
