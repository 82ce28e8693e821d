import { commandAfter, runCommand } from './shell/commandLine.ts';
import { startWindow } from './shell/start.ts';

const command = commandAfter(process.argv);
if (command === null) startWindow();
else void runCommand(command);
