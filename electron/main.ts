import { commandAfter, runCommand } from './shell/commandLine.ts';
import { usePackedDatabase } from './shell/packedDatabase.ts';
import { startWindow } from './shell/start.ts';

usePackedDatabase();
const command = commandAfter(process.argv);
if (command === null) startWindow();
else void runCommand(command);
