import { TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { useMemo, useState } from 'react'
import { z } from 'zod'
import { Day, Id } from '#lib/contract'
import { useAsk } from '#kit/api'
import { Button } from '#kit/button.tsx'
import { fieldOf } from '#kit/fields-of'
import { Control, type ControlExtras } from '#kit/form/control.tsx'
import type { Search } from '#kit/url'
import { history } from '#facets/history/contract'
import { records } from '#facets/records/contract'
import { recordFinder } from '#facets/records/ui/finders'
import classes from './administration.module.css'
import { w } from './words.ts'

const findPeople = recordFinder('person', 'PER', { icon: 'user', path: '/people' })

interface AuditToolsProps {
  search: Search
  set: (change: Record<string, string | undefined>) => void
}

const names = ['actor', 'kind', 'subject', 'from', 'to', 'request'] as const

/** By whom, what, about what and when; kept in the address, so that it can be sent to somebody. */
export function AuditTools({ search, set }: AuditToolsProps) {
  const { data } = useAsk(history.kinds, {})
  const kinds = data?.items
  const schema = useMemo(
    () =>
      z.object({
        actor: Id.optional().meta({ title: w('who'), widget: 'record' }),
        kind: z
          .enum(kinds ?? [])
          .optional()
          .meta({ title: w('kind') }),
        from: Day.optional().meta({ title: w('from') }),
        to: Day.optional().meta({ title: w('to') }),
      }),
    [kinds],
  )
  const known = useAsk(
    records.record,
    { id: search['actor'] ?? '' },
    { enabled: search['actor'] !== undefined },
  )
  const control = (name: 'actor' | 'kind' | 'from' | 'to', extras: ControlExtras = {}) => (
    <Control
      {...extras}
      facts={fieldOf(schema, name)}
      label={fieldOf(schema, name).title}
      value={search[name]}
      onChange={(value) => set({ [name]: typeof value === 'string' && value !== '' ? value : undefined })}
    />
  )
  return (
    <search className={classes.tools} aria-label={w('narrow')}>
      {control('actor', {
        search: findPeople,
        known: known.data ? [{ id: known.data.id, title: known.data.title, to: '' }] : [],
      })}
      {control('kind', { choices: (kinds ?? []).map((value) => ({ value, title: value })) })}
      <Subject
        key={search['subject']}
        value={search['subject'] ?? ''}
        onChange={(subject) => set({ subject })}
      />
      {control('from')}
      {control('to')}
      {names.some((name) => search[name] !== undefined) && (
        <Button onClick={() => set(Object.fromEntries(names.map((name) => [name, undefined])))}>
          {w('clear')}
        </Button>
      )}
    </search>
  )
}

function Subject({ value, onChange }: { value: string; onChange: (value: string | undefined) => void }) {
  const [typed, setTyped] = useState(value)
  const tell = useDebouncedCallback((text: string) => onChange(text.trim() || undefined), 400)
  return (
    <TextInput
      label={w('about')}
      placeholder={w('about-hint')}
      value={typed}
      onChange={(event) => {
        setTyped(event.currentTarget.value)
        tell(event.currentTarget.value)
      }}
    />
  )
}
