import { Group, Stack, Text, Textarea, Title } from '@mantine/core';
import { addComment as addCommentContract } from '@plumbline/contracts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { FormProblem } from '../app/form/form-problem';
import { SubmitButton } from '../app/form/submit-button';
import { useApiForm } from '../app/form/use-api-form';
import { QueryState } from '../app/list/query-state';
import { Instant } from '../app/value/instant';
import { useUserNames } from '../user/user-names';
import { addComment, commentsQuery } from './ticket';
import classes from './comment-panel.module.css';

const schema = z.object({ comment: addCommentContract.request.shape.text });

interface CommentPanelProps {
  project: string;
  uuid: string;
  mayChange: boolean;
}

/** Lists and adds the comments of a ticket. */
export function CommentPanel({ project, uuid, mayChange }: CommentPanelProps) {
  const { t } = useTranslation();
  const { nameOf } = useUserNames();
  const query = commentsQuery(project, uuid);
  const comments = useQuery(query);
  const queryClient = useQueryClient();
  const { field, problem, submission, onSubmit } = useApiForm({
    schema,
    defaultValues: { comment: '' },
    draft: { name: `comment:${uuid}` },
    submit: ({ comment }) => addComment(project, uuid, comment),
    onSuccess: async (_result, _values, reset) => {
      reset();
      await queryClient.invalidateQueries(query);
    },
  });
  return (
    <Stack component="section" gap="sm" aria-labelledby="comments">
      <Title order={2} id="comments">
        {t('ticket.comments.title')}
      </Title>
      <QueryState
        query={comments}
        rows={2}
        empty={{ when: ({ data }) => data.length === 0, show: <Text c="dimmed">{t('ticket.comments.empty')}</Text> }}
      >
        {({ data }) => (
          <ol className={classes.list}>
            {data.map(({ id, attributes }) => (
              <li key={id} className={classes.comment}>
                <Group gap="xs">
                  <Text fw={500}>{nameOf(attributes['author-id'])}</Text>
                  <Text size="xs" c="dimmed">
                    <Instant value={attributes['created-at']} />
                  </Text>
                </Group>
                <Text className={classes.text}>{attributes.comment}</Text>
              </li>
            ))}
          </ol>
        )}
      </QueryState>
      {mayChange && (
        <form noValidate onSubmit={onSubmit}>
          <Stack gap="xs">
            <FormProblem problem={problem} />
            <Textarea {...field('comment')} label={t('ticket.comments.new')} minRows={2} />
            <Group>
              <SubmitButton submission={submission} variant="default">
                {t('ticket.comments.submit')}
              </SubmitButton>
            </Group>
          </Stack>
        </form>
      )}
    </Stack>
  );
}
