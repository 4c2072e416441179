import { Button } from '#kit/button.tsx'
import { fieldOf } from '#kit/fields-of'
import { Section } from '#kit/panel.tsx'
import { Prop, PropsList } from '#kit/props-list.tsx'
import { factOf } from '#facets/pages/ui/facts.tsx'
import { RecordSide } from '#facets/pages/ui/record-side.tsx'
import { findPeople } from '#modules/people/ui/finders'
import { vendors } from '../contract.ts'
import { w as said } from '../words.ts'
import { type Contract, noticeWords, useCostWords, useSaid, wordChoices } from './contract-words.tsx'
import { findVendors } from './finders.ts'
import { w } from './words.ts'

const { input } = vendors.saveContract
const titleOf = (name: keyof typeof input.shape) => fieldOf(input, name).title

const Fact = factOf(vendors.saveContract, ['contracts', 'vendors'])

/** Beside the story of a contract: who looks after it, what was agreed, what it covers, its papers. */
export function ContractSide({ contract, onTerms }: { contract: Contract; onTerms: () => void }) {
  const { owner, vendor, number, type, note, can } = contract
  return (
    <RecordSide
      kind="contract"
      of={contract}
      facts={
        <>
          <Fact of={contract} name="owner_id" record={owner} search={findPeople} />
          <Fact of={contract} name="vendor_id" record={vendor} search={findVendors} />
          <Fact of={contract} name="type" shown={said(`type.${type}`)} choices={wordChoices.type()} />
          <Fact of={contract} name="number" shown={number} />
          <Fact of={contract} name="note" shown={note} />
        </>
      }
    >
      <Section
        title={w('terms')}
        end={
          can.write && (
            <Button kind="quiet" size="s" icon="edit" onClick={onTerms}>
              {w('terms.edit')}
            </Button>
          )
        }
      >
        <Terms contract={contract} />
      </Section>
    </RecordSide>
  )
}

function Terms({ contract }: { contract: Contract }) {
  const { day } = useSaid()
  const costWords = useCostWords()
  const { starts_on, first_end, renewal, renews_months, term, calendar, notice_in } = contract
  return (
    <PropsList>
      <Prop title={w('term.now')}>
        {term &&
          (term.until === null
            ? w('term.open', { from: day(term.from) })
            : w('term.from-to', { from: day(term.from), until: day(term.until) }))}
      </Prop>
      <Prop title={titleOf('starts_on')}>{day(starts_on)}</Prop>
      <Prop title={titleOf('first_end')}>{first_end && day(first_end)}</Prop>
      <Prop title={titleOf('renewal')}>{said(`renewal.${renewal}`)}</Prop>
      {renews_months !== null && (
        <Prop title={titleOf('renews_months')}>{w('renews', { n: renews_months })}</Prop>
      )}
      <Prop title={titleOf('notice_amount')}>{noticeWords(contract)}</Prop>
      {notice_in === 'business' && calendar && <Prop title={titleOf('calendar_id')}>{calendar.name}</Prop>}
      <Prop title={titleOf('cost')} num>
        {costWords(contract)}
      </Prop>
    </PropsList>
  )
}
