import { Avatar, Person } from '../avatar.tsx'
import { Banner } from '../banner.tsx'
import { Button, IconButton } from '../button.tsx'
import { Callout } from '../callout.tsx'
import { ClockCell, ClockLine } from '../clock-cell.tsx'
import { Nothing } from '../empty.tsx'
import { Icon, type IconName } from '../icon.tsx'
import { iconPaths } from '../icon-paths.ts'
import { Kbd } from '../kbd.tsx'
import { Meter } from '../meter.tsx'
import { Page } from '../page.tsx'
import { Panel, PanelBody, PanelEntry, PanelList, PanelRow } from '../panel.tsx'
import { Mark, Pill, Priority, type Tone } from '../pill.tsx'
import { Prop, PropsList } from '../props-list.tsx'
import { Skeleton } from '../skeleton.tsx'
import { tell } from '../toast.tsx'
import { When } from '../when.tsx'
import classes from './gallery.module.css'

const tones: Tone[] = ['good', 'warn', 'bad', 'info', 'plan']
const names = { good: 'Solved', warn: 'At risk', bad: 'Major', info: 'In work', plan: 'Planned' }
const times = [
  '2026-11-10T08:20:00Z',
  '2026-11-09T15:05:00Z',
  '2026-11-05T09:00:00Z',
  '2025-12-31T09:00:00Z',
  '2026-12-31',
]
const words = {
  take: 'Take it',
  note: 'Note',
  more: 'More',
  solve: 'Solve',
  why: 'Solving needs a cause: link PRB-88 or name another.',
  danger: 'Delete the view',
  sentence: 'Two audit findings are past their date',
}

