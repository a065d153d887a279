// All texts of the product in one language; one chunk of its own.
export { en as aksel } from '@navikt/ds-react/locales';
import { en as meeting } from '../../capabilities/meeting/texts/en.ts';
import { en as consent } from '../../capabilities/consent/texts/en.ts';
import { en as document } from '../../capabilities/document/texts/en.ts';
import { en as notice } from '../../capabilities/notice/texts/en.ts';
import { en as directory } from '../../capabilities/directory/texts/en.ts';
import { en as draft } from '../../capabilities/draft/texts/en.ts';
import { en as pathway } from '../../capabilities/pathway/texts/en.ts';
import { en as pathwayScreens } from '../../capabilities/pathway/web/texts/en.ts';
import { en as patient } from '../../capabilities/patient/texts/en.ts';
import { en as eligibility } from '../../capabilities/eligibility/texts/en.ts';
import { en as meetingRequest } from '../../capabilities/meeting-request/texts/en.ts';
import { en as workList } from '../../capabilities/work-list/texts/en.ts';
import { en as minutes } from '../../capabilities/minutes/texts/en.ts';
import { en as minutesScreens } from '../../capabilities/minutes/web/texts/en.ts';
import { en as task } from '../../capabilities/task/texts/en.ts';
import { en as web } from '../../web/texts/en.ts';

export const texts: Readonly<Record<string, string>> = {
  ...web,
  ...workList,
  ...meetingRequest,
  ...eligibility,
  ...meeting,
  ...consent,
  ...document,
  ...notice,
  ...directory,
  ...draft,
  ...pathway,
  ...pathwayScreens,
  ...patient,
  ...minutes,
  ...minutesScreens,
  ...task,
};
