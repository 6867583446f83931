import { years } from '#kernel';
import {
  accepted,
  checked,
  entered,
  fee,
  fifth,
  fourth,
  matter,
  type Story,
  seller,
  shanghai,
  shanghaiUnit,
  standing,
  third,
  title,
  told,
} from './ground.ts';
import { mortgageOf, notice, one } from './shapes.ts';

export const blocked: Readonly<Record<string, Story>> = {
  'A priority notice of somebody else needs their consent': told(
    accepted('2021-09-17'),
    { refusedBy: 'notBlocked' },
    { entries: title(undefined, {}, [notice]) },
  ),
  'With the consent it goes': told(
    accepted('2021-09-17', { consents: [{ entry: 'N-1', by: '陆知微' }] }),
    { state: 'review' },
    { entries: title(undefined, {}, [notice]) },
  ),
  'The holder of the notice buys: nothing is asked, and the notice is used up': told(
    entered('2021-09-17', { otherSide: [{ party: fifth }], second: fifth }, [seller, fifth]),
    { state: 'entered', effects: ['register.release'] },
    { entries: title(undefined, {}, [notice]) },
  ),
  'A mortgage follows the thing': told(
    accepted('2021-09-17'),
    { state: 'review' },
    { entries: title(undefined, {}, [mortgageOf()]) },
  ),
  'A mortgage that limits transfer: the mortgagee must join in': told(
    accepted('2021-09-17'),
    { refusedBy: 'notBlocked' },
    { entries: title(undefined, {}, [mortgageOf({ transferLimit: true })]) },
  ),
  'A mortgage of before the Civil Code needs consent': told(
    accepted('2021-09-17'),
    { refusedBy: 'notBlocked' },
    { entries: title(undefined, {}, [mortgageOf({}, '2020-12-31')]) },
  ),
  'A mortgage of its first day does not': told(
    accepted('2021-09-17'),
    { state: 'review' },
    { entries: title(undefined, {}, [mortgageOf({}, '2021-01-01')]) },
  ),
  'Unlawful building stops a transfer until it is put right': told(
    accepted('2021-09-17'),
    { refusedBy: 'notBlocked' },
    { entries: title(undefined, {}, [standing('violation', '2021-06-01', { document: '通知' })]) },
  ),
  'A right of residence stays, and the buyer must know': told(
    accepted('2021-09-17', { buyerInformed: true }),
    { state: 'review' },
    { entries: title(undefined, {}, [standing('residence', '2021-06-01', { holder: fourth })]) },
  ),
  'In 上海 an accepted correction holds everything up': {
    ...told(accepted('2021-09-17', { unit: shanghaiUnit }), { refusedBy: 'notBlocked' }),
    deciding: shanghai,
    matter: matter('transfer', shanghai),
    entries: title(undefined, {}, [standing('correction', '2021-09-01', { holder: third })], shanghaiUnit),
  },
  'In 吴江 it does not': told(
    accepted('2021-09-17'),
    { state: 'review' },
    { entries: title(undefined, {}, [standing('correction', '2021-09-01', { holder: third })]) },
  ),
  'A right whose term is over is not transferred': told(
    accepted('2021-09-17'),
    { refusedBy: 'notBlocked' },
    { entries: title(undefined, { rightEnds: '2021-09-16' }) },
  ),
  'A change of name goes in spite of a seizure': told(
    one('2021-09-17', { holderSide: [{ party: seller }], change: { party: { ...seller, name: '顾更名' } } }, [
      ['2021-09-17', 'officer', 'accept'],
      ...fee('2021-09-17'),
      ['2021-09-17', 'officer', 'check'],
      ['2021-09-17', 'registrar', 'enter'],
    ]),
    { state: 'entered', effects: ['register.enter', 'credential.status'] },
    {
      matter: matter('change'),
      entries: title(undefined, {}, [standing('seizure', '2021-09-01', { court: 'A法院' }, { lasts: years(3) })]),
    },
  ),
  'An application accepted earlier is settled first': told(
    [...checked('2021-09-17'), ['2021-09-17', 'registrar', 'enter']],
    { refusedBy: 'firstInLine' },
    { entries: title(undefined, {}, [standing('application', '2021-09-16', { act: 'transfer', parties: [] })]) },
  ),
};
