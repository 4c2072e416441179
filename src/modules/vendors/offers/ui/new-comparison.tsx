import type { z } from 'zod'
import { ask } from '#kit/api'
import { AutoForm } from '#kit/form/auto-form.tsx'
import { Page } from '#kit/page.tsx'
import { tell } from '#kit/toast.tsx'
import { useGo, useLeadOn } from '#kit/url'
import { findPeople } from '#modules/people/ui/finders'
import { w as room } from '../../ui/words.ts'
import { comparing } from '../contract.ts'
import { ComparisonDraft } from '../schemas.ts'
import { w } from './words.ts'

const Draft = ComparisonDraft.omit({ criteria: true, offers: true, weighing: true })

/** Begins a comparison: what is sought, over which term, and who decides. */
export function Screen() {
  const go = useGo()
  const leadOn = useLeadOn()
  const save = async (draft: z.output<typeof Draft>) => {
    const { key } = await ask(comparing.createComparison, draft)
    tell({ text: w('new.done', { name: draft.name }) })
    leadOn(`/vendors/offers/${key}`)
  }
  return (
    <Page
      layout="form"
      title={w('new')}
      crumbs={[
        { title: room('vendors'), to: '/vendors' },
        { title: w('comparisons'), to: '/vendors/offers' },
      ]}
    >
      <AutoForm
        schema={Draft}
        save={w('new.save')}
        onSave={save}
        onCancel={() => go('/vendors/offers')}
        extras={{ name: { autoFocus: true }, owner_id: { search: findPeople } }}
      />
    </Page>
  )
}
