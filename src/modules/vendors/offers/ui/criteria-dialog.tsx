import { Modal, NumberInput, Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useCommand } from '#kit/api'
import { Button, CloseButton } from '#kit/button.tsx'
import { DialogFoot } from '#kit/form/dialog-foot.tsx'
import { Callout } from '#kit/callout.tsx'
import { comparing } from '../contract.ts'
import { type Criterion, CriterionKind } from '../schemas.ts'
import { type Comparison, freshId } from './figures.ts'
import classes from './offers.module.css'
import { w } from './words.ts'

interface DialogProps {
  comparison: Comparison
  onClose: () => void
}

const kinds = () => CriterionKind.options.map((value) => ({ value, label: w(`kind.${value}`) }))

/** What counts, as what, and how much; all at once. */
export function CriteriaDialog({ comparison: { id, version, criteria: before }, onClose }: DialogProps) {
  const fresh = (all: readonly Criterion[]): Criterion => ({
    id: freshId('c', all),
    name: '',
    kind: 'score',
    weight: 1,
  })
  const [criteria, setCriteria] = useState<readonly Criterion[]>(before.length > 0 ? before : [fresh([])])
  const [problem, setProblem] = useState<string>()
  const save = useCommand(comparing.saveComparison, {
    form: {
      refuse: ({ message }) => {
        setProblem(message)
        return true
      },
    },
    closes: onClose,
  })
  const change = (at: number, part: Partial<Criterion>) =>
    setCriteria(criteria.map((one, n) => (n === at ? { ...one, ...part } : one)))
  const unnamed = criteria.some(({ name }) => name.trim() === '')
  return (
    <Modal opened onClose={onClose} title={w('criteria.edit')} size={640}>
      <form
        className="stack wide"
        onSubmit={(event) => {
          event.preventDefault()
          if (!unnamed) save.mutate({ id, version, criteria: [...criteria] })
        }}
      >
        <p className="t2 f12">{w('criteria.text')}</p>
        {criteria.map((one, n) => (
          <div key={one.id} className={classes.criterion}>
            <TextInput
              label={w('criterion.name')}
              maxLength={120}
              data-autofocus={(n === criteria.length - 1 && one.name === '') || undefined}
              value={one.name}
              onChange={(event) => change(n, { name: event.currentTarget.value })}
            />
            <Select
              label={w('criterion.kind')}
              data={kinds()}
              allowDeselect={false}
              value={one.kind}
              onChange={(kind) => change(n, { kind: CriterionKind.parse(kind) })}
            />
            <NumberInput
              label={w('criterion.weight')}
              min={0}
              max={100}
              disabled={one.kind === 'must'}
              value={one.weight}
              onChange={(weight) => change(n, { weight: Number(weight) })}
            />
            <CloseButton
              label={w('criterion.remove', { name: one.name || String(n + 1) })}
              onClick={() => setCriteria(criteria.filter((other) => other !== one))}
            />
          </div>
        ))}
        <div className="row">
          <Button icon="plus" size="s" onClick={() => setCriteria([...criteria, fresh(criteria)])}>
            {w('criteria.add')}
          </Button>
        </div>
        {problem && (
          <Callout tone="bad" alert>
            {problem}
          </Callout>
        )}
        <DialogFoot onCancel={onClose}>
          <Button
            kind="primary"
            type="submit"
            busy={save.isPending}
            refused={unnamed && w('criterion.empty')}
          >
            {w('criteria.save')}
          </Button>
        </DialogFoot>
      </form>
    </Modal>
  )
}
