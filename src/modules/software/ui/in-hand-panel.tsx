import { useAsk } from '#kit/api'
import { Icon } from '#kit/icon.tsx'
import { Link } from '#kit/link.tsx'
import { Panel as Box, PanelList, PanelRow } from '#kit/panel.tsx'
import { When } from '#kit/when.tsx'
import { software } from '../contract.ts'
import type { InHand } from '../schemas.ts'
import { w } from './words.ts'

const icons = { seat: 'hand', key: 'lock', account: 'user' } as const

/** The licences that a person, a device or a site has; shown on its page beside the things that it has, where there are any. */
export function Panel({ id }: { id: string }) {
  const { data } = useAsk(software.inHand, { id }, { kinds: ['product', 'person', 'asset', 'place'] })
  if (!data || data.items.length === 0) return null
  return (
    <Box title={w('in-hand', { n: data.items.length })}>
      <PanelList>
        {data.items.map((held) => (
          <PanelRow key={held.id}>
            <Icon name={icons[held.what]} />
            <span className="grow cut">
              <Link to={`/software/${held.product.key}`}>{held.product.name}</Link>
              <span className="t2"> {called(held)}</span>
            </span>
            <span className="t3 f12 nw">
              <When at={held.since} />
            </span>
          </PanelRow>
        ))}
      </PanelList>
    </Box>
  )
}

function called({ what, name, ending }: InHand) {
  const masked = ending === '' ? '' : ` …${ending}`
  return name === '' && ending === '' ? '' : w(`in-hand.${what}`, { name: `${name}${masked}`.trim() })
}
