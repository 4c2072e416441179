import { Panel, PanelBody } from '#kit/panel.tsx'
import type { Forecast } from '../../forecast/schemas.ts'
import { useSaid } from '../product-words.tsx'
import { useMonths } from './month-words.tsx'
import { w } from './words.ts'

/** What a forecast rests on, sentence by sentence, so that it can be doubted. */
export function Rests({ use, rests }: Pick<Forecast, 'use' | 'rests'>) {
  const { day } = useSaid()
  const { change } = useMonths()
  const { by, joiners, leavers, few, others, per_month, over, ends, rights } = rests
  const said = [
    w(`rests.${by}`, { n: use }),
    others > 0 && w('rests.others', { n: others }),
    w('rests.joiners', { n: joiners }),
    few ? w('rests.few') : w('rests.leavers', { n: leavers }),
    ...ends.map(({ quantity, ends_on }) => w('rests.ends', { quantity, day: day(ends_on) })),
    rights > 0 && w('rests.rights-more', { n: rights }),
    rights < 0 && w('rests.rights-less', { n: -rights }),
    over === 0 ? w('rests.no-trend') : w('rests.trend', { n: change(per_month) || '0', over }),
  ]
  return (
    <Panel title={w('rests')}>
      <PanelBody>
        <ul className="stack">
          {said
            .filter((one) => one !== false)
            .map((one) => (
              <li key={one}>{one}</li>
            ))}
        </ul>
      </PanelBody>
    </Panel>
  )
}
