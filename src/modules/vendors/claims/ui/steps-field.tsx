import { NumberInput } from '@mantine/core'
import type { z } from 'zod'
import { Button, CloseButton } from '#kit/button.tsx'
import type { PenaltyStep } from '../schemas.ts'
import classes from './claims.module.css'
import { w } from './words.ts'

type Step = z.output<typeof PenaltyStep>

/** Steps of a share: below so many percent in time, so many of the fee are owed. */
export function StepsField({
  steps,
  onChange,
}: {
  steps: readonly Step[]
  onChange: (next: Step[]) => void
}) {
  const change = (at: number, part: Partial<Step>) =>
    onChange(steps.map((one, n) => (n === at ? { ...one, ...part } : one)))
  return (
    <fieldset className={`stack ${classes.steps}`}>
      <legend className="f12 t2">{w('steps')}</legend>
      {steps.map((step, n) => (
        // Steps have no name of their own: they are told apart by where they stand.
        // oxlint-disable-next-line react/no-array-index-key
        <div key={n} className={classes.step}>
          <NumberInput
            label={w('step.below')}
            min={0}
            max={100}
            decimalScale={3}
            value={step.below}
            onChange={(below) => change(n, { below: Number(below) })}
          />
          <NumberInput
            label={w('step.percent')}
            min={0}
            max={100}
            decimalScale={3}
            value={step.percent}
            onChange={(percent) => change(n, { percent: Number(percent) })}
          />
          <CloseButton
            label={w('step.remove', { n: n + 1 })}
            onClick={() => onChange(steps.filter((_, at) => at !== n))}
          />
        </div>
      ))}
      <div className="row">
        <Button icon="plus" size="s" onClick={() => onChange([...steps, { below: 95, percent: 5 }])}>
          {w('step.add')}
        </Button>
      </div>
    </fieldset>
  )
}
