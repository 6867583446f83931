import type { LawFile } from '#kernel';
import window310000 from './310000/cross-province-window.ts';
import estate310000 from './310000/real-estate.ts';
import estate320509 from './320509/real-estate.ts';
import estate330421 from './330421/real-estate.ts';
import windowCn from './cn/cross-province-window.ts';
import deedTaxCn from './cn/deed-tax.ts';
import voucherCn from './cn/innovation-voucher.ts';
import standardCn from './cn/joint-standard.ts';
import titleCn from './cn/joint-title-review.ts';
import mandateCn from './cn/mandate.ts';
import qualificationCn from './cn/qualification.ts';
import estateCn from './cn/real-estate.ts';
import appointmentsZone from './yrd-zone/appointments.ts';
import blanksZone from './yrd-zone/blank-forms.ts';
import windowZone from './yrd-zone/cross-province-window.ts';
import ecoAirZone from './yrd-zone/eco-monitoring-air.ts';
import ecoFlueZone from './yrd-zone/eco-monitoring-flue.ts';
import ecoVocZone from './yrd-zone/eco-monitoring-voc.ts';
import feesZone from './yrd-zone/fee-remittance.ts';
import resourcesZone from './yrd-zone/innovation-resources.ts';
import voucherZone from './yrd-zone/innovation-voucher.ts';
import institutionsZone from './yrd-zone/institutions.ts';
import standardZone from './yrd-zone/joint-standard.ts';
import titleZone from './yrd-zone/joint-title-review.ts';
import projectsZone from './yrd-zone/key-projects.ts';
import qualificationZone from './yrd-zone/qualification.ts';
import estateZone from './yrd-zone/real-estate.ts';
import watersZone from './yrd-zone/river-and-lakes.ts';
import unresolvedZone from './yrd-zone/unresolved-matters.ts';

/** All law of the zone, one line per file: `law/<jurisdiction>/<mechanism>.ts`. */
export const law: readonly LawFile[] = [
  windowCn,
  windowZone,
  appointmentsZone,
  mandateCn,
  blanksZone,
  feesZone,
  unresolvedZone,
  window310000,
  deedTaxCn,
  estateCn,
  estateZone,
  estate310000,
  estate320509,
  estate330421,
  qualificationCn,
  qualificationZone,
  standardCn,
  titleCn,
  titleZone,
  voucherCn,
  voucherZone,
  resourcesZone,
  standardZone,
  watersZone,
  ecoFlueZone,
  ecoAirZone,
  ecoVocZone,
  projectsZone,
  institutionsZone,
];
