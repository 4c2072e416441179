import { useAsk } from '#kit/api'
import { Icon } from '#kit/icon.tsx'
import { Panel as Surface, PanelList, PanelRow } from '#kit/panel.tsx'
import { When } from '#kit/when.tsx'
import { assets } from '../../contract.ts'
import { w } from './words.ts'

/** How sure one may be that an asset is where the book says, and from where one knows; on its page. */
export function Panel({ id }: { id: string }) {
  const { data } = useAsk(assets.whereabouts, { id }, { kinds: ['asset'] })
  if (!data || data.evidence.length === 0) return null
  return (
    <Surface title={w('panel', { n: data.confidence })}>
      <PanelList>
        {data.evidence.map(({ kind, at, worth }) => (
          <PanelRow key={kind}>
            <Icon name="eye" size="s" />
            <span className="grow">
              {w(`kind.${kind}`)} <When at={at} />
            </span>
            <span className="t2 f12 nw">{w('panel.worth', { n: worth })}</span>
          </PanelRow>
        ))}
      </PanelList>
    </Surface>
  )
}
