import { useMemo, useState } from 'react'
import { ask } from '#kit/api'
import type { ControlExtras } from '#kit/form/control.tsx'
import { Field } from '#kit/form/field.tsx'
import { FieldGrid, FormShell } from '#kit/form/form-shell.tsx'
import { useForm } from '#kit/form/use-form'
import { useMay, useMe } from '#kit/me.tsx'
import { Page } from '#kit/page.tsx'
import { tell } from '#kit/toast.tsx'
import { useGo } from '#kit/url'
import { extrasOf, useFields } from '#facets/custom-fields/ui/use-fields'
import { foldCustom, withCustom } from '#facets/custom-fields/ui/with-custom'
import { desk, Draft, TicketKind } from '../contract.ts'
import { findCategories, findPeople, findPlaces, findTeams } from './finders.ts'
import { levels } from './levels.ts'
import { w } from './words.ts'

const forDesk = [
  'title',
  'kind',
  'requester_id',
  'description',
  'category_id',
  'team_id',
  'place_id',
  'impact',
  'urgency',
  'affected',
  'tags',
  'restricted',
] as const
const forMe = ['title', 'kind', 'description', 'category_id', 'place_id'] as const

const extras: Record<string, ControlExtras> = {
  title: { autoFocus: true },
  requester_id: { search: findPeople },
  affected: { search: findPeople },
  category_id: { search: findCategories },
  team_id: { search: findTeams },
  place_id: { search: findPlaces },
}
const extrasFor = (name: string): ControlExtras =>
  name === 'impact' || name === 'urgency' ? { choices: levels() } : (extras[name] ?? {})
const wide = new Set(['long-text', 'rich-text', 'records', 'tags'])

/** Opening a ticket: for oneself, or at the desk for whoever called. Each kind also asks what the organisation added. */
export function Screen() {
  const go = useGo()
  const may = useMay()
  const me = useMe()
  const [kind, setKind] = useState<Draft['kind']>('incident')
  const own = useFields(kind)
  const schema = useMemo(() => withCustom(Draft, own?.fields ?? []), [own])
  const form = useForm(schema, {
    draft: `ticket of ${me?.id ?? ''}`,
    onSave: async (values) => {
      const { key } = await ask(desk.open, Draft.parse(foldCustom(values)))
      tell({ text: w('done.opened', { key }) })
      go(`/desk/${key}`)
    },
  })
  const chosen = TicketKind.safeParse(form.values['kind']).data
  if (chosen !== undefined && chosen !== kind) setKind(chosen)
  return (
    <Page layout="form" title={w('new')} crumbs={[{ title: w('desk'), to: '/desk' }]}>
      <FormShell form={form} save={w('new.save')} onCancel={() => go('/desk')}>
        <FieldGrid>
          {(may('desk.work') ? forDesk : forMe).map((name) => (
            <Field
              key={name}
              form={form}
              name={name}
              wide={wide.has(form.facts(name).widget)}
              {...extrasFor(name)}
            />
          ))}
          {own?.fields.map((field) => (
            <Field
              key={field.id}
              form={form}
              name={`custom.${field.name}`}
              wide={field.type === 'paragraph'}
              {...extrasOf(field)}
            />
          ))}
        </FieldGrid>
      </FormShell>
    </Page>
  )
}
