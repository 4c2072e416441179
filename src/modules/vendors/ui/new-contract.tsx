import { ask, useAsk } from '#kit/api'
import { AutoForm } from '#kit/form/auto-form.tsx'
import { Page } from '#kit/page.tsx'
import { Skeleton } from '#kit/skeleton.tsx'
import { tell } from '#kit/toast.tsx'
import { useGo, useLeadOn, useSearchState } from '#kit/url'
import type { z } from 'zod'
import { findPeople } from '#modules/people/ui/finders'
import { vendors } from '../contract.ts'
import { ContractDraft } from '../contract-schemas.ts'
import { wordChoices } from './contract-words.tsx'
import { findVendors } from './finders.ts'
import { termExtras, termNames } from './terms-dialog.tsx'
import { w } from './words.ts'

const fields = ['name', 'vendor_id', 'number', 'type', 'owner_id', ...termNames, 'note'] as const

/** Adds a contract, by `?vendor=` with one vendor. */
export function Screen() {
  const [{ vendor: asked }] = useSearchState()
  const { data: vendor } = useAsk(vendors.get, { id: asked ?? '' }, { enabled: asked !== undefined })
  const go = useGo()
  const leadOn = useLeadOn()
  const save = async (draft: z.output<typeof ContractDraft>) => {
    const { key } = await ask(vendors.createContract, draft)
    tell({ text: w('new.done', { name: draft.name }) })
    leadOn(`/vendors/contracts/${key}`)
  }
  if (asked !== undefined && !vendor) return <Skeleton shape="form" />
  return (
    <Page
      layout="form"
      title={vendor ? w('contract.new-with', { name: vendor.name }) : w('contract.new')}
      crumbs={[
        { title: w('vendors'), to: '/vendors' },
        { title: w('contracts'), to: '/vendors/contracts' },
      ]}
    >
      <AutoForm
        schema={ContractDraft}
        initial={vendor ? { vendor_id: vendor.id } : {}}
        fields={fields}
        save={w('contract.new-save')}
        onSave={save}
        onCancel={() => go(vendor ? `/vendors/${vendor.key}` : '/vendors/contracts')}
        extras={{
          ...termExtras(),
          name: { autoFocus: true },
          vendor_id: {
            search: findVendors,
            known: vendor ? [{ id: vendor.id, title: vendor.name, to: '' }] : [],
          },
          type: { choices: wordChoices.type() },
          owner_id: { search: findPeople },
        }}
      />
    </Page>
  )
}
