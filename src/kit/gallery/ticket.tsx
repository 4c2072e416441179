import { z } from 'zod'
import { useRef, useState } from 'react'
import { Button } from '../button.tsx'
import { ClockLine } from '../clock-cell.tsx'
import { Composer } from '../composer/composer.tsx'
import type { ComposerHandle } from '../composer/composer-props.ts'
import { EditInPlace } from '../form/edit-in-place.tsx'
import { Icon } from '../icon.tsx'
import { Link } from '../link.tsx'
import { Line, Section } from '../panel.tsx'
import { Person } from '../avatar.tsx'
import { Pill, Priority } from '../pill.tsx'
import { Prop, PropsList } from '../props-list.tsx'
import { IconButton } from '../button.tsx'
import { DueButton, FlightRecorder } from '../record/flight-recorder.tsx'
import { NameInPlace } from '../record/name-in-place.tsx'
import { RecordPage } from '../record/record-page.tsx'
import { Timeline, type TimelineEntry } from '../record/timeline.tsx'
import { ConfirmPreview } from '../confirm-preview.tsx'
import { tell } from '../toast.tsx'
import { findPeople } from './pretend.ts'
import { flight } from './flight.ts'
import { Change } from './schemas.ts'
import { StatePill } from './queue.tsx'

const words = {
  sort: 'Sorted to the drawing vault team, P3. Service level: 24 working hours to solve.',
  raised: 'Mikkel raised P3 to P2: five people stuck. Due moved from Thu 13:05 to today.',
  ran: 'Lena’s answer set the clock running after 45 min of waiting.',
  why: ['Solving needs a cause: ', 'link PRB-88', ' or ', 'name another', '.'],
  macro: 'Macro',
  article: 'KE-57',
  due: '15:50 today',
}

const entries: TimelineEntry[] = [
  {
    kind: 'message',
    id: '1',
    way: 'incoming',
    who: 'Lena Vogt',
    how: 'wrote by mail',
    at: '2026-11-09T15:05:00Z',
    html: '<p>Since lunch my check-ins stop at 90 %. I waited twenty minutes, then closed the window. Nothing was saved. Small files are fine.</p>',
    files: [
      { id: 'f1', name: 'check-in.png', type: 'image/png', bytes: 184_000, url: '/icon.svg' },
      { id: 'f2', name: 'vault.log', type: 'text/plain', bytes: 2_310, url: '/early.js' },
    ],
  },
  { kind: 'event', id: '2', icon: 'bolt', text: words.sort, at: '2026-11-09T15:05:00Z' },
  { kind: 'event', id: '3', icon: 'up', text: words.raised, at: '2026-11-10T07:12:00Z' },
  {
    kind: 'message',
    id: '4',
    way: 'outgoing',
    who: 'Mikkel Krog',
    how: 'to Lena Vogt, copy to Anke Roth',
    at: '2026-11-10T07:20:00Z',
    fate: 'read 08:41',
    html: '<p>Good morning Lena, I see the vault client on your laptop was updated yesterday at midday. Is it only the big hull sections that stop? How many since this morning?</p>',
  },
  {
    kind: 'message',
    id: '5',
    way: 'internal',
    who: 'Priya Nair',
    at: '2026-11-10T07:52:00Z',
    html: '<p>Same on all five. Client 7.2 sends chunks over 64 MB, the proxy in Bergen cuts them off. Setting <code>chunk=32</code> cures it here. Rolling ring 2 back is in <a href="/kit">CHG-416</a>, waits for <span data-type="mention">@Ingrid</span>.</p>',
  },
  {
    kind: 'message',
    id: '6',
    way: 'incoming',
    who: 'Lena Vogt',
    how: 'wrote in the portal',
    at: '2026-11-10T08:05:00Z',
    html: '<p>Yes, three files since this morning. Small ones go through, the hull sections never do. I have to hand in section 14 by four.</p>',
  },
  { kind: 'event', id: '7', icon: 'clock', text: words.ran, at: '2026-11-10T08:05:00Z' },
]

const upload = async (file: File, onProgress: (share: number) => void) => {
  for (let share = 0; share <= 1; share += 0.25) {
    onProgress(share)
    await new Promise((resolve) => setTimeout(resolve, 150))
  }
  return { id: crypto.randomUUID(), name: file.name, type: file.type, bytes: file.size, url: '/icon.svg' }
}

const Named = z.object({ name: Change.shape.what })

