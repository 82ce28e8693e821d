import type { deskChannels } from '../../shared/ipc/desk.ts';
import type { HandlersOf } from './context.ts';

export const deskHandlers: HandlersOf<typeof deskChannels> = {
  'desk.state': ({ desk }) => desk.state(),
  'desk.chooseYear': ({ desk }, { year }) => desk.chooseYear(year),
  'desk.chooseUnit': ({ desk }, { unit }) => desk.chooseUnit(unit),
  'desk.chooseDisplayUnit': ({ desk, preferences }, { displayUnit }) => {
    preferences.change({ displayUnit });
    return desk.chooseDisplayUnit(displayUnit);
  },
  'desk.undo': ({ desk }) => desk.step('undo'),
  'desk.redo': ({ desk }) => desk.step('redo'),
  'desk.cancel': ({ jobs }, { job }) => ({ cancelled: jobs.cancel(job) }),
};
