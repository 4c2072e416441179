import type { ReactNode } from 'react'
import { moneyOf, moneySaid } from '#lib/money/money'
import { useCommand } from '#kit/api'
import { fieldOf } from '#kit/fields-of'
import type { ControlExtras } from '#kit/form/control.tsx'
import { EditInPlace, underField } from '#kit/form/edit-in-place.tsx'
import { known } from '#kit/form/known'
import { Section } from '#kit/panel.tsx'
import { Prop, PropsList } from '#kit/props-list.tsx'
import { useReader } from '#kit/reader.tsx'
import { whyNot } from '#kit/record/why-not'
import { dayWords } from '#kit/time-words'
import { CustomFacts } from '#facets/custom-fields/ui/custom-facts.tsx'
import { FilesSection } from '#facets/files/ui/files-section.tsx'
import { LinksSection } from '#facets/links/ui/links-section.tsx'
import { TagsFact } from '#facets/tags/ui/tags-fact.tsx'
import { assets } from '../contract.ts'
import { ownField } from '../engine/sources.ts'
import type { AssetView } from '../schemas.ts'
import { isCounted } from './asset-words.tsx'
import { WithSource } from './sources/field-sources.tsx'
import { findPlaces, findSuppliers } from './finders.ts'
import { useChoices } from './use-choices.ts'
import { savesRecord } from './saves-record.ts'
import { w } from './words.ts'

const { input } = assets.save
type Name = Exclude<keyof typeof input.shape, 'id' | 'version' | 'custom'>

/** Beside the story: what it is, where it belongs, where it came from, what it is linked with. */
export function AssetSide({ asset }: { asset: AssetView }) {
  const { types, statuses } = useChoices()
  const refused = whyNot(asset.can.change)
  return (
    <>
      <Section title={w('facts')}>
        <PropsList>
          {!isCounted(asset) && (
            <Fact
              asset={asset}
              name="status"
              value={asset.status.code}
              shown={asset.status.title}
              choices={statuses}
            />
          )}
          <Fact asset={asset} name="type" value={asset.type.code} shown={asset.type.title} choices={types} />
          <Fact asset={asset} name="manufacturer" value={asset.manufacturer} shown={asset.manufacturer} />
          <Fact asset={asset} name="model" value={asset.model} shown={asset.model} />
          <Fact asset={asset} name="model_number" value={asset.model_number} shown={asset.model_number} />
          <Fact asset={asset} name="tag" value={asset.tag} shown={asset.tag} />
          <Fact asset={asset} name="serial" value={asset.serial} shown={asset.serial} />
          <Fact
            asset={asset}
            name="home_place_id"
            value={asset.home_place?.id}
            shown={asset.home_place?.name}
            search={findPlaces}
            known={known(asset.home_place)}
          />
          {isCounted(asset) && (
            <Fact asset={asset} name="minimum" value={asset.minimum} shown={asset.minimum} />
          )}
          <Prop title={w('tags')}>
            <TagsFact record={{ id: asset.id, kind: 'asset' }} refused={refused} touches={['assets']} />
          </Prop>
        </PropsList>
      </Section>
      <Bought asset={asset} />
      <OwnFacts asset={asset} />
      <LinksSection record={{ id: asset.id, kind: 'asset', key: asset.key }} refused={refused} />
      <FilesSection record={{ id: asset.id, kind: 'asset' }} refused={refused} />
    </>
  )
}

function Bought({ asset }: { asset: AssetView }) {
  const { language } = useReader()
  const { bought, warranty_until } = asset
  const day = (iso: string | null) => iso && dayWords(iso, language)
  const money = (text: string | null) => text && moneySaid(moneyOf(text), language)
  const warranty = (
    <Fact asset={asset} name="warranty_until" value={warranty_until} shown={day(warranty_until)} />
  )
  return (
    <Section title={w('bought')}>
      <PropsList>
        {bought && (
          <>
            <Fact
              asset={asset}
              name="supplier_id"
              value={bought.supplier?.id}
              shown={bought.supplier?.name}
              search={findSuppliers}
              known={known(bought.supplier)}
            />
            <Fact asset={asset} name="order_no" value={bought.order_no} shown={bought.order_no} />
            <Fact asset={asset} name="bought_on" value={bought.bought_on} shown={day(bought.bought_on)} />
            <Fact asset={asset} name="cost" value={bought.cost} shown={money(bought.cost)} />
            {(asset.status.meaning === 'gone' || bought.proceeds !== null) && (
              <Fact asset={asset} name="proceeds" value={bought.proceeds} shown={money(bought.proceeds)} />
            )}
          </>
        )}
        {warranty}
        {bought && <Fact asset={asset} name="note" value={bought.note} shown={bought.note} />}
      </PropsList>
    </Section>
  )
}

const besideOwn = (field: string, shown: ReactNode) => (
  <WithSource field={ownField(field)}>{shown}</WithSource>
)

function OwnFacts({ asset }: { asset: AssetView }) {
  const save = useCommand(assets.save, { form: underField })
  return (
    <CustomFacts
      kind="asset"
      type={asset.type.code}
      values={asset.custom}
      version={asset.version}
      refused={whyNot(asset.can.change)}
      save={(custom, version) => save.mutateAsync({ id: asset.id, version, custom })}
      around={besideOwn}
    />
  )
}

interface FactProps extends ControlExtras {
  asset: AssetView
  name: Name
  value: unknown
  shown: ReactNode
}

function Fact({ asset, name, value, shown, ...extras }: FactProps) {
  const save = useCommand(assets.save, savesRecord)
  return (
    <Prop title={fieldOf(input, name).title}>
      <WithSource field={name}>
        {asset.can.change === true ? (
          <EditInPlace
            {...extras}
            schema={input}
            name={name}
            value={value}
            version={asset.version}
            save={(next, version) => save.mutateAsync({ id: asset.id, version, [name]: next })}
          >
            {shown}
          </EditInPlace>
        ) : (
          shown
        )}
      </WithSource>
    </Prop>
  )
}
