import { ask } from '#kit/api'
import { AutoForm } from '#kit/form/auto-form.tsx'
import { Page } from '#kit/page.tsx'
import { tell } from '#kit/toast.tsx'
import { useGo, useLeadOn } from '#kit/url'
import type { z } from 'zod'
import { vendors } from '../contract.ts'
import { VendorDraft } from '../schemas.ts'
import { wordChoices } from './contract-words.tsx'
import { w } from './words.ts'

/** Adds a vendor. */
export function Screen() {
  const go = useGo()
  const leadOn = useLeadOn()
  const save = async (draft: z.output<typeof VendorDraft>) => {
    const { key } = await ask(vendors.create, draft)
    tell({ text: w('new.done', { name: draft.name }) })
    leadOn(`/vendors/${key}`)
  }
  return (
    <Page layout="form" title={w('new')} crumbs={[{ title: w('vendors'), to: '/vendors' }]}>
      <AutoForm
        schema={VendorDraft}
        draft="vendor"
        save={w('new.save')}
        onSave={save}
        onCancel={() => go('/vendors')}
        extras={{ name: { autoFocus: true }, tier: { choices: wordChoices.tier() } }}
      />
    </Page>
  )
}
