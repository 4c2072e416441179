import { ask } from '#kit/api'
import { AutoForm } from '#kit/form/auto-form.tsx'
import { useMay, useMe } from '#kit/me.tsx'
import { Page } from '#kit/page.tsx'
import { tell } from '#kit/toast.tsx'
import { useGo } from '#kit/url'
import { desk, Draft } from '../contract.ts'
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

/** Opening a ticket: for oneself, or at the desk for whoever called. */
export function Screen() {
  const go = useGo()
  const may = useMay()
  const me = useMe()
  const save = async (draft: typeof Draft._zod.output) => {
    const { key } = await ask(desk.open, draft)
    tell({ text: w('done.opened', { key }) })
    go(`/desk/${key}`)
  }
  return (
    <Page title={w('new')} crumbs={[{ title: w('desk'), to: '/desk' }]}>
      <AutoForm
        schema={Draft}
        draft={`ticket of ${me?.id ?? ''}`}
        fields={may('desk.work') ? forDesk : forMe}
        save={w('new.save')}
        onSave={save}
        onCancel={() => go('/desk')}
        extras={{
          title: { autoFocus: true },
          impact: { choices: levels() },
          urgency: { choices: levels() },
          requester_id: { search: findPeople },
          affected: { search: findPeople },
          category_id: { search: findCategories },
          team_id: { search: findTeams },
          place_id: { search: findPlaces },
          description: { wide: true },
        }}
      />
    </Page>
  )
}
