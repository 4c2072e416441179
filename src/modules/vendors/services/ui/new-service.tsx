import type { z } from 'zod'
import { ask, useAsk } from '#kit/api'
import { AutoForm } from '#kit/form/auto-form.tsx'
import { Page } from '#kit/page.tsx'
import { Skeleton } from '#kit/skeleton.tsx'
import { tell } from '#kit/toast.tsx'
import { useGo, useLeadOn, useSearchState } from '#kit/url'
import { vendors } from '../../contract.ts'
import { wordChoices } from '../../ui/contract-words.tsx'
import { contractsWith, findContracts, findVendors } from '../../ui/finders.ts'
import { w as room } from '../../ui/words.ts'
import { serving } from '../contract.ts'
import { ServiceDraft } from '../schemas.ts'
import { w } from './words.ts'

const fields = ['name', 'vendor_id', 'tier', 'contract_id', 'what'] as const

/** Adds a service, by `?vendor=` of one vendor. */
export function Screen() {
  const [{ vendor: asked }] = useSearchState()
  const { data: vendor } = useAsk(vendors.get, { id: asked ?? '' }, { enabled: asked !== undefined })
  const go = useGo()
  const leadOn = useLeadOn()
  const save = async (draft: z.output<typeof ServiceDraft>) => {
    const { key } = await ask(serving.createService, draft)
    tell({ text: w('new.done', { name: draft.name }) })
    leadOn(`/vendors/services/${key}`)
  }
  if (asked !== undefined && !vendor) return <Skeleton shape="form" />
  return (
    <Page
      layout="form"
      title={vendor ? w('new-of', { name: vendor.name }) : w('new')}
      crumbs={[
        { title: room('vendors'), to: '/vendors' },
        { title: w('services'), to: '/vendors/services' },
      ]}
    >
      <AutoForm
        schema={ServiceDraft}
        fields={fields}
        initial={vendor ? { vendor_id: vendor.id } : {}}
        save={w('new.save')}
        onSave={save}
        onCancel={() => go(vendor ? `/vendors/${vendor.key}` : '/vendors/services')}
        extras={{
          name: { autoFocus: true },
          vendor_id: {
            search: findVendors,
            known: vendor ? [{ id: vendor.id, title: vendor.name, to: '' }] : [],
          },
          tier: { choices: wordChoices.tier() },
          contract_id: { search: vendor ? contractsWith(vendor.id) : findContracts },
        }}
      />
    </Page>
  )
}
