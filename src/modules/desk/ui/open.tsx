import { Fragment, useMemo, useState } from 'react'
import { Id } from '#lib/contract'
import { ask } from '#kit/api'
import type { ControlExtras } from '#kit/form/control.tsx'
import { Field } from '#kit/form/field.tsx'
import { FieldGrid, FormShell } from '#kit/form/form-shell.tsx'
import { useForm } from '#kit/form/use-form'
import { useMay, useMe } from '#kit/me.tsx'
import { Page } from '#kit/page.tsx'
import { tell } from '#kit/toast.tsx'
import { useGo, useLeadOn } from '#kit/url'
import { CustomInputs } from '#facets/custom-fields/ui/custom-inputs.tsx'
import { useFields } from '#facets/custom-fields/ui/use-fields'
import { foldCustom, withCustom } from '#facets/custom-fields/ui/with-custom'
import { desk, Draft, TicketKind } from '../contract.ts'
import { findCategories, findPeople, findPlaces, findTeams } from './finders.ts'
import { levels } from './levels.ts'
import { NewFiles } from './new-files.tsx'
import { useAssignees } from './use-assignees.ts'
import { WouldPromise } from './would-promise.tsx'
import { w } from './words.ts'

const forDesk = [
  'title',
  'kind',
  'requester_id',
  'description',
  'category_id',
  'place_id',
  'team_id',
  'assignee_id',
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
/** For those who do not know what IT calls things. */
const plainKinds = [
  { value: 'incident', title: w('new.not-working') },
  { value: 'request', title: w('new.something') },
]
function extrasFor(name: string, works: boolean): ControlExtras {
  if (name === 'kind' && !works) return { choices: plainKinds }
  return name === 'impact' || name === 'urgency' ? { choices: levels() } : (extras[name] ?? {})
}
const wideWidgets = new Set(['long-text', 'rich-text', 'records', 'tags'])
const isWide = (name: string, widget: string) => name === 'title' || wideWidgets.has(widget)

interface Brought {
  files: readonly string[]
  unready?: string | undefined
}

/** Opening a ticket: for oneself, or at the desk for whoever called. Each kind also asks what the organisation added. */
export function Screen() {
  const go = useGo()
  const leadOn = useLeadOn()
  const may = useMay()
  const me = useMe()
  const works = may('desk.work')
  const [kind, setKind] = useState<Draft['kind']>('incident')
  const [{ files, unready }, setBrought] = useState<Brought>({ files: [] })
  const own = useFields(kind)
  const schema = useMemo(() => withCustom(Draft, own?.fields ?? []), [own])
  const form = useForm(schema, {
    draft: `ticket of ${me?.id ?? ''}`,
    onSave: async (values) => {
      const { key } = await ask(desk.open, { ...Draft.parse(foldCustom(values)), files: [...files] })
      tell({ text: w('done.opened', { key }) })
      leadOn(`/desk/${key}`)
    },
  })
  const team = Id.optional().catch(undefined).parse(form.values['team_id']) ?? ''
  const findAssignees = useAssignees(team)
  const chosen = TicketKind.safeParse(form.values['kind']).data
  if (chosen !== undefined && chosen !== kind) setKind(chosen)
  return (
    <Page title={w(works ? 'new' : 'new.mine')} layout="form" crumbs={[{ title: w('desk'), to: '/desk' }]}>
      <FormShell
        form={form}
        save={w(works ? 'new.save' : 'new.send')}
        refused={unready}
        onCancel={() => go('/desk')}
      >
        <FieldGrid>
          {(works ? forDesk : forMe).map((name) => (
            // Who fits is another matter for another team.
            <Fragment key={name === 'assignee_id' ? `${name} ${team}` : name}>
              <Field
                form={form}
                name={name}
                wide={isWide(name, form.facts(name).widget)}
                {...(name === 'assignee_id' ? { search: findAssignees } : extrasFor(name, works))}
              />
              {name === 'description' && (
                <NewFiles onChange={(files, unready) => setBrought({ files, unready })} />
              )}
              {name === 'urgency' && <WouldPromise values={form.values} />}
            </Fragment>
          ))}
          <CustomInputs form={form} fields={own?.fields ?? []} />
        </FieldGrid>
      </FormShell>
    </Page>
  )
}
