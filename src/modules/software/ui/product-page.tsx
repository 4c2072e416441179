import { useAsk, useCommand } from '#kit/api'
import type { Action } from '#kit/action-bar.tsx'
import { Callout } from '#kit/callout.tsx'
import { EditInPlace, underField } from '#kit/form/edit-in-place.tsx'
import { PageFault } from '#kit/page-fault.tsx'
import { Panel, PanelBody } from '#kit/panel.tsx'
import { Pill } from '#kit/pill.tsx'
import { RecordPanels } from '#kit/record/panels.tsx'
import { RecordPage } from '#kit/record/record-page.tsx'
import { Skeleton } from '#kit/skeleton.tsx'
import { useParam } from '#kit/url'
import { History } from '#facets/history/ui/history.tsx'
import { software } from '../contract.ts'
import type { ProductView } from '../schemas.ts'
import { w as said } from '../words.ts'
import { CheapestPanel } from './cheapest-panel.tsx'
import { LotsOf } from './lots-of.tsx'
import { PackagesOf } from './packages-of.tsx'
import { PositionPanel } from './position-panel.tsx'
import { ProductSide } from './product-side.tsx'
import { w } from './words.ts'

/** One product: how its licences stand, which packages it is, what happened. */
export function Screen() {
  const key = useParam('key')
  const { data: product, error, refetch } = useAsk(software.product, { id: key }, { kinds: ['product'] })
  if (error && !product) return <PageFault error={error} onAgain={() => void refetch()} />
  return product ? <Shown product={product} /> : <Skeleton shape="record" />
}

function Shown({ product }: { product: ProductView }) {
  const save = useCommand(software.saveProduct, { form: underField })
  const archive = useCommand(software.archiveProduct)
  const { id, key, name, version, publisher, licensing, denied, denied_why, archived, can } = product
  const actions: Action[] = can.write
    ? [
        {
          name: 'archive',
          title: w(archived ? 'restore' : 'archive'),
          icon: archived ? 'undo' : 'archive',
          rare: true,
          busy: archive.isPending,
          run: () => archive.mutate({ id, archived: !archived }),
        },
      ]
    : []
  return (
    <RecordPage
      id={id}
      recordKey={key}
      title={name}
      heading={
        <EditInPlace
          schema={software.saveProduct.input}
          name="name"
          value={name}
          version={version}
          refused={can.write ? null : ''}
          save={(next, edited) => save.mutateAsync({ id, version: edited, name: String(next) })}
        >
          {name}
        </EditInPlace>
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
      <div className="stack wide">
        <p />
        {denied && (
          <Callout tone="bad" title={said('denied')}>
            {denied_why}
          </Callout>
        )}
        <PositionPanel product={product} />
        <CheapestPanel product={product} />
        <LotsOf product={product} />
        <PackagesOf product={product} />
        <RecordPanels kind="product" id={id} />
        <Panel title={w('story')}>
          <PanelBody>
            <History id={id} kind="product" />
          </PanelBody>
        </Panel>
      </div>
    </RecordPage>
  )
}
