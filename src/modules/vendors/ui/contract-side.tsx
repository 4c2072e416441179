import type { ReactNode } from 'react'
import { useCommand } from '#kit/api'
import { Button } from '#kit/button.tsx'
import { fieldOf } from '#kit/fields-of'
import type { ControlExtras } from '#kit/form/control.tsx'
import { EditInPlace, underField } from '#kit/form/edit-in-place.tsx'
import { Section } from '#kit/panel.tsx'
import { Prop, PropsList } from '#kit/props-list.tsx'
import { FilesSection } from '#facets/files/ui/files-section.tsx'
import { LinksSection } from '#facets/links/ui/links-section.tsx'
import { TagsFact } from '#facets/tags/ui/tags-fact.tsx'
import { findPeople } from '#modules/people/ui/finders'
import { vendors } from '../contract.ts'
import { w as said } from '../words.ts'
import { type Contract, noticeWords, useCostWords, useSaid, wordChoices } from './contract-words.tsx'
import { findVendors } from './finders.ts'
import { w } from './words.ts'

const { input } = vendors.saveContract
const titleOf = (name: keyof typeof input.shape) => fieldOf(input, name).title

/** Beside the story of a contract: who looks after it, what was agreed, what it covers, its papers. */
export function ContractSide({ contract, onTerms }: { contract: Contract; onTerms: () => void }) {
  const { owner, vendor, number, type, note, can } = contract
  const record = { id: contract.id, kind: 'contract', key: contract.key }
  const refused = can.write ? null : ''
  const known = (one: { id: string; name: string } | null) =>
    one ? [{ id: one.id, title: one.name, to: '' }] : []
  return (
    <>
      <Section title={w('facts')}>
        <PropsList>
          <Fact
            contract={contract}
            name="owner_id"
            value={owner?.id}
            shown={owner?.name}
            search={findPeople}
            known={known(owner)}
          />
          <Fact
            contract={contract}
            name="vendor_id"
            value={vendor.id}
            shown={vendor.name}
            search={findVendors}
            known={known(vendor)}
          />
          <Fact
            contract={contract}
            name="type"
            value={type}
            shown={said(`type.${type}`)}
            choices={wordChoices.type()}
          />
          <Fact contract={contract} name="number" value={number} shown={number} />
          <Fact contract={contract} name="note" value={note} shown={note} />
          <Prop title={w('tags')}>
            <TagsFact record={record} refused={refused} />
          </Prop>
        </PropsList>
      </Section>
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
      <LinksSection record={record} refused={refused} />
      <FilesSection record={record} refused={refused} />
    </>
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

interface FactProps extends ControlExtras {
  contract: Contract
  name: 'owner_id' | 'vendor_id' | 'type' | 'number' | 'note'
  value: unknown
  shown: ReactNode
}

function Fact({ contract, name, value, shown, ...extras }: FactProps) {
  const save = useCommand(vendors.saveContract, { form: underField, touches: ['contracts', 'vendors'] })
  return (
    <Prop title={titleOf(name)}>
      <EditInPlace
        {...extras}
        schema={input}
        name={name}
        value={value}
        version={contract.version}
        refused={contract.can.write ? null : ''}
        save={(next, version) => save.mutateAsync({ id: contract.id, version, [name]: next })}
      >
        {shown}
      </EditInPlace>
    </Prop>
  )
}
