import { useState } from 'react'
import { useAsk, useCommand } from '#kit/api'
import type { Action } from '#kit/action-bar.tsx'
import { Callout } from '#kit/callout.tsx'
import { underField } from '#kit/form/edit-in-place.tsx'
import { Pill } from '#kit/pill.tsx'
import { archiving } from '#kit/record/archiving'
import { NameInPlace } from '#kit/record/name-in-place.tsx'
import { RecordPage } from '#kit/record/record-page.tsx'
import { Loaded } from '#kit/loaded.tsx'
import { useParam } from '#kit/url'
import { CustodyPanel } from '#facets/custody/ui/custody-panel.tsx'
import { RecordBody } from '#facets/history/ui/record-body.tsx'
import { software } from '../contract.ts'
import type { ProductView } from '../schemas.ts'
import { w as said } from '../words.ts'
import { CheapestPanel } from './cheapest-panel.tsx'
import { ForecastPanel } from './forecast/forecast-panel.tsx'
import { LotsOf } from './lots-of.tsx'
import { PackagesOf } from './packages-of.tsx'
import { PositionPanel } from './position-panel.tsx'
import { ProductSide } from './product-side.tsx'
import { SeatsPanel } from './seats/seats-panel.tsx'
import { AddMembers } from './suites/add-members.tsx'
import { MembersPanel } from './suites/members-panel.tsx'
import { w as suites } from './suites/words.ts'
import { w } from './words.ts'

/** One product: how its licences stand, which packages it is, what happened. */
export function Screen() {
  const key = useParam('key')
  const answer = useAsk(software.product, { id: key }, { kinds: ['product'] })
  return <Loaded answer={answer}>{(product) => <Shown product={product} />}</Loaded>
}

function Shown({ product }: { product: ProductView }) {
  const save = useCommand(software.saveProduct, { form: underField })
  const archive = useCommand(software.archiveProduct)
  const [isAdding, setAdding] = useState(false)
  const { id, key, name, publisher, licensing, denied, denied_why, archived, can, members } = product
  const makeSuite: Action = {
    name: 'suite',
    title: suites(members.length === 0 ? 'make' : 'add'),
    icon: 'plus',
    rare: true,
    run: () => setAdding(true),
  }
  const actions: Action[] = can.write ? [makeSuite, archiving(product, archive)] : []
  return (
    <RecordPage
      id={id}
      recordKey={key}
      title={name}
      heading={
        <NameInPlace
          schema={software.saveProduct.input}
          of={product}
          refused={can.write ? null : ''}
          save={save.mutateAsync}
        />
      }
      to={`/software/${key}`}
      icon="key"
      crumbs={[{ title: w('title'), to: '/software' }]}
      facts={
        <>
          <Pill>{said(`licensing.${licensing}`)}</Pill>
          {archived && <Pill icon="archive">{said('archived')}</Pill>}
          {publisher && <span className="t2">{publisher}</span>}
        </>
      }
      actions={actions}
      side={<ProductSide product={product} />}
    >
      <RecordBody id={id} kind="product">
        {denied && (
          <Callout tone="bad" title={said('denied')}>
            {denied_why}
          </Callout>
        )}
        <PositionPanel product={product} />
        <MembersPanel product={product} onAdd={() => setAdding(true)} />
        <CheapestPanel product={product} />
        <ForecastPanel product={product} />
        <SeatsPanel product={product} />
        <LotsOf product={product} />
        <CustodyPanel id={id} kind="product" parts />
        <PackagesOf product={product} />
        {isAdding && <AddMembers product={product} onClose={() => setAdding(false)} />}
      </RecordBody>
    </RecordPage>
  )
}
