import { useAsk, useCommand } from '#kit/api'
import { underField } from '#kit/form/edit-in-place.tsx'
import { Page } from '#kit/page.tsx'
import { PageFault } from '#kit/page-fault.tsx'
import { Skeleton } from '#kit/skeleton.tsx'
import { useGo, useLeadOn, useParam } from '#kit/url'
import { purchasing } from '../contract.ts'
import { PurchaseForm } from './purchase-form.tsx'
import type { Purchase } from './said.tsx'
import { w } from './words.ts'

/** Changes a draft as a whole. */
export function Screen() {
  const key = useParam('key')
  const { data, error, refetch } = useAsk(purchasing.get, { id: key }, { kinds: ['purchase'] })
  if (error && !data) return <PageFault error={error} onAgain={() => void refetch()} />
  return data ? <Editing purchase={data} /> : <Skeleton shape="form" />
}

function Editing({ purchase }: { purchase: Purchase }) {
  const { id, key, name, version, vendor, cost_centre, needed_by, note, lines } = purchase
  const save = useCommand(purchasing.save, { form: underField })
  const go = useGo()
  const leadOn = useLeadOn()
  const at = `/purchasing/${key}`
  return (
    <Page
      layout="form"
      title={w('edit.of', { name })}
      crumbs={[
        { title: w('purchases'), to: '/purchasing' },
        { title: key, to: at },
      ]}
    >
      <PurchaseForm
        initial={{ name, vendor_id: vendor?.id ?? null, cost_centre, needed_by, note, lines }}
        vendor={vendor ? { id: vendor.id, title: vendor.name, to: '' } : undefined}
        version={version}
        save={w('edit.save')}
        onSave={async (draft, edited) => {
          await save.mutateAsync({ id, version: edited, ...draft })
          leadOn(at)
        }}
        onCancel={() => go(at)}
      />
    </Page>
  )
}
