import { Select } from '@mantine/core'
import { useState } from 'react'
import { useAsk } from '#kit/api'
import { imports } from '../contract.ts'
import { type ImportView } from '../schemas.ts'
import { Drop } from './drop.tsx'
import classes from './imports.module.css'
import { Templates } from './templates.tsx'
import { useBring } from './use-bring.ts'
import { w } from './words.ts'

const guess = ''

/** Brings a file: what is in it may be said, or is found out by its headings. */
export function Bring({ onBrought }: { onBrought: (brought: ImportView) => void }) {
  const { data } = useAsk(imports.importers, {})
  const [importer, setImporter] = useState(guess)
  const url = importer === guess ? imports.bring.path : `${imports.bring.path}?importer=${importer}`
  const bringing = useBring(url, onBrought)
  const text = data?.items.find(({ name }) => name === importer)?.text
  return (
    <div className={classes.bring}>
      <Drop bringing={bringing} choose={w('choose')} primary>
        <div className={classes.what}>
          <Select
            label={w('what')}
            {...(text ? { description: text, inputWrapperOrder: ['label', 'input', 'description'] } : {})}
            data={[
              { value: guess, label: w('what-guess') },
              ...(data?.items ?? []).map(({ name, title }) => ({ value: name, label: title })),
            ]}
            value={importer}
            onChange={(value) => setImporter(value ?? guess)}
            allowDeselect={false}
          />
          <Templates />
        </div>
      </Drop>
    </div>
  )
}
