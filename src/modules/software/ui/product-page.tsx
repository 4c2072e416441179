import { useState } from 'react'
import { useCommand } from '#kit/api'
import type { Action } from '#kit/action-bar.tsx'
import { Callout } from '#kit/callout.tsx'
import { Pill } from '#kit/pill.tsx'
import { archiving } from '#kit/record/archiving'
import { CustodyPanel } from '#facets/custody/ui/custody-panel.tsx'
import { OneRecord } from '#facets/pages/ui/one-record.tsx'
import { NameFact, RecordScreen } from '#facets/pages/ui/record-screen.tsx'
import { software } from '../contract.ts'
import type { ProductView } from '../schemas.ts'
import { w as said } from '../words.ts'
import { CheapestPanel } from './cheapest-panel.tsx'
import { ForecastPanel } from './forecast/forecast-panel.tsx'
import { LotsOf } from './lots-of.tsx'
import { PackagesOf } from './packages-of.tsx'
import { PeaksPanel } from './peaks/peaks-panel.tsx'
import { PositionPanel } from './position-panel.tsx'
import { ProductSide } from './product-side.tsx'
import { SeatsPanel } from './seats/seats-panel.tsx'
import { AddMembers } from './suites/add-members.tsx'
import { MembersPanel } from './suites/members-panel.tsx'
import { w as suites } from './suites/words.ts'
import { w } from './words.ts'

/** One product: how its licences stand, which packages it is, what happened. */
export const Screen = () => (
  <OneRecord by={software.product} kinds={['product']}>
    {(product) => <Shown product={product} />}
  </OneRecord>
)

function Shown({ product }: { product: ProductView }) {
  const archive = useCommand(software.archiveProduct)
  const [isAdding, setAdding] = useState(false)
  const { id, publisher, licensing, denied, denied_why, can, members } = product
  const makeSuite: Action = {
    name: 'suite',
    title: suites(members.length === 0 ? 'make' : 'add'),
    icon: 'plus',
    rare: true,
    run: () => setAdding(true),
  }
  const actions: Action[] = can.write ? [makeSuite, archiving(product, archive)] : []
  return (
    <RecordScreen
      kind="product"
      of={product}
      heading={<NameFact of={product} by={software.saveProduct} />}
      crumbs={[{ title: w('title'), to: '/software' }]}
      state={<Pill>{said(`licensing.${licensing}`)}</Pill>}
      facts={publisher && <span className="t2">{publisher}</span>}
      actions={actions}
      side={<ProductSide product={product} />}
    >
      {denied && (
        <Callout tone="bad" title={said('denied')}>
          {denied_why}
        </Callout>
      )}
      <PositionPanel product={product} />
      <PeaksPanel product={product} />
      <MembersPanel product={product} onAdd={() => setAdding(true)} />
      <CheapestPanel product={product} />
      <ForecastPanel product={product} />
      <SeatsPanel product={product} />
      <LotsOf product={product} />
      <CustodyPanel id={id} kind="product" parts />
      <PackagesOf product={product} />
      {isAdding && <AddMembers product={product} onClose={() => setAdding(false)} />}
    </RecordScreen>
  )
}
