import { Accordion } from '@mantine/core'
import { useState } from 'react'
import type { Source } from '../../api/tools'
import { FollowedJob } from '../../jobs/FollowedJob'
import { isLive } from '../../jobs/store'
import { useTool } from '../../jobs/useTool'
import { Icon } from '../../ui/Icon'
import { Notice } from '../../ui/Notice'
import type { ToolSpec } from './catalog'
import type { Values } from './fields'
import { JobResult } from './results/JobResult'
import { ToolForm } from './ToolForm'
import css from './ToolsPanel.module.css'

interface Props {
  tool: ToolSpec
  source: Source
  metres: number | null
  isOpen: boolean
}

/** One tool: what it asks, how far its job is, and what came of it, all in one place. */
export function ToolItem({ tool, source, metres, isOpen }: Props) {
  const [values, setValues] = useState<Values>(() => ({ ...tool.initial(metres) }))
  const { job, isAsking, refusal, ask } = useTool(tool.kind, source)
  const isBusy = isAsking || (job !== undefined && isLive(job))
  return (
    <Accordion.Item value={tool.kind} data-testid={`tool-${tool.kind}`}>
      <Accordion.Control>
        <span className={css.line}>
          <span className={css.icon}>
            <Icon name={tool.icon} size={20} />
          </span>
          <span className={css.words}>
            <span className={css.name}>
              {tool.title}
              {job && <span className={css.mark} data-state={job.state} aria-hidden="true" />}
            </span>
            <span className={css.sentence}>{tool.sentence}</span>
          </span>
        </span>
      </Accordion.Control>
      <Accordion.Panel>
        {isOpen && (
          <div className={css.body}>
            <ToolForm
              tool={tool}
              values={values}
              isBusy={isBusy}
              onChange={(change) => setValues((before) => ({ ...before, ...change }))}
              // The form holds just what its own tool asks for.
              onAsk={() => void ask(values)}
            />
            {refusal && <Notice tone="bad">{refusal}</Notice>}
            {job && (
              <div className={css.outcome} data-testid="tool-job" data-state={job.state}>
                <FollowedJob job={job} />
                {job.state === 'succeeded' && <JobResult job={job} />}
              </div>
            )}
          </div>
        )}
      </Accordion.Panel>
    </Accordion.Item>
  )
}