export function Pieces() {
  return (
    <Page title="Pieces" heading="Every piece, in every state" sub="Tuesday 10 November, 09:24 in Bergen">
      <div className={classes.grid}>
        <Panel title="Five meanings, each with glyph and word">
          <PanelBody>
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
            </p>
            <p className="row wrap" style={{ marginTop: 8 }}>
              {tones.map((tone) => (
                <Mark key={tone} tone={tone}>
                  {names[tone]}
                </Mark>
              ))}
            </p>
            <p className="row wrap" style={{ marginTop: 8 }}>
              {([1, 2, 3, 4] as const).map((level) => (
                <Priority key={level} level={level}>
                  {`P${level}`}
                </Priority>
              ))}
            </p>
          </PanelBody>
        </Panel>
        <Panel title="One primary button a page">
          <PanelBody>
            <p className="row wrap">
              <Button
                kind="primary"
                keys="r"
                onClick={() => tell({ text: 'Assigned to you.', undo: async () => undefined })}
              >
                {words.take}
              </Button>
              <Button
                keys="n"
                onClick={() => tell({ text: words.sentence, tone: 'bad', reference: 'r-7712' })}
              >
                {words.note}
              </Button>
              <Button kind="quiet">{words.more}</Button>
              <Button kind="danger" icon="trash">
                {words.danger}
              </Button>
              <Button size="s" icon="plus">
                {words.more}
              </Button>
              <Button size="l" icon="hand">
                {words.take}
              </Button>
              <Button busy>{words.note}</Button>
              <IconButton icon="eye" label="Watch" />
              <IconButton icon="bell" label="Inbox, 3 unread" count={3} />
            </p>
            <p style={{ marginTop: 10 }}>
              <Button refused={words.why}>{words.solve}</Button>
            </p>
            <p style={{ marginTop: 10 }}>
              <Button size="s" refused="3 lack a cause" reason="label">
                {'Solve:'}
              </Button>{' '}
              <Kbd keys="mod+enter" /> <Kbd keys="g d" /> <Kbd keys="?" />
            </p>
          </PanelBody>
        </Panel>
        <Panel title="One clock is broken, three break by noon" end="9 today">
          <PanelBody>
            <div className={classes.clocks}>
              <ClockCell state="running" dueAt="2026-11-10T14:50:00Z" share={0.2} />
              <ClockCell state="running" dueAt="2026-11-10T08:41:00Z" share={0.93} />
              <ClockCell state="running" dueAt="2026-11-10T08:02:00Z" share={1} />
              <ClockCell state="paused" share={0.44} />
              <ClockCell state="met" note="in 3 h" />
              <ClockCell state="planned" dueAt="2026-11-12T18:00:00Z" />
            </div>
            <ClockLine title="Answer" state="met" words="met in 1 h 15 m" note="of 4 h" />
            <ClockLine title="Solve" state="running" dueAt="2026-11-10T14:50:00Z" share={0.2} />
          </PanelBody>
        </Panel>
        <Panel title="People and times">
          <PanelBody>
            <div className="row wrap">
              <Avatar name="Lena Vogt" alone />
              <Avatar name="Pål Nygård" size="m" alone />
              <Avatar name="Ingrid Solheim" size="l" alone />
              <Avatar alone />
              <Person name="Marit Lund" sub="until 17:00, paged 02:14" />
            </div>
            <p className="row wrap" style={{ marginTop: 8 }}>
              {times.map((at) => (
                <When key={at} at={at} />
              ))}
            </p>
            <p className="row wrap t2" style={{ marginTop: 8 }}>
              {times.slice(0, 3).map((at) => (
                <When key={at} at={at} as="relative" />
              ))}
              <When at={times[1] ?? ''} as="exact" />
            </p>
          </PanelBody>
        </Panel>
        <Panel title="Waiting for your word" end="All 11">
          <PanelList>
            <PanelEntry
              icon={<Icon name="warn" />}
              tone="warn"
              title={words.sentence}
              state={<Pill tone="bad">{'9 days late'}</Pill>}
              sub="F-19 leavers’ access and F-22 restore test."
              actions={<Button size="s">{'Open both'}</Button>}
            />
            <PanelRow>
              <span className="grow cut">{'Hamburg leased line'}</span>
              <Meter share={0.6} label="Used" />
            </PanelRow>
            <PanelRow>
              <span className="grow cut">{'Warranty on 14 laptops'}</span>
              <Meter share={0.35} tone="paused" label="Paused" />
              <Meter share={0.9} tone="warn" label="Near" />
            </PanelRow>
          </PanelList>
        </Panel>
        <Panel title="Facts">
          <PanelBody>
            <PropsList>
              <Prop title="Service">{'Drawing vault'}</Prop>
              <Prop title="Category">{'Software, check-in'}</Prop>
              <Prop title="Cause" />
            </PropsList>
          </PanelBody>
        </Panel>
        <Panel title="What must not be missed">
          <PanelBody>
            <div className="stack">
              <Callout
                tone="warn"
                title="Phones in Hamburg cut out mid-call"
                actions={<Button size="s">{'Me too'}</Button>}
              >
                {'Since 07:58. Marit is working on it.'}
              </Callout>
              <Callout tone="info">{'Version 12 is there. Load the page again.'}</Callout>
              <Callout tone="good">{'214 of 214 rows were created.'}</Callout>
              <Callout tone="bad">{'The mail server refused 3 messages.'}</Callout>
              <Banner state="lost" />
            </div>
          </PanelBody>
        </Panel>
        <Panel title="On its way">
          <Skeleton shape="rows" count={3} />
          <PanelBody>
            <Skeleton shape="text" />
          </PanelBody>
          <Nothing text="Nothing matches this filter." action={<Button size="s">{'Clear it'}</Button>} />
        </Panel>
        <Panel title="Icons, always with a word" className={classes.wide ?? ''}>
          <PanelBody>
            <div className={classes.icons}>
              {(Object.keys(iconPaths) as IconName[]).map((name) => (
                <span key={name}>
                  <Icon name={name} /> {name}
                </span>
              ))}
            </div>
          </PanelBody>
        </Panel>
      </div>
    </Page>
  )
}
