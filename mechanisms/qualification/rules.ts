import { type EntryRead, evidenceIn, type PublishedRead, recognise, standsAtSource } from '#kernel';
import { certificateShown } from './evidence.ts';
import { acts } from './facts.ts';
import { birthOf, KIND, marksIn, openRegistrations, plus, renewBy, rowsFor, tooOld } from './reckoning.ts';
import { hourRules } from './rules-hours.ts';
import { hoursElsewhere, trainingOf, wantedOf } from './training.ts';
import type { CaseRule } from './vocabulary.ts';

/** What bars for as long as it is so, not for years after it. */
const lasting: ReadonlySet<string> = new Set(['serving', 'capacity']);

export const rules = {
  kindFits: {
    says: ['该步骤不适用于此事项', 'This step does not belong to this matter'],
    field: 'act',
    holds: ({ facts, step }) =>
      ({
        draft: 'register',
        applyRecognition: 'recognise',
        declareHours: 'hours',
        revokeCertificate: 'revoke',
        correctCertificate: 'correct',
        handIn: 'takeOver',
        recordHours: 'held',
      })[step] === facts.act || [
        `该事项办理的是${acts[facts.act ?? 'request'][0]}`,
        `This matter is: ${acts[facts.act ?? 'request'][1]}`,
      ],
  },
  consentGiven: {
    says: ['向考试省份核验须经本人单独同意', 'The person must consent before the examining province is asked'],
    under: 'separateConsent',
    field: 'consent',
    remedy: [
      '不同意的，可自行提交考试省份出具的纸质证明',
      'Without consent a paper proof of that province may be handed in',
    ],
    holds: ({ facts }) => facts.consent?.agreed === true,
  },
  certificateShown: {
    ...certificateShown,
    field: 'certificateCopy',
    under: 'separateConsent',
    holds: (seen) => {
      const shown = certificateShown.holds(seen as never);
      if (shown !== true) return shown;
      const { values } = evidenceIn(seen.reads, 'certificateConfirmed');
      return (
        values === undefined ||
        values.stands === true || [
          `考试省份答复：${values.why ?? '资格证书无效'}`,
          'The examining province says that the certificate is not in force',
        ]
      );
    },
  },
  standsNow: {
    says: ['资格证书在来源地已无效', 'The certificate is no longer in force at its source'],
    under: 'oneRegistration',
    field: 'certificate',
    holds: ({ reads, facts }) => {
      const { standing, values } = evidenceIn(reads, 'certificateNow');
      if (standing === 'usable') return values?.stands === true;
      const revoked = (reads.revocations as PublishedRead | undefined)?.entries ?? [];
      return standing === 'unreachable' && facts.reserved === true && revoked.length === 0;
    },
  },
  needsRow: {
    says: ['该资格全国有效，无需认可', 'This qualification is valid nationwide and needs no recognition'],
    field: 'kind',
    holds: ({ facts, law }) => !facts.kind || !(law('nationwide')?.value ?? []).includes(facts.kind),
  },
  rowCovers: {
    says: ['没有适用的互认规则', 'No row recognises it'],
    field: 'kind',
    holds: (seen) => {
      const { facts, state, day } = seen;
      const found = recognise(rowsFor(seen), {
        of: facts.kind ?? '',
        issuedIn: facts.examPlace ?? '',
        usedIn: state.deciding.jurisdiction,
        issuedOn: facts.issuedOn ?? day,
        day,
      });
      return found.ok || found;
    },
  },
  standsAtSource: {
    says: ['来源地不能确认该资格证书有效', 'Its source does not confirm that the certificate is in force'],
    under: 'oneRegistration',
    field: 'certificate',
    holds: ({ reads }) => {
      const { standing, values } = evidenceIn(reads, 'certificateNow');
      const revoked = (reads.revocations as PublishedRead | undefined)?.entries ?? [];
      return standing === 'usable' && values?.stands === true && revoked.length === 0;
    },
  },
  ofAge: {
    says: ['超过年龄上限', 'Over the age limit'],
    under: 'refusals',
    field: 'applicant',
    holds: ({ facts, law, day }) => {
      const birth = birthOf(facts.applicant?.key);
      const limit = law('ageLimit')?.value;
      return !birth || !limit || !tooOld(birth, day, limit);
    },
  },
  oneEmployer: {
    says: ['聘用单位与社保缴纳单位不一致', 'Employer and insuring body differ'],
    under: 'oneEmployer',
    field: 'insuredWith',
    remedy: ['须提供聘用单位缴纳社保的证明', 'Proof that the employer insures the person is needed'],
    holds: ({ facts }) => facts.insuredWith !== undefined && facts.insuredWith.key === facts.employer?.key,
  },
  contractStands: {
    says: ['没有与聘用单位的有效劳动合同', 'There is no labour contract with the employer in force'],
    under: 'oneEmployer',
    field: 'contract',
    holds: ({ facts: { contract }, day }) =>
      contract?.signedOn !== undefined &&
      contract.signedOn <= day &&
      (contract.until === undefined || day <= contract.until),
  },
  nationalClear: {
    says: [
      '须先核对全国平台，且未发现其他有效注册',
      'The national platform is checked first, and nothing found there',
    ],
    under: 'oneRegistration',
    field: 'nationalCheck',
    holds: ({ facts: { nationalCheck: check }, law, day }) => {
      const fresh = law('nationalFresh')?.value;
      if (check?.checkedOn === undefined) return false;
      if (check.checkedOn > day) return ['查询日不得晚于今日', 'It cannot have been checked on a day to come'];
      if (!check.clear)
        return [
          `全国平台查得：${check.found ?? '有其他有效注册'}`,
          'Another registration was found on the national platform',
        ];
      const last = fresh && plus(check.checkedOn, fresh);
      return (
        !last ||
        day <= last || [
          `查询于 ${check.checkedOn}，已过期，请重新核对`,
          `Checked on ${check.checkedOn}: too old, check again`,
        ]
      );
    },
  },
  onePost: {
    says: ['已在其他项目任项目负责人', 'The person is project manager of another project'],
    under: 'onePost',
    field: 'post',
    remedy: ['先登记离任，再登记新任职', 'Enter the end of that post first'],
    holds: ({ reads, day, places }) => {
      const held = marksIn(reads.posts, day).map(({ values }) => places[values.place as string]?.[0] ?? values.place);
      return (
        held.length === 0 || [`在${held.join('、')}登记有任职`, `A post is registered in ${held.length} place(s)`]
      );
    },
  },
  postBegun: {
    says: ['任职日不得晚于今日', 'A post is entered once it has begun'],
    field: 'post',
    holds: ({ facts: { post }, day }) => post?.since !== undefined && post.since <= day,
  },
  inPost: {
    says: ['没有在任的项目负责人职务', 'The person holds no post of project manager'],
    under: 'onePost',
    field: 'post',
    beforehand: true,
    holds: ({ before }) => Boolean(before?.facts.post),
  },
  noPost: {
    says: ['任项目负责人期间不得变更聘用单位', 'While in post as project manager the employer does not change'],
    under: 'onePost',
    field: 'post',
    beforehand: true,
    remedy: ['先登记离任', 'Enter the end of the post first'],
    holds: ({ before }) => !before?.facts.post,
  },
  employerQualified: {
    says: ['聘用单位没有相应资质', 'The employer lacks the qualification'],
    under: 'refusals',
    field: 'employerQualified',
    holds: ({ facts }) => facts.employerQualified === true,
  },
  notRegisteredHere: {
    says: ['本省已有其有效注册', 'The person is registered here already'],
    under: 'oneRegistration',
    field: 'applicant',
    holds: (seen) => openRegistrations(seen).length === 0,
  },
  recognised: {
    says: ['考试省份的资格在本地不予认可', 'The certificate is not recognised here'],
    under: 'oneRegistration',
    field: 'examPlace',
    holds: ({ facts, law, state, day }) => {
      const rows = law('recognitions')?.value ?? [];
      const found = recognise(rows, {
        of: KIND,
        issuedIn: facts.examPlace ?? '',
        usedIn: state.deciding.jurisdiction,
        issuedOn: facts.issuedOn ?? day,
        day,
      });
      return found.ok || found;
    },
  },
  noBar: {
    says: ['在不予注册的年限内', 'Within the years after a penalty in which nobody is registered'],
    under: 'refusals',
    field: 'bars',
    holds: ({ facts, law, day }) => {
      const years = law('barYears')?.value ?? {};
      return (facts.bars ?? []).every(
        ({ kind, endedOn }) =>
          !lasting.has(kind ?? '') &&
          endedOn !== undefined &&
          day >= plus(endedOn, { n: years[kind ?? ''] ?? 0, unit: 'y' }),
      );
    },
  },
  trainingMet: {
    says: ['继续教育未达到要求', 'The training does not suffice'],
    under: 'refusals',
    field: 'training',
    remedy: [
      '学时须先经人社部门认定；在其他地区认定的，填写学时认定地',
      'Hours are to be recognised first; where that was elsewhere, name the place',
    ],
    holds: (seen) => {
      const [needed, counted] = [seen.law('training')?.value, trainingOf(seen)];
      if (!needed || !counted) return true;
      const { required, optional, from, to } = counted;
      if (required >= needed.required && optional >= needed.optional) return true;
      const deaf = evidenceIn(seen.reads, 'hoursThere').standing === 'unreachable';
      const others = hoursElsewhere(seen);
      return [
        `${from} 至 ${to} 已认定必修 ${required}/${needed.required}、选修 ${optional}/${needed.optional} 学时${
          deaf ? '；学时认定地登记簿暂时无法联通，可稍后再办或者附学时证明' : ''
        }${others.length ? `；另有学时在${others.join('、')}认定，可填写学时认定地` : ''}`,
        `From ${from} to ${to}: required ${required} of ${needed.required}, optional ${optional} of ${needed.optional}${
          deaf ? '; the register of that place is out of reach: try later, or enclose a proof' : ''
        }${others.length ? '; hours were recognised in another place too: name it' : ''}`,
      ];
    },
  },
  trainingProven: {
    says: ['凭证明计入的学时须附证明', 'Hours that no register answers for need a proof'],
    under: 'refusals',
    field: 'trainingProof',
    holds: (seen) => {
      const { training, trainingProof } = seen.facts;
      const [on, wanted] = [training?.completedOn, wantedOf(seen)];
      if (!training || !wanted || (on !== undefined && on < wanted.from)) return true;
      if (on === undefined || on > seen.day)
        return ['请填写学时完成日，且不晚于今日', 'Say when they were completed; not later than today'];
      return trainingProof !== undefined;
    },
  },
  specialtyHeld: {
    says: ['资格证书没有所申请的专业', 'The certificate does not cover the specialty'],
    field: 'specialties',
    holds: ({ facts }) => (facts.specialties ?? []).every((one) => facts.answer?.specialties?.includes(one)),
  },
  addsSpecialty: {
    says: ['增项须保留原有专业并增加新专业', 'The specialties held stay, and at least one is added'],
    field: 'specialties',
    holds: ({ facts, before }) => {
      const held = (before?.facts.specialties ?? []) as readonly string[];
      const now: readonly string[] = facts.specialties ?? [];
      return held.every((one) => now.includes(one)) && now.length > held.length;
    },
  },
  renewedInTime: {
    says: ['延续注册应当在有效期届满前提出', 'Renewal comes too late'],
    field: 'registeredTo',
    holds: ({ before, law, day }) => {
      const lead = law('renewLead')?.value;
      const ends = before?.facts.registeredTo as string | undefined;
      const last = lead && ends ? renewBy(ends, lead) : undefined;
      return !last || day <= last || [`应当在 ${last} 前提出`, `It was to be asked for by ${last}`];
    },
  },
  certificateStands: {
    says: ['没有这一有效的资格证书', 'There is no such certificate in force'],
    field: 'certificate',
    holds: ({ reads, day }) => {
      const found = standsAtSource(reads.qualification as EntryRead | undefined, day);
      return found.ok || found;
    },
  },
  remediesKnown: {
    says: ['没有复议机关和管辖法院信息', 'Review body and court are not known'],
    field: 'remedies',
    holds: ({ facts }) => facts.remedies !== undefined,
  },
  ...hourRules,
} as const satisfies Record<string, CaseRule>;
