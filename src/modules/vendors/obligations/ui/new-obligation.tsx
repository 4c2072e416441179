import { ask } from '#kit/api'
import { known } from '#kit/form/known'
import { NewRecord } from '#facets/pages/ui/new-record.tsx'
import { NamedRecord } from '#facets/pages/ui/one-record.tsx'
import { findPeople } from '#modules/people/ui/finders'
import { vendors } from '../../contract.ts'
import { findContracts, findTeams } from '../../ui/finders.ts'
import { w as room } from '../../ui/words.ts'
import { obliging } from '../contract.ts'
import { ObligationDraft } from '../schemas.ts'
import { kindChoices, sideChoices } from './obligation-words.tsx'
import { w } from './words.ts'

const fields = [
  'name',
  'contract_id',
  'side',
  'kind',
  'first_on',
  'every_months',
  'last_on',
  'lead_days',
  'owner_id',
  'team_id',
  'note',
] as const

/** Adds an obligation, by `?contract=` to one contract. */
export const Screen = () => (
  <NamedRecord name="contract" by={vendors.contract}>
    {(contract) => (
      <NewRecord
        title={contract ? w('new-of', { name: contract.name }) : w('new')}
        crumbs={[
          { title: room('vendors'), to: '/vendors' },
          { title: w('obligations'), to: '/vendors/obligations' },
        ]}
        schema={ObligationDraft}
        fields={fields}
        initial={contract ? { contract_id: contract.id } : {}}
        make={(draft) => ask(obliging.createObligation, draft)}
        done={({ name }) => w('new.done', { name })}
        save={w('new.save')}
        back={contract && `/vendors/contracts/${contract.key}`}
        extras={{
          name: { autoFocus: true },
          contract_id: { search: findContracts, known: known(contract) },
          side: { choices: sideChoices() },
          kind: { choices: kindChoices() },
          first_on: { ahead: true },
          last_on: { ahead: true },
          owner_id: { search: findPeople },
          team_id: { search: findTeams },
        }}
      />
    )}
  </NamedRecord>
)
