import { createRequire } from 'node:module';
import { type Coverage, coverageOf } from './coverage.ts';

export const FONT = 'NotoSansSC';

const require = createRequire(import.meta.url);
const fileOf = (weight: string): string =>
  require.resolve(`@expo-google-fonts/noto-sans-sc/${weight}/NotoSansSC_${weight}.ttf`);

/** Complete fonts (10 MB each), of which a PDF takes the characters it shows. TTF: an OTF's part is four times as large. */
export const fontFiles = (): { readonly normal: string; readonly bold: string } => ({
  normal: fileOf('400Regular'),
  bold: fileOf('700Bold'),
});

let known: Promise<Coverage> | undefined;

/** What the fonts can draw (both weights have the same characters), read at the first paper. */
export const coverage = (): Promise<Coverage> => {
  known ??= coverageOf(fontFiles().normal).catch((error: unknown) => {
    known = undefined;
    throw error;
  });
  return known;
};
