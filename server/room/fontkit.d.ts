// The package brings no types: what is used of it here.
declare module 'fontkit' {
  export interface Font {
    readonly unitsPerEm: number;
    readonly layout: (text: string) => {
      readonly glyphs: readonly {
        readonly path: {
          readonly commands: readonly { readonly command: string; readonly args: readonly number[] }[];
        };
      }[];
      readonly positions: readonly { readonly xAdvance: number }[];
    };
  }
  export const openSync: (path: string) => Font;
}
