import { Link } from '#kit/link.tsx'
import { Prop } from '#kit/props-list.tsx'
import { factOf } from '#facets/pages/ui/facts.tsx'
import { RecordSide } from '#facets/pages/ui/record-side.tsx'
import { software } from '../contract.ts'
import type { ProductView } from '../schemas.ts'
import { w as said } from '../words.ts'
import { findVendors } from './finders.ts'
import { licensingChoices, useSaid } from './product-words.tsx'
import { w as words } from './suites/words.ts'

const Fact = factOf(software.saveProduct)

/** Beside the story of a product: its facts, edited where they stand, what it is linked with, its papers. */
export function ProductSide({ product }: { product: ProductView }) {
  const { day } = useSaid()
  const { vendor, suites, licensing, support_ends, denied } = product
  return (
    <RecordSide
      kind="product"
      of={product}
      facts={
        <>
          <Fact of={product} name="publisher" shown={product.publisher} />
          <Fact of={product} name="vendor_id" record={vendor} search={findVendors} />
          <Fact
            of={product}
            name="licensing"
            shown={said(`licensing.${licensing}`)}
            choices={licensingChoices()}
          />
          <Fact of={product} name="family" shown={product.family} />
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
          <Fact of={product} name="edition" shown={product.edition || null} />
          <Fact of={product} name="release" shown={product.release || null} />
          <Fact of={product} name="support_ends" shown={support_ends && day(support_ends)} />
          <Fact of={product} name="denied" shown={said(denied ? 'yes' : 'no')} />
          {denied && <Fact of={product} name="denied_why" shown={product.denied_why} />}
          <Fact of={product} name="note" shown={product.note} />
        </>
      }
    />
  )
}
