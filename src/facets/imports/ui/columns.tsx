import { Select } from '@mantine/core'
import { useAsk, useCommand } from '#kit/api'
import { Why } from '#kit/button.tsx'
import { Panel, PanelBody } from '#kit/panel.tsx'
import { Mark } from '#kit/pill.tsx'
import { Skeleton } from '#kit/skeleton.tsx'
import { imports } from '../contract.ts'
import {
  type ColumnView,
  type FieldView,
  type ImporterView,
  type ImportView,
  type PartView,
} from '../schemas.ts'
import { Beside } from './beside.tsx'
import { ColumnRow } from './column-row.tsx'
import classes from './import.module.css'
import { Options } from './options.tsx'
import { ReadingForm } from './reading-form.tsx'
import { useMap } from './use-map.ts'
import { w } from './words.ts'

/** How the file is understood: what is in it, which field each column fills, and how values are read. */
export function Columns({ one }: { one: ImportView }) {
  const { data } = useAsk(imports.importers, {})
  const importer = data?.items.find(({ name }) => name === one.importer)
  const refused = one.can.map === true ? undefined : one.can.map
  if (!data) return <Skeleton shape="rows" />
  return (
    <div className={classes.columns}>
      {refused !== undefined && <Why>{refused}</Why>}
      <fieldset className={classes.all} disabled={refused !== undefined}>
        <Options one={one} importer={importer}>
          <Importers one={one} all={data.items} />
        </Options>
        {one.parts.map((part) => (
          <Part key={part.id} one={one} part={part} importer={importer} />
        ))}
        {importer?.side && one.parts.length === 1 && refused === undefined && (
          <Beside one={one} what={importer.side.title} />
        )}
      </fieldset>
    </div>
  )
}

function Importers({ one, all }: { one: ImportView; all: readonly ImporterView[] }) {
  const map = useCommand(imports.map)
  return (
    <Select
      label={w('what')}
      description={all.find(({ name }) => name === one.importer)?.text}
      inputWrapperOrder={['label', 'input', 'description']}
      placeholder={w('what-none')}
      data={all.map(({ name, title }) => ({ value: name, label: title }))}
      value={one.importer}
      allowDeselect={false}
      onChange={(importer) => importer !== null && map.mutate({ id: one.id, importer })}
    />
  )
}

interface PartProps {
  one: ImportView
  part: PartView
  importer: ImporterView | undefined
}

function Part({ one, part, importer }: PartProps) {
  const fields = (part.role === 'side' ? importer?.side?.fields : importer?.fields) ?? []
  const map = useMap(one.id, part.role)
  const blank = part.blank > 0 ? w('part-blank', { n: part.blank }) : undefined
  return (
    <Panel title={w('part-main', { name: part.name, rows: part.rows })} end={blank}>
      <PanelBody>
        <ReadingForm
          key={JSON.stringify([part.encoding, part.delimiter, part.sheet, part.heading])}
          one={one}
          part={part}
        />
        {part.encoding === 'windows-1252' && one.can.map === true && (
          <p>
            <Mark tone="warn">{w('encoding-guessed')}</Mark>
          </p>
        )}
        <Unfilled part={part} fields={fields} />
      </PanelBody>
      <ul className={classes.list} aria-label={w('columns', { name: part.name })}>
        {alike(part.columns, fields).map(([column, ...more]) => (
          <ColumnRow key={column.at} column={column} more={more} fields={fields} map={map} />
        ))}
      </ul>
    </Panel>
  )
}

type Alike = [ColumnView, ...ColumnView[]]

/** Columns beside each other that are called the same and may be read the same: Jira has one for every comment. */
function alike(columns: readonly ColumnView[], fields: readonly FieldView[]): Alike[] {
  const many = new Set<string | null>([null, ...fields.flatMap((field) => (field.many ? field.name : []))])
  const groups: Alike[] = []
  for (const column of columns) {
    const last = groups.at(-1)
    const isSame = last && last[0].name === column.name && last[0].field === column.field
    if (isSame && column.name !== '' && many.has(column.field)) last.push(column)
    else groups.push([column])
  }
  return groups
}

/** What could have been filled: often the sign of a heading that was not recognised. */
function Unfilled({ part: { columns }, fields }: { part: PartView; fields: readonly FieldView[] }) {
  const filled = new Set(columns.map(({ field }) => field))
  const missing = fields.filter(({ name }) => !filled.has(name)).map(({ title }) => title)
  if (missing.length === 0) return null
  return (
    <details className="t3 f12">
      <summary>{w('not-filled', { n: missing.length })}</summary>
      {missing.join(', ')}
    </details>
  )
}
