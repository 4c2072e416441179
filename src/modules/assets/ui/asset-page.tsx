import { useState } from 'react'
import { useCommand } from '#kit/api'
import { underField } from '#kit/form/edit-in-place.tsx'
import { useMay } from '#kit/me.tsx'
import { NameInPlace } from '#kit/record/name-in-place.tsx'
import { RecordPage } from '#kit/record/record-page.tsx'
import { whyNot } from '#kit/record/why-not'
import { CustodyPanel } from '#facets/custody/ui/custody-panel.tsx'
import { RecordBody } from '#facets/history/ui/record-body.tsx'
import { OneRecord } from '#facets/pages/ui/one-record.tsx'
import { assets } from '../contract.ts'
import type { AssetView } from '../schemas.ts'
import { AssetSide } from './asset-side.tsx'
import { isCounted, StatusPill, typeIcon } from './asset-words.tsx'
import { FactsStrip } from './facts-strip.tsx'
import { deedsOf } from './deeds.ts'
import { FieldSources, SourceOf } from './sources/field-sources.tsx'
import { type Deed, HandDialog } from './hand-dialog.tsx'
import { Holders } from './holders.tsx'
import { LabelsDialog } from './labels-dialog.tsx'
import { ToldPanel } from './told-panel.tsx'
import { ValuePanel } from './value-panel.tsx'
import { ProposeDialog } from './write-offs/propose-dialog.tsx'
import { WriteOffPanel } from './write-offs/write-off-panel.tsx'
import { w as offs } from './write-offs/words.ts'
import { WipesPanel } from './wipes/wipes-panel.tsx'
import { w } from './words.ts'

/** One asset: who has it and who had it, what happened; beside it the facts, edited where they stand. */
export const Screen = () => (
  <OneRecord by={assets.get} kinds={['asset']}>
    {(asset) => (
      <FieldSources id={asset.id}>
        <Shown asset={asset} />
      </FieldSources>
    )}
  </OneRecord>
)

function Shown({ asset }: { asset: AssetView }) {
  const [deed, setDeed] = useState<Deed>()
  const [labels, setLabels] = useState(false)
  const [writesOff, setWritesOff] = useState(false)
  const may = useMay()
  const save = useCommand(assets.save, { form: underField })
  const icon = typeIcon(asset.type.icon)
  return (
    <RecordPage
      id={asset.id}
      recordKey={asset.key}
      title={asset.name}
      heading={
        <NameInPlace
          schema={assets.save.input}
          of={asset}
          refused={whyNot(asset.can.change)}
          save={save.mutateAsync}
        />
      }
      to={`/assets/${asset.key}`}
      icon={icon}
      crumbs={[{ title: w('assets'), to: '/assets' }]}
      facts={
        <>
          {!isCounted(asset) && <StatusPill meaning={asset.status.meaning}>{asset.status.title}</StatusPill>}
          {asset.tag && <span className="t2 b">{asset.tag}</span>}
          <span className="t3 f12">{asset.type.title}</span>
          <SourceOf field="name" />
        </>
      }
      actions={[
        ...deedsOf(asset, setDeed),
        ...(may('assets.write')
          ? [
              {
                name: 'labels',
                title: w('labels'),
                icon: 'qr' as const,
                rare: true,
                run: () => setLabels(true),
              },
              ...(isCounted(asset)
                ? []
                : [
                    {
                      name: 'write-off',
                      title: offs('write-off'),
                      icon: 'archive' as const,
                      rare: true,
                      refused: whyNot(asset.can.hand),
                      run: () => setWritesOff(true),
                    },
                  ]),
            ]
          : []),
      ]}
      side={<AssetSide asset={asset} />}
    >
      <RecordBody id={asset.id} kind="asset">
        {!isCounted(asset) && may('assets.care') && <WriteOffPanel id={asset.id} />}
        {!isCounted(asset) && <FactsStrip asset={asset} />}
        <Holders asset={asset} />
        <ValuePanel asset={asset} />
        {!isCounted(asset) && asset.inside && <WipesPanel asset={asset} />}
        <CustodyPanel id={asset.id} kind="asset" />
        <ToldPanel asset={asset} />
      </RecordBody>
      {labels && <LabelsDialog of={{ ids: [asset.id] }} n={1} onClose={() => setLabels(false)} />}
      {writesOff && <ProposeDialog id={asset.id} name={asset.name} onClose={() => setWritesOff(false)} />}
      {deed && (
        <HandDialog
          deed={deed}
          ids={[asset.id]}
          counted={isCounted(asset)}
          home={asset.home_place}
          onClose={() => setDeed(undefined)}
        />
      )}
    </RecordPage>
  )
}
