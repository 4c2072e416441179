import type { ReactNode } from 'react'
import { useCommand } from '#kit/api'
import { fieldOf } from '#kit/fields-of'
import type { ControlExtras } from '#kit/form/control.tsx'
import { EditInPlace, underField } from '#kit/form/edit-in-place.tsx'
import { Link } from '#kit/link.tsx'
import { Section } from '#kit/panel.tsx'
import { Prop, PropsList } from '#kit/props-list.tsx'
import { FilesSection } from '#facets/files/ui/files-section.tsx'
import { LinksSection } from '#facets/links/ui/links-section.tsx'
import { TagsFact } from '#facets/tags/ui/tags-fact.tsx'
import { wordChoices } from '../../ui/contract-words.tsx'
import { contractsWith } from '../../ui/finders.ts'
import { w as said } from '../../words.ts'
import { serving } from '../contract.ts'
import type { Service } from './service-words.tsx'
import { w } from './words.ts'

const { input } = serving.saveService

/** Beside the story of a service: whose it is, how critical, what covers it, what it serves, its papers. */
export function ServiceSide({ service }: { service: Service }) {
  const { vendor, contract, tier, what, can } = service
  const record = { id: service.id, kind: 'vendor-service', key: service.key }
  const refused = can.write ? null : ''
  return (
    <>
      <Section title={w('facts')}>
        <PropsList>
          <Prop title={w('vendor')}>
            <Link to={`/vendors/${vendor.key}`}>{vendor.name}</Link>
          </Prop>
          <Fact
            service={service}
            name="tier"
            value={tier}
            shown={tier ? said(`tier.${tier}`) : undefined}
            choices={wordChoices.tier()}
          />
          <Fact
            service={service}
            name="contract_id"
            value={contract?.id}
            shown={contract?.name}
            search={contractsWith(vendor.id)}
            known={contract ? [{ id: contract.id, title: contract.name, to: '' }] : []}
          />
          <Fact service={service} name="what" value={what} shown={what} />
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
  service: Service
  name: 'tier' | 'contract_id' | 'what'
  value: unknown
  shown: ReactNode
}

function Fact({ service: { id, version, can }, name, value, shown, ...extras }: FactProps) {
  const save = useCommand(serving.saveService, { form: underField })
  return (
    <Prop title={fieldOf(input, name).title}>
      <EditInPlace
        {...extras}
        schema={input}
        name={name}
        value={value}
        version={version}
        refused={can.write ? null : ''}
        save={(next, edited) => save.mutateAsync({ id, version: edited, [name]: next })}
      >
        {shown}
      </EditInPlace>
    </Prop>
  )
}
