import { fact, type RegisterSpec } from '#kernel';
import { acts, noticed, titleColumns } from './facts.ts';

const holder = fact.party(['权利人', 'Holder']);
const optional = { optional: true } as const;
const document = fact.text(['文书、依据', 'Document'], optional);

/** 不动产登记簿: one entry per 不动产单元 with its holders; rights, notices and measures of others are holds on it. */
export const titles: RegisterSpec = {
  title: ['不动产登记簿', 'Register of titles'],
  key: ['不动产单元代码', 'Unit code'],
  pattern: '\\d{12}[GJZ][A-Z]\\d{5}[FLQW]\\d{8}',
  patternSays: ['应为28位不动产单元代码', 'must be a unit code of 28 characters'],
  columns: titleColumns,
  subject: 'holders',
  readers: ['officer', 'head'],
  holds: {
    application: {
      title: ['已受理的登记申请', 'Application accepted'],
      order: 'waiting',
      columns: {
        act: fact.choice(['登记类型', 'Kind'], acts),
        parties: fact.list(['当事人', 'Parties'], fact.text(['证件号码', 'Number'], { personal: true })),
      },
    },
    seizure: {
      title: ['查封', 'Seizure'],
      order: 'waiting',
      columns: {
        court: fact.text(['查封机关', 'Court']),
        document,
        debtor: fact.party(['被执行人', 'Debtor'], optional),
      },
    },
    mortgage: {
      title: ['抵押权', 'Mortgage'],
      order: 'ranked',
      columns: {
        holder,
        amount: fact.money(['担保数额', 'Amount']),
        maximum: fact.yesNo(['最高额', 'Maximum amount'], optional),
        transferLimit: fact.yesNo(['限制转让', 'Transfer limited'], optional),
        createdOn: fact.day(['设立日', 'Created on']),
        certificate: fact.text(['登记证明号', 'Certificate'], optional),
      },
    },
    notice: {
      title: ['预告登记', 'Priority notice'],
      order: 'ranked',
      columns: {
        holder,
        for: fact.choice(['预告事项', 'What is announced'], noticed),
        certificate: fact.text(['登记证明号', 'Certificate'], optional),
      },
    },
    objection: {
      title: ['异议登记', 'Objection'],
      order: 'plain',
      columns: { holder, reason: fact.text(['理由', 'Reason'], optional) },
    },
    correction: {
      title: ['更正登记办理中', 'Correction being handled'],
      order: 'plain',
      columns: { holder: fact.party(['申请人', 'Applicant'], optional) },
    },
    residence: {
      title: ['居住权', 'Right of residence'],
      order: 'plain',
      columns: {
        holder: fact.party(['居住权人', 'Holder'], optional),
        terms: fact.text(['居住条件和要求', 'Conditions'], { max: 400, ...optional }),
        certificate: fact.text(['登记证明号', 'Certificate'], optional),
        document,
      },
    },
    violation: {
      title: ['违法建筑标注', 'Unlawful building'],
      order: 'plain',
      columns: { holder: fact.party(['当事人', 'Party'], optional), document },
    },
    dispute: {
      title: ['权属争议', 'Dispute of title'],
      order: 'plain',
      columns: { holder: fact.party(['当事人', 'Party'], optional), document },
    },
  },
  extract: {
    title: ['不动产登记查询结果证明', 'Certificate of what the register says'],
    type: 'tongban:title-extract',
    columns: ['location', 'area', 'use', 'right', 'rightEnds', 'coOwnership', 'holders'],
    disclosable: ['holders'],
  },
};
