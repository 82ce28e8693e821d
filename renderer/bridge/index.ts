export { CallError, call, onEvent } from './call.ts';
export { deskNow, followDesk, useDesk } from './deskStore.ts';
export { type AnswerState, useAnswer } from './useAnswer.ts';
export { useSaved } from './useSaved.ts';
export { setReporter, useAction, useProgress } from './useAction.ts';
