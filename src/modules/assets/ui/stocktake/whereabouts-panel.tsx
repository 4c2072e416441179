import type { Reply } from '#lib/contract'
import { useAsk, useCommand } from '#kit/api'
import { Button } from '#kit/button.tsx'
import { Callout } from '#kit/callout.tsx'
import { Icon } from '#kit/icon.tsx'
import { useMay } from '#kit/me.tsx'
import { Panel as Surface, PanelList, PanelRow } from '#kit/panel.tsx'
import { type Reader, useReader } from '#kit/reader.tsx'
import { dayOf, dayWords } from '#kit/time-words'
import { tell } from '#kit/toast.tsx'
import { When } from '#kit/when.tsx'
import { assets } from '../../contract.ts'
import { w } from './words.ts'

const dayShown = (at: string, reader: Reader) => dayWords(dayOf(Date.parse(at), reader), reader.language)

type Known = Reply<typeof assets.whereabouts>

/** How sure one may be that an asset is where the book says, and from where one knows; on its page. */
export function Panel({ id }: { id: string }) {
  const { data } = useAsk(assets.whereabouts, { id }, { kinds: ['asset'] })
  if (!data || (data.evidence.length === 0 && !data.seen)) return null
  const { confidence, evidence, seen, stray } = data
  const placed = evidence.some(({ kind }) => kind === 'network')
  return (
    <Surface title={w('panel', { n: confidence })}>
      {seen && stray && <Stray id={id} seen={seen} stray={stray} can={data.can} />}
      <PanelList>
        {evidence.map(({ kind, at, worth, elsewhere }) => (
          <PanelRow key={kind}>
            <Icon name="eye" size="s" />
            <span className="grow">
              {kind === 'network' && seen ? w('seen-in', { place: seen.place.name }) : w(`kind.${kind}`)}{' '}
              <When at={at} />
            </span>
            <span className="t2 f12 nw">{w(elsewhere ? 'panel.against' : 'panel.worth', { n: worth })}</span>
          </PanelRow>
        ))}
        {seen && !placed && (
          <PanelRow>
            <Icon name="pin" size="s" />
            <span className="grow">
              {w('seen-in', { place: seen.place.name })} <When at={seen.at} />
            </span>
          </PanelRow>
        )}
      </PanelList>
    </Surface>
  )
}

interface StrayProps {
  id: string
  seen: NonNullable<Known['seen']>
  stray: NonNullable<Known['stray']>
  can: Known['can']
}

/** The network sees it elsewhere: who may, has the books say so. */
function Stray({ id, seen: { place, since }, stray: { book }, can }: StrayProps) {
  const reader = useReader()
  const may = useMay()
  const take = useCommand(assets.takePlace)
  return (
    <Callout
      tone="warn"
      title={w('stray', { place: place.name, book: book.name, day: dayShown(since, reader) })}
      actions={
        may('assets.write') && (
          <Button
            size="s"
            refused={can.take === true ? null : can.take}
            onClick={() =>
              take.mutate(
                { id, place_id: place.id },
                { onSuccess: () => tell({ text: w('take.done', { place: place.name }) }) },
              )
            }
          >
            {w('take', { place: place.name })}
          </Button>
        )
      }
    />
  )
}
