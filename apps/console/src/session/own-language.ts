import { useMutation, useQueryClient } from '@tanstack/react-query';
import { notifyError } from '../app/dialog/notify';
import { changeLanguage, type Language } from '../app/language/language';
import { changeUser } from '../user/user';
import { sessionQuery, useMe, type Me } from './session';

/** What was chosen on this page before somebody signed in. Not what the browser has stored, which may be somebody else's. */
let chosenBefore: Language | undefined;

/** Changes the language while nobody is signed in. It goes to the profile of who signs in next on this page. */
export function chooseBeforeSignIn(language: Language): void {
  chosenBefore = language;
  void changeLanguage(language);
}

/** Applies the language of the profile, unless another one was chosen before signing in: that one is kept in the profile. */
export async function settleLanguage(me: Me): Promise<Me> {
  const language = chosenBefore ?? me.language;
  chosenBefore = undefined;
  await changeLanguage(language);
  return language === me.language ? me : keepLanguage(me, language);
}

/** Returns a function that changes the language of the page and of the profile. */
export function useChooseLanguage(): (language: Language) => void {
  const me = useMe();
  const queryClient = useQueryClient();
  const { mutate } = useMutation({
    mutationFn: async (language: Language) => {
      await changeLanguage(language);
      return keepLanguage(me, language);
    },
    onSuccess: (changed) => queryClient.setQueryData(sessionQuery.queryKey, changed),
  });
  return mutate;
}

/** Returns the user with the language; unchanged if it cannot be stored, which does not stop anybody from going on. */
async function keepLanguage(me: Me, language: Language): Promise<Me> {
  try {
    const { data } = await changeUser(me.id, { language });
    return { ...me, language, etag: data.etag };
  } catch (error) {
    notifyError(error as Error);
    return me;
  }
}
