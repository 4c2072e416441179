import type { ReactNode } from 'react'
import { useAsk } from '#kit/api'
import { Link } from '#kit/link.tsx'
import { useReader } from '#kit/reader.tsx'
import { When } from '#kit/when.tsx'
import { records } from '#facets/records/contract'
import type { CustomField } from '../engine/field.ts'
import { w } from './words.ts'

/** A value as people read it; nothing where there is none. */
export function ShownValue({ field, value }: { field: CustomField; value: unknown }): ReactNode {
  const { language } = useReader()
  if (value === undefined || value === null || value === '') return null
  const titled = (one: unknown) => field.choices.find((choice) => choice.value === one)?.title
  const text = typeof value === 'string' ? value : ''
  switch (field.type) {
    case 'boolean':
      return w(value === true ? 'yes' : 'no')
    case 'number':
      return typeof value === 'number' ? value.toLocaleString(language) : null
    case 'date':
      return <When at={text} />
    case 'choice':
      return titled(value) ?? text
    case 'choices':
      return Array.isArray(value) ? value.flatMap((one) => titled(one) ?? []).join(', ') : null
    case 'person':
      return <PersonName id={text} />
    case 'link':
      return (
        <a href={text} target="_blank" rel="noreferrer noopener">
          {text}
        </a>
      )
    case 'text':
    case 'paragraph':
      return text
  }
}

function PersonName({ id }: { id: string }) {
  const { data } = useAsk(records.record, { id }, { kinds: ['person'] })
  return data ? <Link to={`/people/${data.key}`}>{data.title}</Link> : null
}
