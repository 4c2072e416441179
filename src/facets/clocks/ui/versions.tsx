import { Panel, PanelList, PanelRow } from '#kit/panel.tsx'
import { Mark } from '#kit/pill.tsx'
import { When } from '#kit/when.tsx'
import type { Reply } from '#lib/contract'
import type { clocks } from '../contract.ts'
import classes from './policy-form.module.css'
import { w } from './words.ts'

interface VersionsProps {
  policy: Reply<typeof clocks.policy>
  shown: number
  onShow: (version: number) => void
}

/** All versions, newest first; each can be looked at, and made the newest again. */
export const Versions = ({ policy, shown, onShow }: VersionsProps) => (
  <Panel title={w('versions')} sub={w('versions-text')}>
    <PanelList>
      {policy.versions.map(({ version, created_at, created_by }) => (
        <PanelRow key={version} roomy>
          <button
            type="button"
            className={classes.version}
            aria-current={version === shown ? 'true' : undefined}
            onClick={() => onShow(version)}
          >
            {w('version', { n: version })}
          </button>
          <span className="grow f12 t3">
            <When at={created_at} />
            {created_by && <span>, {created_by.name}</span>}
          </span>
          {version === policy.version && <Mark tone="good">{w('version-counts')}</Mark>}
        </PanelRow>
      ))}
    </PanelList>
  </Panel>
)
