// electron-builder's `afterPack` hook: writes every fuse of Electron's wire. electron-builder itself knows eight, those of
// `electronFuses` in electron-builder.yml; the ninth, wasmTrapHandlers, only this newer @electron/fuses can name.
import { join } from 'node:path';
import { FuseState, FuseV1Options, FuseVersion, flipFuses, getCurrentFuseWire } from '@electron/fuses';

const PROGRAM = { darwin: '.app', mas: '.app', win32: '.exe', linux: '' };

/** electron-builder's names for the fuses are those of @electron/fuses with a small first letter. */
const optionOf = (name) => FuseV1Options[`${name[0].toUpperCase()}${name.slice(1)}`];

/** Sets all nine and reads them back. Throws when Electron has a fuse that nobody decided about, or kept another value. */
export async function afterPack({ appOutDir, electronPlatformName, packager }) {
  const name = electronPlatformName === 'linux' ? packager.executableName : packager.appInfo.productFilename;
  const program = join(appOutDir, `${name}${PROGRAM[electronPlatformName]}`);
  const wanted = { [FuseV1Options.WasmTrapHandlers]: true };
  for (const [fuse, on] of Object.entries(packager.config.electronFuses)) wanted[optionOf(fuse)] = on;
  await flipFuses(program, { version: FuseVersion.V1, strictlyRequireAllFuses: true, ...wanted });
  const wire = await getCurrentFuseWire(program);
  for (const [option, on] of Object.entries(wanted)) {
    if (wire[option] !== (on ? FuseState.ENABLE : FuseState.DISABLE)) {
      throw new Error(`The fuse ${FuseV1Options[option]} is not ${on ? 'on' : 'off'}.`);
    }
  }
}
