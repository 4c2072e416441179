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
import { software } from '../contract.ts'
import type { ProductView } from '../schemas.ts'
import { w as said } from '../words.ts'
import { findVendors } from './finders.ts'
import { licensingChoices, useSaid } from './product-words.tsx'
import { w as words } from './suites/words.ts'
import { w } from './words.ts'

/** Beside the story of a product: its facts, edited where they stand, what it is linked with, its papers. */
export function ProductSide({ product }: { product: ProductView }) {
  const { day } = useSaid()
  const { id, key, vendor, can, suites } = product
  const record = { id, kind: 'product', key }
  const refused = can.write ? null : ''
  const { licensing, support_ends, denied } = product
  return (
    <>
      <Section title={w('facts')}>
        <PropsList>
          <Fact product={product} name="publisher" shown={product.publisher} />
          <Fact
            product={product}
            name="vendor_id"
            value={vendor?.id ?? null}
            shown={vendor?.name}
            search={findVendors}
            known={vendor ? [{ id: vendor.id, title: vendor.name, to: '' }] : []}
          />
          <Fact
            product={product}
            name="licensing"
            shown={said(`licensing.${licensing}`)}
            choices={licensingChoices()}
          />
          <Fact product={product} name="family" shown={product.family} />
          {suites.length > 0 && (
            <Prop title={words('part-of')}>
              {suites.map((suite, n) => (
                <span key={suite.id}>
                  {n > 0 && ', '}
                  <Link to={`/software/${suite.key}`}>{suite.name}</Link>
                </span>
              ))}
            </Prop>
          )}
          <Fact product={product} name="edition" shown={product.edition || null} />
          <Fact product={product} name="release" shown={product.release || null} />
          <Fact product={product} name="support_ends" shown={support_ends && day(support_ends)} />
          <Fact product={product} name="denied" shown={said(denied ? 'yes' : 'no')} />
          {denied && <Fact product={product} name="denied_why" shown={product.denied_why} />}
          <Fact product={product} name="note" shown={product.note} />
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

type Shown = Pick<
  ProductView,
  | 'publisher'
  | 'licensing'
  | 'family'
  | 'edition'
  | 'release'
  | 'support_ends'
  | 'denied'
  | 'denied_why'
  | 'note'
>

interface FactProps extends ControlExtras {
  product: ProductView
  name: keyof Shown | 'vendor_id'
  value?: string | null
  shown: ReactNode
}

function Fact({ product, name, value, shown, ...extras }: FactProps) {
  const save = useCommand(software.saveProduct, { form: underField })
  return (
    <Prop title={fieldOf(software.saveProduct.input, name).title}>
      <EditInPlace
        {...extras}
        schema={software.saveProduct.input}
        name={name}
        value={name === 'vendor_id' ? value : product[name]}
        version={product.version}
        refused={product.can.write ? null : ''}
        save={(next, version) => save.mutateAsync({ id: product.id, version, [name]: next })}
      >
        {shown}
      </EditInPlace>
    </Prop>
  )
}
