import type { ChannelMap, OutputOf, ParsedInputOf } from '../../shared/ipc/channel.ts';
import type { EventName, EventOf } from '../../shared/ipc/events.ts';
import type { Library } from '../service/packs/library.ts';
import type { Desk } from './deskFace.ts';
import type { Jobs } from './jobs.ts';
import type { PathTokens } from './pathTokens.ts';
import type { Preferences } from './preferences.ts';

export interface FileKind {
  readonly name: string;
  /** Without dots: `['xlsx', 'xls']`. */
  readonly extensions: readonly string[];
}

/** The native dialogs and what else of the desktop a handler may use; the only source of paths. */
export interface Dialogs {
  /** Empty when the person cancelled. */
  chooseFiles(request: { readonly title: string; readonly kinds: readonly FileKind[]; readonly several: boolean }): Promise<readonly string[]>;
  chooseFolder(request: { readonly title: string }): Promise<string | null>;
  chooseSave(request: { readonly title: string; readonly suggestedName: string; readonly kinds: readonly FileKind[] }): Promise<string | null>;
  /** Opens a file or folder with the system's program for it. */
  openPath(path: string): Promise<void>;
  /** Sends a PDF to the system's print dialog. */
  print(pdf: string): Promise<void>;
}

export interface Roots {
  /** The program's own data: packs, classification, samples. */
  readonly resources: string;
  /** Where the program keeps what is not in a ledger: preferences, the user's packs, the log. */
  readonly data: string;
}

/** What every handler gets. */
export interface DeskContext {
  readonly desk: Desk;
  readonly library: Library;
  readonly dialogs: Dialogs;
  readonly paths: PathTokens;
  readonly jobs: Jobs;
  readonly preferences: Preferences;
  readonly roots: Roots;
  readonly emit: Emit;
  readonly clock: () => Date;
  /** Writes to the program's log, for those who maintain it. */
  readonly log: (text: string) => void;
}

export type Emit = <N extends EventName>(name: N, content: EventOf<N>) => void;

/** The handlers of a channel map: each takes the checked input and gives the output, or throws BadInput. */
export type HandlersOf<M extends ChannelMap> = {
  readonly [N in keyof M]: (context: DeskContext, input: ParsedInputOf<M[N]>) => OutputOf<M[N]> | Promise<OutputOf<M[N]>>;
};
