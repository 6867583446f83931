import { transaction } from '#store/db.ts';
import { openAccounts, openLedgerDoor } from '#store/ledger/index.ts';
import {
  consent,
  findMatter,
  holderOf,
  look,
  materialsOf,
  plain,
  receiveAt,
  resident,
  take,
  viewIn,
} from './journey.ts';
import { upload } from './upload.ts';
import { person, type TestZone } from './zone.ts';

const ledger = async (zone: TestZone): Promise<void> => {
  const runtime = zone.zone.nodes.get('shanghai')?.runtime;
  if (!runtime) throw new Error('there is no node shanghai');
  const day = '2021-09-17';
  const context = { node: runtime.id, at: runtime.now(), day, cause: 'test' };
  const accounts = [
    { id: 'source', unit: 'fen', owner: 'finance', ceiling: 0 },
    { id: 'pool', unit: 'fen', owner: 'finance', floor: 0 },
    { id: 'firm', unit: 'fen', owner: 'firm', floor: 0 },
  ];
  await transaction(runtime.pool, (client) => openAccounts(client, accounts, context));
  const door = openLedgerDoor({ pool: runtime.pool, node: runtime.id, now: runtime.now, dayOf: () => day });
  await door.post([{ id: 's-1', debit: 'source', credit: 'pool', amount: 10_000 }]);
  await door.post([{ id: 's-2', debit: 'pool', credit: 'firm', amount: 4_000, pending: { expires: '2021-12-31' } }]);
  await door.post([
    { id: 's-3', debit: 'pool', credit: 'firm', amount: 1_000, commits: 's-2' },
    { id: 's-4', debit: 'pool', credit: 'firm', amount: 99_999 },
  ]);
};

/**
 * A whole zone at work: a case that crosses and ends with a credential, one that is accepted by silence, one returned at
 * the window, drafts, a case on somebody's desk, a file, transfers. Returns the case that has been all the way.
 */
export const scriptedRun = async (zone: TestZone): Promise<string> => {
  zone.setTime('2021-09-17T02:00:00.000Z');
  const clerk = await person(zone, 'shanghai', 'qp-window-1');
  const matter = findMatter(
    zone,
    (one) => plain(one) && one.statutory?.unit === 'wd' && one.deemedAcceptance.mode === 'within',
  );
  const officer = await holderOf(zone, matter.authority, 'officer');
  const head = await holderOf(zone, matter.authority, 'head');
  const { id } = await receiveAt(clerk, matter);
  await take(clerk, id, 'handOver');
  const silent = await receiveAt(clerk, matter);
  await take(clerk, silent.id, 'handOver');
  for (let n = 0; n < 3; n++) await receiveAt(clerk, matter);
  await zone.settle();
  const me = (await officer.get('/session')).body as { person: { id: string } };
  viewIn(await officer.post(`/cases/${id}/desk`, { assignee: me.person.id }));
  await upload(zone, clerk, 'shanghai');
  await ledger(zone);

  zone.setTime('2021-09-22T02:00:00.000Z');
  await take(officer, id, 'accept');
  await take(officer, id, 'propose', { decision: 'grant', reasons: '符合法定条件' });
  await take(head, id, 'sign');
  await take(officer, id, 'issue');
  await take(officer, id, 'deliverOnline');
  await take(officer, id, 'finish');
  viewIn(await officer.post(`/cases/${id}/desk`, { assignee: null }));
  await zone.settle();
  const login = zone.program.zone.people.find((one) => one.key === resident.key)?.login as string;
  const applicant = await person(zone, 'shanghai', login);
  await take(applicant, id, 'rateReception', { receptionGrade: '5' });
  await take(applicant, id, 'rateHandling', { handlingGrade: '4' });
  // Nobody answered the second case: it is accepted by itself.
  zone.setTime('2021-09-27T01:00:00.000Z');
  await zone.settle();
  if ((await look(clerk, silent.id)).state !== 'review')
    throw new Error('the silent case was not accepted by itself');
  await zone.settle();
  return id;
};

export { consent, materialsOf };
