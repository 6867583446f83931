import { lawBook } from '#kernel';
import type { Program } from '#server/load.ts';
import { settlingNet } from '../../mechanisms/innovation-voucher/examples/netting.ts';
import { look } from './journey.ts';
import type { vouchersIn } from './vouchers.ts';

/** The program of a zone whose members have agreed on netting. */
export const netProgram = (program: Program): Program => {
  const zone = settlingNet(program.zone);
  return { ...program, zone, law: lawBook(zone.law) };
};

type Nine = ReturnType<typeof vouchersIn>;

/** The institution stands, the enterprise is in the list, there is money: the number of a voucher of 200,000 yuan. */
export const voucherIn = async (nine: Nine): Promise<string> => {
  await nine.admit('jiangsu', 'jsu-lab');
  await nine.enrol('shanghai', 'qp-enterprise');
  await nine.appropriate('shanghai', 1_000_000);
  return nine.issue('shanghai', 'qp-enterprise', 200_000);
};

/** An order of 青浦 with an institution of 江苏, approved on 1 September 2021: 50,000 yuan. */
export const approvedOrder = async (nine: Nine, voucher: string, number = '33333333'): Promise<string> => {
  const resource = nine.resourceOf('jiangsu', 'jsu-lab');
  const id = await nine.order('shanghai', 'qp-enterprise', voucher, resource, 100_000, '2021-09-01');
  const invoice = { code: '031002100111', number };
  await nine.deliver('shanghai', 'qp-enterprise', id, 'jiangsu', 'jsu-lab', invoice, 100_000, 50_000, '2021-09-01');
  const at = await nine.officer('shanghai');
  await nine.until(at, id, 'redemption');
  await nine.act(at, id, 'beginReview');
  await nine.until(at, id, 'reviewing');
  if ((await look(at, id)).facts.sampled) await nine.act(at, id, 'noteAudit', { auditFinding: '未见异常（示例）' });
  await nine.act(await nine.head('shanghai'), id, 'approve');
  return id;
};
