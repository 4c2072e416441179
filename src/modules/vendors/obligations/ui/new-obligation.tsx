import type { z } from 'zod'
import { ask, useAsk } from '#kit/api'
import { AutoForm } from '#kit/form/auto-form.tsx'
import { Page } from '#kit/page.tsx'
import { Skeleton } from '#kit/skeleton.tsx'
import { tell } from '#kit/toast.tsx'
import { useGo, useLeadOn, useSearchState } from '#kit/url'
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
export function Screen() {
  const [{ contract: asked }] = useSearchState()
  const { data: contract } = useAsk(vendors.contract, { id: asked ?? '' }, { enabled: asked !== undefined })
  const go = useGo()
  const leadOn = useLeadOn()
  const save = async (draft: z.output<typeof ObligationDraft>) => {
    const { key } = await ask(obliging.createObligation, draft)
    tell({ text: w('new.done', { name: draft.name }) })
    leadOn(`/vendors/obligations/${key}`)
  }
  if (asked !== undefined && !contract) return <Skeleton shape="form" />
  return (
    <Page
      layout="form"
      title={contract ? w('new-of', { name: contract.name }) : w('new')}
      crumbs={[
        { title: room('vendors'), to: '/vendors' },
        { title: w('obligations'), to: '/vendors/obligations' },
      ]}
    >
      <AutoForm
        schema={ObligationDraft}
        fields={fields}
        initial={contract ? { contract_id: contract.id } : {}}
        save={w('new.save')}
        onSave={save}
        onCancel={() => go(contract ? `/vendors/contracts/${contract.key}` : '/vendors/obligations')}
        extras={{
          name: { autoFocus: true },
          contract_id: {
            search: findContracts,
            known: contract ? [{ id: contract.id, title: contract.name, to: '' }] : [],
          },
          side: { choices: sideChoices() },
          kind: { choices: kindChoices() },
          first_on: { ahead: true },
          last_on: { ahead: true },
          owner_id: { search: findPeople },
          team_id: { search: findTeams },
        }}
      />
    </Page>
  )
}
