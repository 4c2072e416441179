import { ask } from '#kit/api'
import { AutoForm } from '#kit/form/auto-form.tsx'
import { Page } from '#kit/page.tsx'
import { tell } from '#kit/toast.tsx'
import { useGo, useLeadOn } from '#kit/url'
import type { z } from 'zod'
import { software } from '../contract.ts'
import { ProductDraft } from '../schemas.ts'
import { findVendors } from './finders.ts'
import { licensingChoices } from './product-words.tsx'
import { w } from './words.ts'

const fields = [
  'name',
  'publisher',
  'vendor_id',
  'licensing',
  'family',
  'edition',
  'release',
  'support_ends',
  'note',
] as const

/** Adds a product; which packages it is, is said on its page. */
export function Screen() {
  const go = useGo()
  const leadOn = useLeadOn()
  const save = async (draft: z.output<typeof ProductDraft>) => {
    const { key } = await ask(software.createProduct, draft)
    tell({ text: w('new.done', { name: draft.name }) })
    leadOn(`/software/${key}`)
  }
  return (
    <Page layout="form" title={w('new')} crumbs={[{ title: w('title'), to: '/software' }]}>
      <AutoForm
        schema={ProductDraft}
        fields={fields}
        draft="product"
        save={w('new.save')}
        onSave={save}
        onCancel={() => go('/software')}
        extras={{
          name: { autoFocus: true },
          vendor_id: { search: findVendors },
          licensing: { choices: licensingChoices() },
        }}
      />
    </Page>
  )
}
