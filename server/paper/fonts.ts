import { createRequire } from 'node:module';
import { type Coverage, coverageOf } from './coverage.ts';

export const FONT = 'NotoSansSC';

type Pdfmake = typeof import('pdfmake');

/** What printing needs and nothing else does: 1 MB of program and 20 MB of fonts, loaded at the first paper. */
export interface Printer {
  readonly pdfmake: Pdfmake;
  readonly covers: Coverage;
}

let loaded: Promise<Printer> | undefined;

const load = async (): Promise<Printer> => {
  const require = createRequire(import.meta.url);
  const fontFile = (weight: string): string =>
    require.resolve(`@expo-google-fonts/noto-sans-sc/${weight}/NotoSansSC_${weight}.ttf`);
  const [normal, bold] = [fontFile('400Regular'), fontFile('700Bold')];
  const [{ default: pdfmake }, covers] = await Promise.all([import('pdfmake'), coverageOf(normal)]);
  pdfmake.setFonts({ [FONT]: { normal, bold } });
  // A paper's text comes from people: nothing in it may make the server fetch an address or read another file.
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy((path) => path === normal || path === bold);
  return { pdfmake, covers };
};

export const printer = (): Promise<Printer> => {
  loaded ??= load().catch((error: unknown) => {
    loaded = undefined;
    throw error;
  });
  return loaded;
};
