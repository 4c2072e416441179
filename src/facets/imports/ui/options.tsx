import { Select } from '@mantine/core'
import { useMemo, type ReactNode } from 'react'
import { useCommand } from '#kit/api'
import { zoneChoices } from '#kit/form/choices'
import { Panel, PanelBody } from '#kit/panel.tsx'
import { imports } from '../contract.ts'
import { type ImporterView, type ImportView } from '../schemas.ts'
import classes from './import.module.css'
import { w } from './words.ts'

const zone = 'zone'
/** Among more choices than these one types. */
const few = 12

interface OptionsProps {
  one: ImportView
  /** Once somebody said what is in the file. */
  importer: ImporterView | undefined
  children: ReactNode
}

/** What the importer asks once for the whole file. */
export function Options({ one, importer, children }: OptionsProps) {
  const map = useCommand(imports.map)
  const zones = useMemo(() => zoneChoices().map(({ value, title }) => ({ value, label: title })), [])
  return (
    <Panel title={w('options')}>
      <PanelBody>
        <div className={classes.options}>
          {children}
          {importer?.options.map(({ name, title, text, choices }) => (
            <Select
              key={name}
              label={title}
              description={name === zone && one.zone !== null ? w('zone-file', { zone: one.zone }) : text}
              inputWrapperOrder={['label', 'input', 'description']}
              data={
                name === zone
                  ? zones
                  : choices.map((choice) => ({ value: choice.value, label: choice.title }))
              }
              value={one.options[name] ?? null}
              searchable={name === zone || choices.length > few}
              allowDeselect={false}
              onChange={(value) => value !== null && map.mutate({ id: one.id, options: { [name]: value } })}
            />
          ))}
        </div>
      </PanelBody>
    </Panel>
  )
}
