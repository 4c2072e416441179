import { ask } from '#kit/api'
import { NewRecord } from '#facets/pages/ui/new-record.tsx'
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
export const Screen = () => (
  <NewRecord
    title={w('new')}
    crumbs={[{ title: w('title'), to: '/software' }]}
    schema={ProductDraft}
    fields={fields}
    draft="product"
    make={(draft) => ask(software.createProduct, draft)}
    done={({ name }) => w('new.done', { name })}
    save={w('new.save')}
    extras={{
      name: { autoFocus: true },
      vendor_id: { search: findVendors },
      licensing: { choices: licensingChoices() },
    }}
  />
)
