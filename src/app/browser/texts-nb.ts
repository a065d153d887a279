// All texts of the product in one language; one chunk of its own.
export { nb as aksel } from '@navikt/ds-react/locales';
import { nb as meeting } from '../../capabilities/meeting/texts/nb.ts';
import { nb as consent } from '../../capabilities/consent/texts/nb.ts';
import { nb as document } from '../../capabilities/document/texts/nb.ts';
import { nb as notice } from '../../capabilities/notice/texts/nb.ts';
import { nb as directory } from '../../capabilities/directory/texts/nb.ts';
import { nb as draft } from '../../capabilities/draft/texts/nb.ts';
import { nb as pathway } from '../../capabilities/pathway/texts/nb.ts';
import { nb as pathwayScreens } from '../../capabilities/pathway/web/texts/nb.ts';
import { nb as patient } from '../../capabilities/patient/texts/nb.ts';
import { nb as eligibility } from '../../capabilities/eligibility/texts/nb.ts';
import { nb as meetingRequest } from '../../capabilities/meeting-request/texts/nb.ts';
import { nb as workList } from '../../capabilities/work-list/texts/nb.ts';
import { nb as minutes } from '../../capabilities/minutes/texts/nb.ts';
import { nb as minutesScreens } from '../../capabilities/minutes/web/texts/nb.ts';
import { nb as task } from '../../capabilities/task/texts/nb.ts';
import { nb as web } from '../../web/texts/nb.ts';

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
