import { texts as accessToken } from '../../access-token/text/fr';
import { texts as account } from '../../account/text/fr';
import { texts as apiDocumentation } from '../../api-documentation/text/fr';
import { texts as audit } from '../../audit/text/fr';
import { texts as delivery } from '../../delivery/text/fr';
import { texts as group } from '../../group/text/fr';
import { texts as requestUsage } from '../../request-usage/text/fr';
import { texts as passwordLink } from '../../password-link/text/fr';
import { texts as profile } from '../../profile/text/fr';
import { texts as project } from '../../project/text/fr';
import { texts as replay } from '../../replay/text/fr';
import { texts as session } from '../../session/text/fr';
import { texts as ticket } from '../../ticket/text/fr';
import { texts as user } from '../../user/text/fr';
import { texts as webhook } from '../../webhook/text/fr';
import { texts as app } from '../text/fr';

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
