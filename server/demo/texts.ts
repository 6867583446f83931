import { type DemoText, type Facts, must } from '#kernel';
import { noteFile } from '#store/queries/files.ts';
import type { Node } from '../node.ts';

const isText = (value: object): value is DemoText => 'kind' in value && value.kind === 'demo-text';

/** The facts with each text of a line stored at the node where it is taken, and named by its content. */
export const withStoredTexts = async (
  node: Node,
  facts: Facts,
  at: string,
  person: string | undefined,
): Promise<Facts> => {
  const stored = async (value: unknown): Promise<unknown> => {
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return Promise.all(value.map(stored));
    if (!isText(value)) return withStoredTexts(node, value as Facts, at, person);
    const file = must(await node.files.putBytes(new TextEncoder().encode(value.text), { name: value.name }));
    await noteFile(node.runtime.pool, file, at, person ?? null);
    return file;
  };
  const entries = Object.entries(facts).map(async ([name, value]) => [name, await stored(value)] as const);
  return Object.fromEntries(await Promise.all(entries)) as Facts;
};
