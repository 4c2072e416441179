import type { ReactNode } from 'react'
import { useAsk } from '#kit/api'
import { Link } from '#kit/link.tsx'
import { useReader } from '#kit/reader.tsx'
import { When } from '#kit/when.tsx'
import { records } from '#facets/records/contract'
import type { CustomField } from '../engine/field.ts'
import { w } from './words.ts'

interface ShownProps {
  field: CustomField
  value: unknown
}

/** A value as people read it; nothing where there is none. */
export function ShownValue({ field, value }: ShownProps): ReactNode {
  const { language } = useReader()
  if (typeof value === 'number') return value.toLocaleString(language)
  if (typeof value === 'boolean') return w(value ? 'yes' : 'no')
  if (Array.isArray(value)) return value.flatMap((one) => titleIn(field, one) ?? []).join(', ')
  return typeof value === 'string' && value !== '' ? <ShownText field={field} value={value} /> : null
}

const titleIn = ({ choices }: CustomField, value: unknown) =>
  choices.find((choice) => choice.value === value)?.title

function ShownText({ field, value }: ShownProps & { value: string }): ReactNode {
  if (field.type === 'date') return <When at={value} />
  if (field.type === 'person') return <PersonName id={value} />
  if (field.type === 'link')
    return (
      <a href={value} target="_blank" rel="noreferrer noopener">
        {value}
      </a>
    )
  return titleIn(field, value) ?? value
}

function PersonName({ id }: { id: string }) {
  const { data } = useAsk(records.record, { id }, { kinds: ['person'] })
  return data ? <Link to={`/people/${data.key}`}>{data.title}</Link> : null
}
