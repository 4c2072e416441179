import { ask } from '#kit/api'
import { known } from '#kit/form/known'
import { NewRecord } from '#facets/pages/ui/new-record.tsx'
import { NamedRecord } from '#facets/pages/ui/one-record.tsx'
import { vendors } from '../../contract.ts'
import { wordChoices } from '../../ui/contract-words.tsx'
import { contractsWith, findContracts, findVendors } from '../../ui/finders.ts'
import { w as room } from '../../ui/words.ts'
import { serving } from '../contract.ts'
import { ServiceDraft } from '../schemas.ts'
import { w } from './words.ts'

const fields = ['name', 'vendor_id', 'tier', 'contract_id', 'what'] as const

/** Adds a service, by `?vendor=` of one vendor. */
export const Screen = () => (
  <NamedRecord name="vendor" by={vendors.get}>
    {(vendor) => (
      <NewRecord
        title={vendor ? w('new-of', { name: vendor.name }) : w('new')}
        crumbs={[
          { title: room('vendors'), to: '/vendors' },
          { title: w('services'), to: '/vendors/services' },
        ]}
        schema={ServiceDraft}
        fields={fields}
        initial={vendor ? { vendor_id: vendor.id } : {}}
        make={(draft) => ask(serving.createService, draft)}
        done={({ name }) => w('new.done', { name })}
        save={w('new.save')}
        back={vendor && `/vendors/${vendor.key}`}
        extras={{
          name: { autoFocus: true },
          vendor_id: { search: findVendors, known: known(vendor) },
          tier: { choices: wordChoices.tier() },
          contract_id: { search: vendor ? contractsWith(vendor.id) : findContracts },
        }}
      />
    )}
  </NamedRecord>
)
