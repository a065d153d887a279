// All texts of the product in one language; one chunk of its own.
export { nn as aksel } from '@navikt/ds-react/locales';
import { nn as meeting } from '../../capabilities/meeting/texts/nn.ts';
import { nn as consent } from '../../capabilities/consent/texts/nn.ts';
import { nn as document } from '../../capabilities/document/texts/nn.ts';
import { nn as notice } from '../../capabilities/notice/texts/nn.ts';
import { nn as directory } from '../../capabilities/directory/texts/nn.ts';
import { nn as draft } from '../../capabilities/draft/texts/nn.ts';
import { nn as pathway } from '../../capabilities/pathway/texts/nn.ts';
import { nn as pathwayScreens } from '../../capabilities/pathway/web/texts/nn.ts';
import { nn as patient } from '../../capabilities/patient/texts/nn.ts';
import { nn as eligibility } from '../../capabilities/eligibility/texts/nn.ts';
import { nn as meetingRequest } from '../../capabilities/meeting-request/texts/nn.ts';
import { nn as workList } from '../../capabilities/work-list/texts/nn.ts';
import { nn as minutes } from '../../capabilities/minutes/texts/nn.ts';
import { nn as minutesScreens } from '../../capabilities/minutes/web/texts/nn.ts';
import { nn as task } from '../../capabilities/task/texts/nn.ts';
import { nn as web } from '../../web/texts/nn.ts';

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
