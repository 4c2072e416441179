import { Input, TextInput } from '@mantine/core'
import { useState } from 'react'
import { Metric, type Target } from '../schemas.ts'
import { clockTitle } from './clock-facts.ts'
import type { DraftForm } from './draft.ts'
import { minutesOf, minutesText } from '#lib/time/minutes-text'
import classes from './policy-form.module.css'
import { w } from './words.ts'

const priorities = [1, 2, 3, 4, 5] as const
type Texts = Record<Metric, string[]>

const textsOf = (targets: unknown): Texts => {
  const known = Array.isArray(targets) ? (targets as Target[]) : []
  const of = (metric: Metric) =>
    priorities.map((n) => minutesText(known.find((one) => one.metric === metric)?.minutes[n - 1] ?? null))
  return {
    first_response: of('first_response'),
    next_response: of('next_response'),
    resolution: of('resolution'),
  }
}

/** What was typed as targets; a row without any promises nothing. Unreadable cells count as empty until they are mended. */
const targetsOf = (texts: Texts, day: number | undefined): Target[] =>
  Metric.options
    .map((metric) => ({ metric, minutes: texts[metric].map((text) => minutesOf(text, day) ?? null) }))
    .filter(({ minutes }) => minutes.some((one) => one !== null))

interface TargetGridProps {
  form: DraftForm
  /** How long a working day is where the hours are, once they are chosen. */
  day: number | undefined
  /** Says whether some cell cannot be read. */
  onUnread: (unread: boolean) => void
}

/** Working time by promise and priority, typed as people say it: 4h, 1h 30m, 2d. */
export function TargetGrid({ form, day, onUnread }: TargetGridProps) {
  const isUnread = (text: string) => minutesOf(text, day) === undefined
  const [texts, setTexts] = useState(() => textsOf(form.values['targets']))
  const change = (metric: Metric, at: number, text: string) => {
    const next = { ...texts, [metric]: texts[metric].with(at, text) }
    setTexts(next)
    onUnread(Object.values(next).flat().some(isUnread))
    form.set('targets', targetsOf(next, day))
  }
  /** What can be read is written in one way once the reader has left the cell. */
  const tidy = (metric: Metric, at: number) => {
    const minutes = minutesOf(texts[metric][at] ?? '', day)
    if (minutes !== undefined) setTexts({ ...texts, [metric]: texts[metric].with(at, minutesText(minutes)) })
    form.leave('targets')
  }
  return (
    <div data-field="targets">
      <Input.Wrapper
        label={w('targets')}
        labelElement="div"
        description={day === undefined ? w('targets-hint') : w('targets-hint-day', { day: minutesText(day) })}
        error={form.errorOf('targets')}
      >
        <div className={classes.scroll}>
          <table className={classes.grid}>
            <thead>
              <tr>
                <th scope="col">
                  <span className="sr">{w('targets')}</span>
                </th>
                {priorities.map((n) => (
                  <th key={n} scope="col">
                    {w('priority', { n })}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {Metric.options.map((metric) => (
                <tr key={metric}>
                  <th scope="row">
                    {clockTitle(metric)}
                    <small>{w(`${metric}.what`)}</small>
                  </th>
                  {priorities.map((n) => (
                    <td key={n}>
                      <TextInput
                        size="xs"
                        aria-label={w('target-of', { promise: clockTitle(metric), n })}
                        value={texts[metric][n - 1] ?? ''}
                        error={isUnread(texts[metric][n - 1] ?? '') && w('bad-time')}
                        onChange={(event) => change(metric, n - 1, event.currentTarget.value)}
                        onBlur={() => tidy(metric, n - 1)}
                      />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </Input.Wrapper>
    </div>
  )
}
