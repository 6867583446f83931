import { readConfig } from '#server/boot/config.ts';
import { keepTagKeys, knownTagKeys, newTagKey } from '#server/boot/tag-keys.ts';
import { text, type Values } from '../arguments.ts';
import { command, form } from '../command.ts';
import { home } from '../where.ts';

const options = {
  new: text('LABEL', '新增密钥 add a key'),
  retire: text('LABEL', '停用密钥 stop a key from making further tags'),
  home,
};

/** The rotation of the zone's tag keys: one a year, the old one retired once nothing of its year can be handed in. */
const run = async (values: Values<typeof options>): Promise<number> => {
  const { home } = readConfig({ home: values.home });
  let keys = knownTagKeys(home);
  if (values.new !== undefined) {
    if (!/^[0-9a-z-]{1,20}$/.test(values.new) || keys.some(({ label }) => label === values.new)) {
      console.error(`"${values.new}" is no new label: up to 20 of a-z, 0-9 and -`);
      return 1;
    }
    keys = keepTagKeys(home, [...keys, newTagKey(values.new)]);
  }
  if (values.retire !== undefined) {
    if (!keys.some(({ label }) => label === values.retire)) {
      console.error(`There is no key "${values.retire}"`);
      return 1;
    }
    keys = keepTagKeys(
      home,
      keys.map((key) => (key.label === values.retire ? { ...key, retired: true as const } : key)),
    );
  }
  for (const { label, retired } of keys) console.log(`${label}\t${retired ? 'retired' : 'live'}`);
  return 0;
};

export default command(
  {
    name: 'tag-keys',
    summary: 'Keys by which members tag invoices without showing them 发票标记密钥',
    about: `Keys by which members of the zone tag invoices without showing them (docs/decisions/0013). Lists the labels. Every member's
node needs the same zone/tag-keys.json; the index needs none. Nodes read it when they start.`,
  },
  form({ options, run }),
);
