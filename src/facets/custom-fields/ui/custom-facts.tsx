import type { ReactNode } from 'react'
import { EditInPlace } from '#kit/form/edit-in-place.tsx'
import { Prop, PropsList } from '#kit/props-list.tsx'
import { Section } from '#kit/panel.tsx'
import { ShownValue } from './shown-value.tsx'
import { onType } from '../engine/field.ts'
import { extrasOf, useFields } from './use-fields.ts'
import { w } from './words.ts'

interface CustomFactsProps {
  kind: string
  /** Of a kind that has types: which it is of. */
  type?: string | undefined
  values: Readonly<Record<string, unknown>>
  /** Which version of the record they are of. */
  version?: number | undefined
  refused?: string | null | undefined
  /** Sends the one value that changed; `null` takes it away. */
  save: (custom: Record<string, unknown>, version: number | undefined) => Promise<unknown>
  /** Puts something beside a value. */
  around?: (field: string, shown: ReactNode) => ReactNode
}

/** Fields of the organisation's own in a side panel, edited where they stand; nothing where it has none. */
export function CustomFacts({
  kind,
  type,
  values,
  version,
  refused,
  save,
  around = (_, shown) => shown,
}: CustomFactsProps) {
  const own = useFields(kind)
  const fields = onType(own?.fields ?? [], type)
  if (!own || fields.length === 0) return null
  return (
    <Section title={w('more')}>
      <PropsList>
        {fields.map((field) => (
          <Prop key={field.id} title={field.title}>
            {around(
              field.name,
              <EditInPlace
                schema={own.schema}
                name={field.name}
                value={values[field.name]}
                refused={refused ?? null}
                version={version}
                save={(value, edited) => save({ [field.name]: value ?? null }, edited)}
                {...extrasOf(field)}
              >
                {values[field.name] === undefined ? null : (
                  <ShownValue field={field} value={values[field.name]} />
                )}
              </EditInPlace>,
            )}
          </Prop>
        ))}
      </PropsList>
    </Section>
  )
}
