import type { ReactNode } from 'react'
import { useCommand } from '#kit/api'
import { fieldOf } from '#kit/fields-of'
import type { ControlExtras } from '#kit/form/control.tsx'
import { EditInPlace, underField } from '#kit/form/edit-in-place.tsx'
import { Section } from '#kit/panel.tsx'
import { Prop, PropsList } from '#kit/props-list.tsx'
import { FilesSection } from '#facets/files/ui/files-section.tsx'
import { LinksSection } from '#facets/links/ui/links-section.tsx'
import { TagsFact } from '#facets/tags/ui/tags-fact.tsx'
import { vendors } from '../contract.ts'
import { w as said } from '../words.ts'
import { wordChoices } from './contract-words.tsx'
import type { Vendor } from './vendor-page.tsx'
import { w } from './words.ts'

/** Beside the story of a vendor: its facts, edited where they stand, what it is linked with, its papers. */
export function VendorSide({ vendor }: { vendor: Vendor }) {
  const { tier, website, account_no, note, can } = vendor
  const record = { id: vendor.id, kind: 'vendor', key: vendor.key }
  const refused = can.write ? null : ''
  return (
    <>
      <Section title={w('facts')}>
        <PropsList>
          <Fact
            vendor={vendor}
            name="tier"
            shown={tier && said(`tier.${tier}`)}
            choices={wordChoices.tier()}
          />
          <Fact vendor={vendor} name="account_no" shown={account_no} />
          <Fact vendor={vendor} name="website" shown={website.replace(/^https?:\/\//u, '')} />
          <Fact vendor={vendor} name="note" shown={note} />
          <Prop title={w('tags')}>
            <TagsFact record={record} refused={refused} />
          </Prop>
        </PropsList>
      </Section>
      <LinksSection record={record} refused={refused} />
      <FilesSection record={record} refused={refused} />
    </>
  )
}

interface FactProps extends ControlExtras {
  vendor: Vendor
  name: 'tier' | 'account_no' | 'website' | 'note'
  shown: ReactNode
}

function Fact({ vendor, name, shown, ...extras }: FactProps) {
  const save = useCommand(vendors.save, { form: underField })
  return (
    <Prop title={fieldOf(vendors.save.input, name).title}>
      <EditInPlace
        {...extras}
        schema={vendors.save.input}
        name={name}
        value={vendor[name]}
        version={vendor.version}
        refused={vendor.can.write ? null : ''}
        save={(next, version) => save.mutateAsync({ id: vendor.id, version, [name]: next })}
      >
        {shown}
      </EditInPlace>
    </Prop>
  )
}
