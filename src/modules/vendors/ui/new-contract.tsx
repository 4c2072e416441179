import { ask } from '#kit/api'
import { known } from '#kit/form/known'
import { NewRecord } from '#facets/pages/ui/new-record.tsx'
import { NamedRecord } from '#facets/pages/ui/one-record.tsx'
import { findPeople } from '#modules/people/ui/finders'
import { vendors } from '../contract.ts'
import { ContractDraft } from '../contract-schemas.ts'
import { wordChoices } from './contract-words.tsx'
import { findVendors } from './finders.ts'
import { termExtras, termNames } from './terms-dialog.tsx'
import { w } from './words.ts'

const fields = ['name', 'vendor_id', 'number', 'type', 'owner_id', ...termNames, 'note'] as const

/** Adds a contract, by `?vendor=` with one vendor. */
export const Screen = () => (
  <NamedRecord name="vendor" by={vendors.get}>
    {(vendor) => (
      <NewRecord
        title={vendor ? w('contract.new-with', { name: vendor.name }) : w('contract.new')}
        crumbs={[
          { title: w('vendors'), to: '/vendors' },
          { title: w('contracts'), to: '/vendors/contracts' },
        ]}
        schema={ContractDraft}
        fields={fields}
        initial={vendor ? { vendor_id: vendor.id } : {}}
        make={(draft) => ask(vendors.createContract, draft)}
        done={({ name }) => w('new.done', { name })}
        save={w('contract.new-save')}
        back={vendor && `/vendors/${vendor.key}`}
        extras={{
          ...termExtras(),
          name: { autoFocus: true },
          vendor_id: { search: findVendors, known: known(vendor) },
          type: { choices: wordChoices.type() },
          owner_id: { search: findPeople },
        }}
      />
    )}
  </NamedRecord>
)
