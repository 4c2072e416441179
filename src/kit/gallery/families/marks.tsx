import { Chart } from '../../chart.tsx'
import { Meter } from '../../meter.tsx'
import { Panel, PanelBody, PanelList, PanelRow } from '../../panel.tsx'
import { Mark, Pill, Priority, type Tone } from '../../pill.tsx'
import { long } from './texts.ts'

const tones: Tone[] = ['good', 'warn', 'bad', 'info', 'plan']
const names = { good: 'Solved', warn: 'At risk', bad: 'Major', info: 'In work', plan: 'Planned' }

/** What says how something stands. */
export const Marks = () => (
  <Panel title="Five meanings, each with glyph and word">
    <PanelBody>
      <div className="stack">
        <p className="row wrap">
          {tones.map((tone) => (
            <Pill key={tone} tone={tone}>
              {names[tone]}
            </Pill>
          ))}
          <Pill>{'New'}</Pill>
          <Pill icon="pause">{'Waiting'}</Pill>
          <Pill tone="warn" large>
            {'Your turn'}
          </Pill>
          <Pill tone="bad">{long.german}</Pill>
        </p>
        <p className="row wrap">
          {tones.map((tone) => (
            <Mark key={tone} tone={tone}>
              {names[tone]}
            </Mark>
          ))}
        </p>
        <p className="row wrap">
          {([1, 2, 3, 4] as const).map((level) => (
            <Priority key={level} level={level}>
              {`P${level}`}
            </Priority>
          ))}
        </p>
      </div>
    </PanelBody>
    <PanelList>
      {[0, 0.35, 0.9, 1].map((share, n) => (
        <PanelRow key={share}>
          <span className="grow cut">{['Nothing used', 'Paused', 'Near', 'All used'][n]}</span>
          <Meter share={share} tone={([undefined, 'paused', 'warn', 'bad'] as const)[n]} label="Used" />
        </PanelRow>
      ))}
    </PanelList>
    <Chart
      label="Borrowed in a week"
      height={120}
      edge={{ left: 44, right: 12, top: 12, bottom: 12 }}
      least={0}
      most={9}
      said={String}
    >
      {({ width, y }) => (
        <line x1={44} y1={y(3)} x2={width - 12} y2={y(9)} stroke="var(--accent)" strokeWidth={2} />
      )}
    </Chart>
  </Panel>
)
