import { texts as accessToken } from '../../access-token/text/en';
import { texts as account } from '../../account/text/en';
import { texts as apiDocumentation } from '../../api-documentation/text/en';
import { texts as audit } from '../../audit/text/en';
import { texts as delivery } from '../../delivery/text/en';
import { texts as group } from '../../group/text/en';
import { texts as requestUsage } from '../../request-usage/text/en';
import { texts as passwordLink } from '../../password-link/text/en';
import { texts as profile } from '../../profile/text/en';
import { texts as project } from '../../project/text/en';
import { texts as replay } from '../../replay/text/en';
import { texts as session } from '../../session/text/en';
import { texts as ticket } from '../../ticket/text/en';
import { texts as user } from '../../user/text/en';
import { texts as webhook } from '../../webhook/text/en';
import { texts as app } from '../text/en';

/** All texts of the console. Each feature has its own file. */
export const texts = {
  ...app,
  account,
  accessToken,
  requestUsage,
  apiDocumentation,
  audit,
  delivery,
  group,
  passwordLink,
  profile,
  project,
  replay,
  session,
  ticket,
  user,
  webhook,
};
