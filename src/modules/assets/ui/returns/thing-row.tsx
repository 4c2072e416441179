import { SegmentedControl, TextInput } from '@mantine/core'
import { Link } from '#kit/link.tsx'
import { When } from '#kit/when.tsx'
import type { ReturnThing } from '../../returns/schemas.ts'
import { w } from '../words.ts'
import classes from './returns.module.css'

const outcomes = ['returned', 'missing', 'stays'] as const

export interface Said {
  readonly outcome: (typeof outcomes)[number]
  readonly note: string
}

interface ThingRowProps {
  thing: ReturnThing
  said: Said
  onChange: (said: Said) => void
}

/** One thing that is to come back, and what became of it. */
export function ThingRow({ thing, said, onChange }: ThingRowProps) {
  const { name, what, tag, serial, quantity, since, to } = thing
  const facts = [what, tag, serial].filter(Boolean).join(' · ')
  return (
    <li className={classes.thing}>
      <div className={classes.what}>
        <span className="b">
          {quantity > 1 && tag !== '' && `${quantity} × `}
          {to === null ? name : <Link to={to}>{name}</Link>}
        </span>
        <div className="t2 f12">
          {facts}
          {since && (
            <>
              {' · '}
              <When at={since} />
            </>
          )}
        </div>
      </div>
      <SegmentedControl
        aria-label={w('return.outcome', { name })}
        value={said.outcome}
        data={outcomes.map((value) => ({
          value,
          label: w(`outcome.${value}`),
          disabled: value === 'returned' && !thing.gives,
        }))}
        onChange={(value) =>
          onChange({ ...said, outcome: outcomes.find((one) => one === value) ?? said.outcome })
        }
      />
      {said.outcome !== 'returned' && (
        <TextInput
          className={classes.note}
          aria-label={w('return.note', { name })}
          placeholder={w(said.outcome === 'missing' ? 'return.why-missing' : 'return.why-stays')}
          value={said.note}
          onChange={({ currentTarget }) => onChange({ ...said, note: currentTarget.value })}
          maxLength={200}
        />
      )}
    </li>
  )
}
