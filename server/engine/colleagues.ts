import { type Refusal, refuse } from '#kernel';

/** Work goes to people with a post at the same authority today; `field`: where the person was named. */
export const notColleague = (field: string): Refusal =>
  refuse('not-a-colleague', ['对方今日在贵单位没有岗位', 'That person holds no post at your authority today'], {
    field,
    remedy: ['请从同事名单中选择', 'Choose from the list of colleagues'],
  });
