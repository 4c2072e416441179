import type { z } from 'zod'
import { ask, useAsk } from '#kit/api'
import { AutoForm } from '#kit/form/auto-form.tsx'
import { Page } from '#kit/page.tsx'
import { Skeleton } from '#kit/skeleton.tsx'
import { tell } from '#kit/toast.tsx'
import { useGo, useLeadOn, useSearchState } from '#kit/url'
import { findPeople } from '#modules/people/ui/finders'
import { vendors } from '../../contract.ts'
import { findVendors } from '../../ui/finders.ts'
import { w as room } from '../../ui/words.ts'
import { AssessmentDraft } from '../schemas.ts'
import { assessing } from '../contract.ts'
import { findQuestionnaires } from './finders.ts'
import { w } from './words.ts'

/** Begins an assessment, by `?vendor=` of one vendor. */
export function Screen() {
  const [{ vendor: asked }] = useSearchState()
  const { data: vendor } = useAsk(vendors.get, { id: asked ?? '' }, { enabled: asked !== undefined })
  const go = useGo()
  const leadOn = useLeadOn()
  const save = async (draft: z.output<typeof AssessmentDraft>) => {
    const { key } = await ask(assessing.createAssessment, draft)
    tell({ text: w('new.done') })
    leadOn(`/vendors/assessments/${key}`)
  }
  if (asked !== undefined && !vendor) return <Skeleton shape="form" />
  return (
    <Page
      layout="form"
      title={vendor ? w('new-of', { name: vendor.name }) : w('new')}
      crumbs={[
        { title: room('vendors'), to: '/vendors' },
        { title: w('assessments'), to: '/vendors/assessments' },
      ]}
    >
      <AutoForm
        schema={AssessmentDraft}
        initial={vendor ? { vendor_id: vendor.id } : {}}
        save={w('new.save')}
        onSave={save}
        onCancel={() => go(vendor ? `/vendors/${vendor.key}` : '/vendors/assessments')}
        extras={{
          vendor_id: {
            search: findVendors,
            known: vendor ? [{ id: vendor.id, title: vendor.name, to: '' }] : [],
          },
          questionnaire_id: { search: findQuestionnaires },
          assessor_id: { search: findPeople },
          due_on: { ahead: true },
        }}
      />
    </Page>
  )
}
