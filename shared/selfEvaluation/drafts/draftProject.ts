import { projectsToTables } from '../reconcile/projects.ts';
import type { ProjectRecord } from '../reconcile/projectRecord.ts';
import { type DraftChange, draftFrom } from './draftFrom.ts';

/** A project of the ledger as next year's draft, with the list of what was changed. */
export interface ProjectDraft {
  readonly project: ProjectRecord;
  readonly changes: readonly DraftChange[];
}

/**
 * This year's draft of last year's project: targets, weights and sources kept; money, actuals, scores and reasons emptied; year
 * words moved on (see `draftFrom`). Every other field stays as it is stored.
 * @throws BadInput `draft.year`
 */
export function draftProject(project: ProjectRecord, fromYear: number, toYear: number): ProjectDraft {
  const [table] = projectsToTables([project], '万元', fromYear);
  if (table === undefined) return { project, changes: [] };
  const draft = draftFrom(table, fromYear, toYear);
  return {
    changes: draft.changes,
    project: {
      ...project, name: draft.table.project ?? project.name, goal: draft.table.goal ?? '', goalResult: '', executionReason: '', printedTotal: '', printedGrade: '',
      funds: project.funds.map((fund) => ({ ...fund, initial: null, adjusted: null, executed: null, score: '' })),
      indicators: project.indicators.map((indicator, index) => {
        const drafted = draft.table.indicators[index];
        return {
          ...indicator, level3: drafted?.level3 ?? '', target: drafted?.target ?? '', explanation: drafted?.explanation ?? '',
          actual: '', score: '', deviationReason: '', overrideScore: '', overrideReason: '',
        };
      }),
    },
  };
}
