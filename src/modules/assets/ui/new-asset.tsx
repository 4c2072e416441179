import { ask } from '#kit/api'
import { AutoForm } from '#kit/form/auto-form.tsx'
import { Page } from '#kit/page.tsx'
import { tell } from '#kit/toast.tsx'
import { useGo, useLeadOn } from '#kit/url'
import { Skeleton } from '#kit/skeleton.tsx'
import type { z } from 'zod'
import { assets } from '../contract.ts'
import { AssetDraft } from '../schemas.ts'
import { findHolders, findPlaces, findSuppliers } from './finders.ts'
import { useChoices } from './use-choices.ts'
import { w } from './words.ts'

const fields = [
  'type',
  'name',
  'manufacturer',
  'model',
  'tag',
  'serial',
  'holder_id',
  'home_place_id',
  'quantity',
  'minimum',
  'supplier_id',
  'bought_on',
  'cost',
  'order_no',
  'warranty_until',
  'note',
] as const

/** Adds an asset: what it is, who has it at first, what it cost. */
export function Screen() {
  const { types, known } = useChoices()
  const go = useGo()
  const leadOn = useLeadOn()
  const save = async (draft: z.output<typeof AssetDraft>) => {
    const { key } = await ask(assets.create, draft)
    tell({ text: w('new.done', { name: draft.name || key }) })
    leadOn(`/assets/${key}`)
  }
  if (!known) return <Skeleton shape="form" />
  return (
    <Page layout="form" title={w('new')} crumbs={[{ title: w('assets'), to: '/assets' }]}>
      <AutoForm
        schema={AssetDraft}
        initial={{ type: types[0]?.value ?? '' }}
        fields={fields}
        save={w('new.save')}
        onSave={save}
        onCancel={() => go('/assets')}
        extras={{
          type: { choices: types },
          name: { autoFocus: true },
          holder_id: { search: findHolders },
          home_place_id: { search: findPlaces },
          supplier_id: { search: findSuppliers },
        }}
      />
    </Page>
  )
}
