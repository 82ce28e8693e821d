/** What the program asked of Electron, for the tests to look at. */
export const recorded = {
  schemes: [] as string[],
  webPreferences: {} as Record<string, unknown>,
  windows: 0,
  bounds: { width: 0, height: 0 },
  dialogs: [] as { kind: string; title: string; suggested: string }[],
  opened: [] as string[],
  switches: [] as string[],
  channels: [] as string[],
  deniedNavigations: 0,
  deniedWindows: 0,
  focused: 0,
  errorBoxes: [] as string[],
};
