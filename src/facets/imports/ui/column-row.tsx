import { Select } from '@mantine/core'
import { Mark } from '#kit/pill.tsx'
import type { ColumnView, FieldView } from '../schemas.ts'
import classes from './import.module.css'
import { Meanings } from './meanings.tsx'
import type { Mapper } from './use-map.ts'
import { w } from './words.ts'

const leftOut = '-'

interface ColumnRowProps {
  column: ColumnView
  /** Those beside it that are called the same. */
  more: readonly ColumnView[]
  fields: readonly FieldView[]
  map: Mapper
}

/** One column: what stands in it, and the field that it fills. */
export function ColumnRow({ column, more, fields, map }: ColumnRowProps) {
  const { letter, name, samples, filled, values } = column
  const field = fields.find((one) => one.name === column.field)
  return (
    <li className={classes.column} data-out={column.field === null || undefined}>
      <span className={`${classes.letter} num`}>{letter}</span>
      <div className={classes.what}>
        <div className="row">
          <b className="cut">{name || w('column-unnamed')}</b>
          <span className="t3 f12 nw">
            {filled > 0 ? w('column-filled', { n: filled }) : w('column-empty')}
            {more.length > 0 && ` · ${w('column-more', { n: more.length })}`}
          </span>
        </div>
        <div className={`t2 f12 ${classes.samples}`}>{samples.join(w('samples-sep'))}</div>
      </div>
      <Target column={column} more={more} field={field} fields={fields} map={map} />
      {field && values && values.length > 0 && <Meanings field={field} values={values} map={map} />}
    </li>
  )
}

function Target({ column, more, field, fields, map }: ColumnRowProps & { field: FieldView | undefined }) {
  const { at, letter, name, unsure, values, filled } = column
  const isQuestion = column.field === ''
  const choices = fields.map((one) => ({
    value: one.name,
    label: one.required ? w('needed', { field: one.title }) : one.title,
  }))
  // A field that takes one column takes the first of those that are called the same.
  const filling = (name: string) =>
    fields.some((one) => one.name === name && !one.many) ? [at] : [at, ...more.map((one) => one.at)]
  return (
    <div className={classes.target}>
      <Select
        aria-label={w('column-fills', { letter, name: name || w('column-unnamed') })}
        data={[{ value: leftOut, label: w('left-out') }, ...choices]}
        value={isQuestion ? null : (column.field ?? leftOut)}
        placeholder={w('undecided')}
        error={isQuestion}
        searchable
        allowDeselect={false}
        onChange={(value) => value !== null && map.columns(filling(value), value === leftOut ? null : value)}
      />
      {field?.hint && <p className="t3 f12">{field.hint}</p>}
      {unsure && <Mark tone="warn">{w('dates-unsure')}</Mark>}
      {field?.type === 'choice' && values === null && filled > 0 && (
        <Mark tone="warn">{w('values-many')}</Mark>
      )}
    </div>
  )
}
