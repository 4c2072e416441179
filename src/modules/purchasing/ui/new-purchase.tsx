import type { z } from 'zod'
import type { Reply } from '#lib/contract'
import { ask } from '#kit/api'
import { Page } from '#kit/page.tsx'
import { tell } from '#kit/toast.tsx'
import { useGo, useLeadOn } from '#kit/url'
import { NamedRecord } from '#facets/pages/ui/one-record.tsx'
import { vendors } from '#modules/vendors/contract'
import { purchasing } from '../contract.ts'
import type { PurchaseDraft } from '../schemas.ts'
import { PurchaseForm } from './purchase-form.tsx'
import { w } from './words.ts'

/** Writes a purchase down, by `?vendor=` one from a vendor. */
export const Screen = () => (
  <NamedRecord name="vendor" by={vendors.get}>
    {(vendor) => <NewPurchase vendor={vendor} />}
  </NamedRecord>
)

function NewPurchase({ vendor }: { vendor: Reply<typeof vendors.get> | undefined }) {
  const go = useGo()
  const leadOn = useLeadOn()
  const save = async (draft: z.output<typeof PurchaseDraft>) => {
    const { key } = await ask(purchasing.create, draft)
    tell({ text: w('new.done', { name: draft.name }) })
    leadOn(`/purchasing/${key}`)
  }
  return (
    <Page layout="form" title={w('new')} crumbs={[{ title: w('purchases'), to: '/purchasing' }]}>
      <PurchaseForm
        {...(vendor
          ? { initial: { vendor_id: vendor.id }, vendor: { id: vendor.id, title: vendor.name, to: '' } }
          : { draft: 'purchase' })}
        save={w('new.save')}
        onSave={save}
        onCancel={() => go(vendor ? `/vendors/${vendor.key}` : '/purchasing')}
      />
    </Page>
  )
}
