import { Button, IconButton } from '../../button.tsx'
import { Icon } from '../../icon.tsx'
import {
  Line,
  Panel,
  PanelBody,
  PanelBranch,
  PanelEntry,
  PanelList,
  PanelRow,
  Section,
} from '../../panel.tsx'
import { Pill } from '../../pill.tsx'
import { Prop, PropsList } from '../../props-list.tsx'
import { long } from './texts.ts'

/** What holds rows: entries, branches of a tree, facts, and the parts of a side panel. */
export const Panels = () => (
  <>
    <Panel title="Waiting for your word" end="All 11" sub="What only you can decide.">
      <PanelList>
        <PanelEntry
          icon={<Icon name="warn" />}
          tone="warn"
          title="Two audit findings are past their date"
          state={<Pill tone="bad">{'9 days late'}</Pill>}
          sub="F-19 leavers’ access and F-22 restore test."
          actions={<Button size="s">{'Open both'}</Button>}
        />
        <PanelEntry icon={<Icon name="file" />} title={long.german} sub={long.sentence} isMarked />
        <PanelRow isMarked>{'What one came to see'}</PanelRow>
      </PanelList>
    </Panel>
    <Panel title="A tree that is shown whole">
      <PanelList>
        {['Hardware', 'Laptop', long.word].map((title, depth) => (
          <PanelBranch
            key={title}
            depth={depth}
            icon={<Icon name="tag" size="s" />}
            title={title}
            words="goes to Service desk"
            tools={
              <span className="row">
                <IconButton icon="plus" label={`Add to ${title}`} />
                <IconButton icon="archive" label={`Put ${title} away`} />
              </span>
            }
          />
        ))}
      </PanelList>
    </Panel>
    <Panel title="Facts">
      <PanelBody>
        <PropsList>
          <Prop title="Service">{'Drawing vault'}</Prop>
          <Prop title="Cause" />
          <Prop title={long.german}>{long.word}</Prop>
          <Prop title="Typed by a stranger">{long.hostile}</Prop>
        </PropsList>
      </PanelBody>
      <Section title="Links" end={<Button size="s">{'Add'}</Button>}>
        <Line icon={<Icon name="link" />} end="5 tickets">
          {'PRB-88 Big check-ins fail'}
        </Line>
      </Section>
      <Section title="Private" sunken>
        <Line>{'Seen by people managers'}</Line>
      </Section>
    </Panel>
  </>
)
