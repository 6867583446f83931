import { examples } from '#kernel';
import { claims } from './examples/claims.ts';
import { disputes } from './examples/disputes.ts';
import { grossOnly } from './examples/netting.ts';
import { orders } from './examples/orders.ts';
import { redemptions } from './examples/redemptions.ts';
import { worked } from './examples/worked.ts';
import voucher from './mechanism.ts';

export default examples(voucher, { ...worked, ...claims, ...orders, ...redemptions, ...disputes, ...grossOnly });
