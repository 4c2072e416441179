import { ask } from '#kit/api'
import { NewRecord } from '#facets/pages/ui/new-record.tsx'
import { vendors } from '../contract.ts'
import { VendorDraft } from '../schemas.ts'
import { wordChoices } from './contract-words.tsx'
import { w } from './words.ts'

/** Adds a vendor. */
export const Screen = () => (
  <NewRecord
    title={w('new')}
    crumbs={[{ title: w('vendors'), to: '/vendors' }]}
    schema={VendorDraft}
    draft="vendor"
    make={(draft) => ask(vendors.create, draft)}
    done={({ name }) => w('new.done', { name })}
    save={w('new.save')}
    extras={{ name: { autoFocus: true }, tier: { choices: wordChoices.tier() } }}
  />
)