export function TicketPage() {
  const composer = useRef<ComposerHandle>(null)
  const [isMerging, setMerging] = useState(false)
  const [title, setTitle] = useState('Drawing vault hangs at 90 % when I check in')
  return (
    <RecordPage
      id="2836"
      recordKey="HM-2836"
      title={title}
      heading={
        <NameInPlace
          schema={Named}
          of={{ id: '2836', name: title, version: 1 }}
          refused={null}
          save={async ({ name }) => setTitle(name)}
        />
      }
      to="/kit/ticket"
      icon="inbox"
      crumbs={[
        { title: 'Desk', to: '/kit/queue' },
        { title: 'All open', to: '/kit/queue' },
      ]}
      facts={
        <>
          <StatePill state="open" />
          <span className="f12 b">
            <Priority level={2}>{'P2, 5 people stuck'}</Priority>
          </span>
          <span className="t3 f12">{'for Mikkel Krog since 08:12'}</span>
        </>
      }
      present={[{ id: 'pn', name: 'Priya', doing: 'looking' }]}
      end={<IconButton icon="eye" label="Watch" />}
      actions={[
        {
          name: 'reply',
          title: 'Reply',
          keys: 'r',
          kind: 'primary',
          run: () => composer.current?.open('reply'),
        },
        { name: 'note', title: 'Note', keys: 'n', run: () => composer.current?.open('note') },
        {
          name: 'assign',
          title: 'Assign',
          keys: 'a',
          run: () => tell({ text: 'Assigned.', undo: async () => undefined }),
        },
        { name: 'merge', title: 'Merge', run: () => setMerging(true) },
        {
          name: 'solve',
          title: 'Solve',
          refused: (
            <>
              {words.why[0]}
              <Link to="/kit">{words.why[1]}</Link>
              {words.why[2]}
              <Link to="/kit">{words.why[3]}</Link>
              {words.why[4]}
            </>
          ),
        },
        { name: 'split', title: 'Split', icon: 'split', rare: true },
        { name: 'spam', title: 'Delete', icon: 'trash', rare: true, refused: 'Only a lead may delete.' },
      ]}
      side={<Side />}
      foot={
        <Composer
          draft="gallery-2836"
          handle={composer}
          to="Lena"
          recipients={2}
          also="also to Anke Roth"
          then="then keep in work"
          tools={
            <>
              <Button size="s" kind="quiet" icon="book">
                {words.article}
              </Button>
              <Button size="s" kind="quiet" icon="bolt">
                {words.macro}
              </Button>
            </>
          }
          mentions={async (text) =>
            (await findPeople(text)).map(({ id, title, sub }) => ({ id, label: title, sub }))
          }
          upload={upload}
          onSend={async () => tell({ text: 'Sent to Lena Vogt and Anke Roth.', undo: async () => undefined })}
        />
      }
    >
      <Timeline entries={entries} outsider="Lena" older={{ load: () => undefined, isLoading: false }} />
      <ConfirmPreview
        opened={isMerging}
        onClose={() => setMerging(false)}
        title="Merge three tickets into HM-2836"
        text="Their people follow along; their numbers lead here."
        verdicts={[
          { id: 'a', title: 'HM-2838 Vault check-in stuck since Monday', tone: 'good', words: 'merged' },
          {
            id: 'b',
            title: 'HM-2839 Vault asks for a password again',
            tone: 'warn',
            words: 'merged, its approval ends',
          },
          {
            id: 'c',
            title: 'HM-2812 Printer by the dry dock smears',
            tone: 'bad',
            words: 'left out: it is solved',
          },
        ]}
        more={2}
        confirm="Merge 4 tickets"
        onConfirm={() => setMerging(false)}
      />
    </RecordPage>
  )
}

function Side() {
  const [opened, setOpened] = useState(false)
  return (
    <>
      <Section title="Asks" end={<Link to="/kit">{'2 tickets this quarter'}</Link>}>
        <Person name="Lena Vogt" sub="Naval design, Hamburg 2-114" />
        <Line icon={<Icon name="laptop" />}>
          <Link to="/kit">{'HM-L-0412'}</Link> {'Corvid W16, since Apr 2024'}
        </Line>
        <Line icon={<Icon name="box" />}>{'2 screens, dock, badge 20417'}</Line>
      </Section>
      <Section title="Clocks" end="P2, Hamburg 08–17">
        <ClockLine title="Answer" state="met" words="met in 1 h 15 m" note="of 4 h" />
        <ClockLine
          title="Solve"
          state="running"
          dueAt="2026-11-10T14:50:00Z"
          share={0.2}
          end={
            <DueButton
              opened={opened}
              onChange={setOpened}
              recorder={
                <FlightRecorder
                  {...flight}
                  onClose={() => setOpened(false)}
                  rule={<Link to="/kit">{'Rule SL-4, version 7'}</Link>}
                />
              }
            >
              {words.due}
            </DueButton>
          }
        />
      </Section>
      <Section title="Changed on it lately" end="14 days">
        <Line
          icon={
            <span className="bad">
              <Icon name="swap" />
            </span>
          }
          end="Mon 12:30"
        >
          <Link to="/kit">{'CHG-408'}</Link> {'vault client to 7.2.0'}
          <br />
          <span className="f12 bad b">{'3 h 35 m before, likely cause'}</span>
        </Line>
        <Line icon={<Icon name="shield" />} end="5 Nov">
          {'Security update, restart'}
        </Line>
      </Section>
      <Section title="Links" end={<Link to="/kit">{'Add'}</Link>}>
        <Line icon={<Icon name="link" />} end={<Pill tone="warn">{'5 tickets'}</Pill>}>
          <Link to="/kit">{'PRB-88'}</Link> {'Big check-ins fail'}
        </Line>
        <Line icon={<Icon name="swap" />} end={<Pill tone="plan">{'Asked'}</Pill>}>
          <Link to="/kit">{'CHG-416'}</Link> {'Roll ring 2 back'}
        </Line>
      </Section>
      <Section title="Facts">
        <PropsList>
          <Prop title="Service">
            <Link to="/kit">{'Drawing vault'}</Link>
          </Prop>
          <Prop title="Kind">
            <EditInPlace schema={Change} name="kind" value="normal" save={async () => undefined}>
              {'Normal'}
            </EditInPlace>
          </Prop>
          <Prop title="Cause">
            <EditInPlace schema={Change} name="back" value={undefined} save={async () => undefined} />
          </Prop>
          <Prop title="Time spent">{'35 min, Mikkel and Priya'}</Prop>
        </PropsList>
      </Section>
    </>
  )
}
