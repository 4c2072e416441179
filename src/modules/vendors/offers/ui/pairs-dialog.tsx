import { Modal, Select } from '@mantine/core'
import { useState } from 'react'
import { useCommand } from '#kit/api'
import { Button } from '#kit/button.tsx'
import { DialogFoot } from '#kit/form/dialog-foot.tsx'
import { comparing } from '../contract.ts'
import { mostCompared } from '../engine/ahp.ts'
import type { Pair } from '../schemas.ts'
import type { Comparison } from './figures.ts'
import classes from './offers.module.css'
import { w } from './words.ts'

interface Named {
  readonly id: string
  readonly name: string
}

/** Which of two counts more, or is better, and by how much: one question for each pair. */
export function PairsDialog({ comparison, onClose }: { comparison: Comparison; onClose: () => void }) {
  const [about, setAbout] = useState<string | null>(null)
  const scored = comparison.criteria.filter(({ kind }) => kind !== 'must')
  const single = scored.filter(({ kind }) => kind === 'score')
  return (
    <Modal opened onClose={onClose} title={w('pairs.title')} size={560}>
      <div className="stack wide">
        {comparison.offers.length > 1 && single.length > 0 && (
          <Select
            label={w('pairs.pick')}
            allowDeselect={false}
            data={[
              { value: '', label: w('pairs.criteria') },
              ...single.map(({ id, name }) => ({ value: id, label: w('pairs.offers', { criterion: name }) })),
            ]}
            value={about ?? ''}
            onChange={(value) => setAbout(value === '' ? null : value)}
          />
        )}
        <Asked
          key={about}
          comparison={comparison}
          about={about}
          things={about === null ? scored : comparison.offers}
          onClose={onClose}
        />
      </div>
    </Modal>
  )
}

interface AskedProps {
  comparison: Comparison
  about: string | null
  things: readonly Named[]
  onClose: () => void
}

const ends = 8

function Asked({ comparison: { id, pairs }, about, things, onClose }: AskedProps) {
  const asked = things.flatMap((a, n) => things.slice(n + 1).map((b) => ({ a, b })))
  const [steps, setSteps] = useState<readonly number[]>(() =>
    asked.map(({ a, b }) => stepOf(pairs, about, a, b)),
  )
  const save = useCommand(comparing.pairUp, { closes: onClose })
  const why =
    asked.length === 0 ? w('pairs.few') : things.length > mostCompared && w('pairs.many', { n: mostCompared })
  return (
    <form
      className="stack wide"
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate({
          id,
          ...(about === null && { weighing: 'pairs' as const }),
          pairs: asked.map(({ a, b }, n) => ({ about, a: a.id, b: b.id, step: steps[n] ?? 0 })),
        })
      }}
    >
      <p className="t2 f12">{w('pairs.text')}</p>
      {asked.map(({ a, b }, n) => {
        const said = words(a, b, steps[n] ?? 0, about)
        return (
          <div key={`${a.id} ${b.id}`} className={classes.pair}>
            <div className={classes.ends}>
              <span className="b">{a.name}</span>
              <span className="b">{b.name}</span>
            </div>
            {/* To the left is the left one: the value runs the other way. */}
            <input
              type="range"
              className={classes.slider}
              min={-ends}
              max={ends}
              step={1}
              aria-label={w('pairs.of', { a: a.name, b: b.name })}
              aria-valuetext={said}
              value={-(steps[n] ?? 0)}
              onChange={(event) => {
                const step = -Number(event.currentTarget.value)
                setSteps(steps.map((one, at) => (at === n ? step : one)))
              }}
            />
            <div className="t2 f12">{said}</div>
          </div>
        )
      })}
      <DialogFoot onCancel={onClose}>
        <Button kind="primary" type="submit" busy={save.isPending} refused={why}>
          {w(about === null ? 'pairs.save' : 'pairs.save-offers')}
        </Button>
      </DialogFoot>
    </form>
  )
}

/** What was answered about these two, seen from the first; equal where nothing was. */
function stepOf(pairs: readonly Pair[], about: string | null, a: Named, b: Named): number {
  const found = pairs.find(
    (one) =>
      one.about === about && ((one.a === a.id && one.b === b.id) || (one.a === b.id && one.b === a.id)),
  )
  return found === undefined ? 0 : found.a === a.id ? found.step : -found.step
}

function words(a: Named, b: Named, step: number, about: string | null): string {
  if (step === 0) return w(about === null ? 'pairs.equal' : 'pairs.equal-offers', { a: a.name, b: b.name })
  const [more, less] = step > 0 ? [a, b] : [b, a]
  return w(about === null ? 'pairs.more' : 'pairs.more-offers', {
    a: more.name,
    b: less.name,
    n: Math.abs(step) + 1,
  })
}
