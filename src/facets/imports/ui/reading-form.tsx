import { NumberInput, Select } from '@mantine/core'
import { useState } from 'react'
import type { Sent } from '#lib/contract'
import { useCommand } from '#kit/api'
import { Button } from '#kit/button.tsx'
import { imports } from '../contract.ts'
import { type ImportView, type PartView } from '../schemas.ts'
import { Encoding } from '../encodings.ts'
import classes from './import.module.css'
import { w } from './words.ts'

type Reading = NonNullable<Sent<typeof imports.map>['reading']>

const delimiters = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'pipe' } as const
const named = (sign: string) =>
  sign in delimiters
    ? w(`delimiter.${delimiters[sign as keyof typeof delimiters]}`)
    : w('delimiter.other', { sign })

/** How the table lies in its file, as it was found out; said otherwise, it is read again. */
export function ReadingForm({ one, part }: { one: ImportView; part: PartView }) {
  const [change, setChange] = useState<Reading>({})
  const map = useCommand(imports.map)
  const add = (more: Reading) => setChange((before) => ({ ...before, ...more }))
  const isSame = Object.keys(change).length === 0
  const signs = [...new Set([...Object.keys(delimiters), part.delimiter ?? ','])]
  return (
    <details className={classes.reading} open={one.state === 'refused'}>
      <summary>{w('reading')}</summary>
      <div className={classes.options}>
        {part.encoding !== null && (
          <Select
            label={w('encoding')}
            data={Encoding.options.map((value) => ({ value, label: w(`encoding.${value}`) }))}
            value={change.encoding ?? part.encoding}
            allowDeselect={false}
            onChange={(value) => {
              const encoding = Encoding.safeParse(value)
              if (encoding.success) add({ encoding: encoding.data })
            }}
          />
        )}
        {part.delimiter !== null && (
          <Select
            label={w('delimiter')}
            data={signs.map((value) => ({ value, label: named(value) }))}
            value={change.delimiter ?? part.delimiter}
            allowDeselect={false}
            onChange={(delimiter) => delimiter !== null && add({ delimiter })}
          />
        )}
        {part.sheets.length > 1 && (
          <Select
            label={w('sheet')}
            data={part.sheets}
            value={change.sheet ?? part.sheet}
            allowDeselect={false}
            onChange={(sheet) => sheet !== null && add({ sheet })}
          />
        )}
        {part.kind !== 'json' && part.kind !== 'feed' && (
          <NumberInput
            label={w('heading')}
            min={1}
            max={1000}
            allowDecimal={false}
            value={change.heading ?? part.heading}
            onChange={(heading) => typeof heading === 'number' && add({ heading })}
          />
        )}
      </div>
      <div className="row wrap">
        <Button
          icon="refresh"
          busy={map.isPending}
          refused={isSame ? w('read-same') : undefined}
          onClick={() => map.mutate({ id: one.id, part: part.role, reading: change })}
        >
          {w('read-again')}
        </Button>
        {!isSame && <span className="t3 f12">{w('read-again-text')}</span>}
      </div>
    </details>
  )
}
