export { type CitizenId, checkCitizenId, citizenIdCheck } from './citizen-id.ts';
export { checkLicenceId, type LicenceId, licenceCheck, licenceRoot } from './licence-id.ts';
export { checkMatterCode, type MatterCode, type MatterLevel, nationalScheme } from './matter-code.ts';
export { mod3736 } from './text.ts';
export { checkUnitCode, type UnitCode } from './unit-code.ts';
export { checkUscc, organisationCheck, type Uscc, usccCheck } from './uscc.ts';
