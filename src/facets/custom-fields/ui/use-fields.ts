import { useMemo } from 'react'
import { useAsk } from '#kit/api'
import type { ControlExtras } from '#kit/form/control.tsx'
import { recordFinder } from '#facets/records/ui/finders'
import { fields } from '../contract.ts'
import type { CustomField } from '../engine/field.ts'
import { schemaOf } from '../engine/schema.ts'

const findPeople = recordFinder('person', 'PER', { icon: 'user', path: '/people' })

/** The fields that an organisation added to a kind, as far as this reader sees them, with their schema. */
export function useFields(kind: string) {
  const { data } = useAsk(fields.list, { kind })
  return useMemo(() => data && { fields: data.items, schema: schemaOf(data.items) }, [data])
}

/** What a control of a field needs beyond its schema: the words of its choices, a search for people. */
export function extrasOf({ type, choices }: CustomField): ControlExtras {
  if (type === 'person') return { search: findPeople }
  return choices.length > 0 ? { choices: choices.filter(({ archived }) => !archived) } : {}
}
