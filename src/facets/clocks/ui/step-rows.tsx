import { Input, Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import { Button, IconButton } from '#kit/button.tsx'
import { Metric, Step } from '../schemas.ts'
import { clockTitle } from './clock-facts.ts'
import type { DraftForm } from './draft.ts'
import { minutesOf, minutesText } from '#lib/time/minutes-text'
import classes from './policy-form.module.css'
import { w } from './words.ts'

type When = 'before' | 'at' | 'after'
interface Row {
  id: number
  metric: Metric
  time: string
  when: When
  to: Step['to']
}

const recipients = Step.shape.to.options
const whens: readonly When[] = ['before', 'at', 'after']

const rowOf = ({ metric, offset_minutes, to }: Step, id: number): Row => ({
  id,
  metric,
  to,
  time: offset_minutes === 0 ? '' : minutesText(Math.abs(offset_minutes)),
  when: offset_minutes < 0 ? 'before' : offset_minutes > 0 ? 'after' : 'at',
})

/** A row that says no time yet is no step. */
function stepOf({ metric, time, when, to }: Omit<Row, 'id'>, day: number | undefined): Step[] {
  if (when === 'at') return [{ metric, offset_minutes: 0, to }]
  const minutes = minutesOf(time, day)
  return minutes ? [{ metric, offset_minutes: when === 'before' ? -minutes : minutes, to }] : []
}

/** What a reminder is usually about; the first that is not there yet is offered. */
const usual: readonly Omit<Row, 'id'>[] = [
  { metric: 'resolution', time: '1h', when: 'before', to: 'assignee' },
  { metric: 'first_response', time: '30m', when: 'before', to: 'team' },
  { metric: 'resolution', time: '', when: 'at', to: 'leads' },
  { metric: 'first_response', time: '', when: 'at', to: 'leads' },
  { metric: 'next_response', time: '30m', when: 'before', to: 'assignee' },
  { metric: 'next_response', time: '', when: 'at', to: 'leads' },
]
const blank: Omit<Row, 'id'> = { metric: 'resolution', time: '', when: 'before', to: 'assignee' }
const isSame = (a: Omit<Row, 'id'>, b: Omit<Row, 'id'>) =>
  a.metric === b.metric && a.when === b.when && a.time === b.time && a.to === b.to

/** Who is told of what, and when: so long before a clock is due, when it breaks, or so long after. */
export function StepRows({ form, day }: { form: DraftForm; day: number | undefined }) {
  const [rows, setRows] = useState<readonly Row[]>(() => ((form.values['steps'] ?? []) as Step[]).map(rowOf))
  const become = (next: readonly Row[]) => {
    setRows(next)
    form.set(
      'steps',
      next.flatMap((row) => stepOf(row, day)),
    )
  }
  const change = (id: number, part: Partial<Row>) =>
    become(rows.map((row) => (row.id === id ? { ...row, ...part } : row)))
  const add = () => {
    const id = Math.max(-1, ...rows.map((row) => row.id)) + 1
    const next = usual.find((one) => !rows.some((row) => isSame(row, one))) ?? blank
    become([...rows, { id, ...next }])
  }
  return (
    <div data-field="steps">
      <Input.Wrapper
        label={w('steps')}
        labelElement="div"
        description={w('steps-hint')}
        error={form.errorOf('steps')}
      >
        <ul className={classes.steps}>
          {rows.map((row) => (
            <li key={row.id}>
              <StepRow row={row} day={day} onChange={(part) => change(row.id, part)} />
              <IconButton
                icon="close"
                label={w('step-remove')}
                onClick={() => become(rows.filter(({ id }) => id !== row.id))}
              />
            </li>
          ))}
        </ul>
        <Button size="s" icon="plus" onClick={add}>
          {w('step-add')}
        </Button>
      </Input.Wrapper>
    </div>
  )
}

interface StepRowProps {
  row: Row
  day: number | undefined
  onChange: (part: Partial<Row>) => void
}

function StepRow({ row, day, onChange }: StepRowProps) {
  return (
    <>
      <Select
        size="xs"
        className={classes.brief}
        aria-label={w('step-metric')}
        data={Metric.options.map((value) => ({ value, label: clockTitle(value) }))}
        value={row.metric}
        allowDeselect={false}
        onChange={(value) => onChange({ metric: Metric.parse(value) })}
      />
      {row.when !== 'at' && (
        <TextInput
          size="xs"
          className={classes.time}
          aria-label={w('step-time')}
          value={row.time}
          error={!minutesOf(row.time, day) && w('bad-time')}
          onChange={(event) => onChange({ time: event.currentTarget.value })}
        />
      )}
      <Select
        size="xs"
        className={classes.longer}
        aria-label={w('step-when')}
        data={whens.map((value) => ({ value, label: w(`when.${value}`) }))}
        value={row.when}
        allowDeselect={false}
        onChange={(value) => onChange({ when: whens.find((one) => one === value) ?? 'before' })}
      />
      <Select
        size="xs"
        className={classes.longer}
        aria-label={w('step-to')}
        data={recipients.map((value) => ({ value, label: w(`to.${value}`) }))}
        value={row.to}
        allowDeselect={false}
        onChange={(value) => onChange({ to: Step.shape.to.parse(value) })}
      />
    </>
  )
}
