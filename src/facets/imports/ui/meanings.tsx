import { Select } from '@mantine/core'
import { Mark } from '#kit/pill.tsx'
import type { ColumnView, FieldView } from '../schemas.ts'
import classes from './import.module.css'
import type { Mapper } from './use-map.ts'
import { w } from './words.ts'

const nothing = '-'

interface MeaningsProps {
  field: FieldView
  values: NonNullable<ColumnView['values']>
  map: Mapper
}

/** What each value of the file means here; open as long as one of them has no meaning. */
export function Meanings({ field, values, map }: MeaningsProps) {
  const open = values.filter(({ meaning }) => meaning === null).length
  const choices = [
    ...(field.choices ?? []).map(({ value, title }) => ({ value, label: title })),
    { value: nothing, label: w('value-nothing') },
  ]
  return (
    <details className={classes.meanings} open={open > 0}>
      <summary>
        {open > 0 ? (
          <Mark tone="warn">{w('values-open', { n: open })}</Mark>
        ) : (
          <Mark tone="good">{w('values-known', { n: values.length })}</Mark>
        )}
      </summary>
      <ul>
        {values.map(({ value, n, meaning }) => (
          <li key={value} className={classes.meaning}>
            <span className="cut">{w('value-named', { value })}</span>
            <span className="t3 f12 num nw">{w('value-rows', { n })}</span>
            <Select
              size="xs"
              aria-label={w('value-means', { value })}
              data={choices}
              value={meaning}
              placeholder={w('value-say')}
              error={meaning === null}
              onChange={(next) => map.meaning(field.name, value, next)}
              allowDeselect={false}
            />
          </li>
        ))}
      </ul>
    </details>
  )
}
