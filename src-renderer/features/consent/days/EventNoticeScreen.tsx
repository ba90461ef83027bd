import { ChevronLeft, Printer } from 'lucide-react';
import { useState } from 'react';
import type { CallOutput } from '#shared/contract/contract.ts';
import { londonDay, showDate } from '#shared/domain/calendar-date.ts';
import { NOTICE_SOURCE, noticeBlocks } from '#shared/features/consent/event-notice.rules.ts';
import { useCall, useCommand } from '../../../api/call.ts';
import { fieldError, formError } from '../../../api/failure.ts';
import { go } from '../../../app/router.ts';
import { TopBarActions } from '../../../app/TopBarActions.tsx';
import { Answer, Button, Form, Page, PageHeader, TextArea, toast, useUnsaved } from '../../../ui/index.ts';
import { printNow } from '../../../ui/print.ts';
import styles from './Notice.module.css';

type Notice = CallOutput<'consent.notice'>;

/** What parents are told about cameras and videos at events, in the school's own words, to print. */
export function EventNoticeScreen() {
  const notice = useCall('consent.notice', {});
  return (
    <Page>
      <TopBarActions>
        <Button icon={ChevronLeft} onPress={() => go({ name: 'days' })}>
          Lists for the day
        </Button>
      </TopBarActions>
      <div data-screen-only="">
        <PageHeader
          title="Notice to parents"
          actions={
            <Button icon={Printer} isDisabled={!notice.data} onPress={() => void printNow()}>
              Print
            </Button>
          }
          help={
            <>
              <p>For the hall, the door or the newsletter. It names no child and is not confidential.</p>
              <p>Change the words as your school needs them; each version is kept. An empty line begins a new part.</p>
              <p>It is general guidance and no legal advice.</p>
            </>
          }
        />
      </div>
      <Answer of={notice}>{(found) => <Filled key={found.saved?.at ?? 'first'} notice={found} />}</Answer>
    </Page>
  );
}

function Filled({ notice }: { readonly notice: Notice }) {
  const [words, setWords] = useState(notice.words);
  const { run, pending, error } = useCommand('consent.saveNotice');
  const isChanged = words !== notice.words;
  useUnsaved(isChanged ? 'the changed notice' : null);
  const save = async () => {
    if (words.trim() === '') return;
    const result = await run({ words });
    if (result.ok) toast('The notice is saved.');
  };
  const { saved } = notice;
  return (
    <div className={styles.work}>
      <div data-screen-only="">
        <Form
          onSubmit={() => void save()}
          error={formError(error)}
          actions={
            <Button tone="primary" type="submit" isDisabled={!isChanged || words.trim() === ''} isPending={pending}>
              Save the words
            </Button>
          }
        >
          <TextArea
            label="The words"
            hint={NOTICE_SOURCE}
            value={words}
            onChange={setWords}
            rows={18}
            maxLength={4000}
            error={fieldError(error, 'words')}
          />
          <p className={styles.soft}>
            {saved
              ? `Saved ${showDate(londonDay(new Date(saved.at)))} by ${saved.by}.`
              : 'These are the words that Careboard begins with. Nobody at the school has changed them.'}
          </p>
        </Form>
      </div>
      <Paper notice={{ ...notice, words }} />
    </div>
  );
}

function Paper({ notice: { schoolName, phone, words } }: { readonly notice: Notice }) {
  const [today] = useState(() => londonDay(new Date()));
  return (
    <section className={styles.paper} aria-label="The notice">
      <p className={styles.school}>{schoolName}</p>
      <h2 className={styles.title}>Cameras and videos at school events</h2>
      {noticeBlocks(words).map(({ heading, lines }, part) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: parts may be worded alike and have no other name
        <div key={part} className={styles.part}>
          {heading && <h3>{heading}</h3>}
          {lines.map((line, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the same of lines
            <p key={at}>{line}</p>
          ))}
        </div>
      ))}
      <p className={styles.foot}>
        {schoolName}
        {phone && `, ${phone}`}. {showDate(today)}.
      </p>
    </section>
  );
}
