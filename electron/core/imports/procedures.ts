import { hash } from 'node:crypto';
import { AppError } from '../../../shared/contract/errors.ts';
import {
  importOptionsSchema,
  type ImportOptions,
  type ImportProgress,
} from '../../../shared/contract/imports.ts';
import type { Core } from '../core.ts';
import { os } from '../procedure.ts';
import { withProgress } from '../system/progress.ts';
import { afterImport, type FollowProgress } from './after-import.ts';
import { answerQuestion } from './answer.ts';
import { correctImports, type CorrectionResult, type CorrectionStep } from './correct.ts';
import { inboxProcedures } from './inbox/procedures.ts';
import { inspectInputs } from './inspect.ts';
import { inputsOf, memoryInput, type InputFile } from './inputs.ts';
import { withKnownSides } from './known-sides.ts';
import { sampleImport } from './sample.ts';
import { presetsProcedures, withPresets } from './presets.ts';
import { runImport, type RunProgress, type RunResult } from './run.ts';

export function importsProcedures(core: Core) {
  const { grants, store, clock, changes } = core;

  const inputsOfGrant = async (grant: string): Promise<InputFile[]> => {
    const { path, name, key } = await grants.find(grant);
    if (key === undefined) return inputsOf(path, name);
    const inputs = await inputsOf(path, name, Buffer.from(key, 'hex'));
    // An upload lies under a name that nobody gave it.
    return inputs.map((input) =>
      input.near ? { ...input, path: `${name}/${input.near.path}` } : input,
    );
  };

  async function* run(
    inputs: readonly InputFile[],
    options: ImportOptions,
    actor: string,
    signal: AbortSignal | undefined,
    isDryRun = false,
  ): AsyncGenerator<ImportProgress> {
    const running = withProgress<RunProgress, RunResult>(signal, (progress, stop) =>
      runImport(core, { inputs, options, actor, isDryRun }, progress, stop),
    );
    const { report, hasTouched } = yield* asProgress(running);
    if (hasTouched) {
      changes.publish('changed', { topics: ['messages'] });
      const fileCount = inputs.length;
      for await (const { stage, done, total } of follow(signal)) {
        const all = { file: '', fileNumber: fileCount, fileCount, bytes: done, bytesTotal: total };
        yield { type: 'progress', stage, ...all, messages: done };
      }
    }
    yield { type: 'report', report };
  }

  /** What comes after a committed import. Stopping it takes nothing back. */
  async function* follow(signal: AbortSignal | undefined): AsyncGenerator<FollowProgress> {
    for (const step of afterImport) {
      let due = 0;
      for await (const progress of step.run(core, signal)) {
        const now = performance.now();
        if (now < due) continue;
        due = now + 100;
        yield progress;
      }
    }
  }

  /** Search and analysis follow what was changed after it came in. */
  async function* settling(
    { conversationIds }: { readonly conversationIds: readonly string[] },
    signal: AbortSignal | undefined,
  ): AsyncGenerator<FollowProgress> {
    changes.publish('changed', { topics: ['archive', 'messages', 'promises', 'disputes'] });
    if (conversationIds.length > 0) yield* follow(signal);
  }

  async function settle(...effect: Parameters<typeof settling>): Promise<void> {
    for await (const _ of settling(...effect));
  }

  const optionsOf = async (given: ImportOptions = defaults) =>
    withKnownSides(core, await withPresets(core, given));

  return {
    inbox: inboxProcedures(core),
    presets: presetsProcedures(core),
    inspect: os.imports.inspect.handler(async ({ input }) => {
      const inputs = await inputsOfGrant(input.grant);
      if (inputs.length === 0) throw new AppError('not-found', 'There is no file in this folder.');
      return inspectInputs(inputs, await optionsOf(input.options), input.limit);
    }),
    run: os.imports.run.handler(async function* ({ input, context, signal }) {
      const inputs = (await Promise.all(input.grants.map(inputsOfGrant))).flat();
      yield* run(inputs, await optionsOf(input.options), context.actor, signal);
    }),
    dryRun: os.imports.dryRun.handler(async function* ({ input, context, signal }) {
      const inputs = (await Promise.all(input.grants.map(inputsOfGrant))).flat();
      yield* run(inputs, await optionsOf(input.options), context.actor, signal, true);
    }),
    grantText: os.imports.grantText.handler(({ input }) => {
      const { name, bytes } = pastedFile(input.text);
      return grants.keep(name, bytes);
    }),
    paste: os.imports.paste.handler(async function* ({ input, context, signal }) {
      const inputs = [pasted(input.text)];
      yield* run(inputs, await optionsOf(input.options), context.actor, signal);
    }),
    sample: os.imports.sample.handler(async function* ({ context, signal }) {
      const { inputs, options, settings } = sampleImport();
      const by = { actor: context.actor, at: clock.now() };
      if (store.settings.standingClockAt() === null) {
        if ((await store.archive.stats()).messages > 0) throw notEmpty();
        await store.settings.set(settings, by);
        changes.publish('changed', { topics: ['settings'] });
      }
      yield* run(inputs, options, context.actor, signal);
    }),
    batches: os.imports.batches.handler(({ input }) => store.imports.listBatches(input)),
    issues: os.imports.issues.handler(({ input }) =>
      store.imports.listIssues(input.sourceFileId, input),
    ),
    questions: os.imports.questions.handler(async () => ({
      questions: await store.imports.listQuestions(),
    })),
    answer: os.imports.answer.handler(async ({ input, context, signal }) => {
      const { actor } = context;
      const effect = await answerQuestion(core, { ...input, actor }, signal);
      await settle(effect, signal);
      return { changedMessages: effect.changedMessages };
    }),
    correct: os.imports.correct.handler(async function* ({ input, context, signal }) {
      const { batchId, change } = input;
      const request = { target: { batchId }, change, actor: context.actor };
      const running = withProgress<CorrectionStep, CorrectionResult>(signal, (progress, stop) =>
        correctImports(core, request, stop, progress),
      );
      const effect = yield* asProgress(running);
      for await (const told of settling(effect, signal)) yield { type: 'progress', ...told };
      yield { type: 'corrected', changedMessages: effect.changedMessages };
    }),
    withdrawal: os.imports.withdrawal.handler(async ({ input }) => {
      const { messages, conversationIds } = await store.imports.withdrawal(input.batchId);
      return { messages, conversations: conversationIds.length };
    }),
    withdraw: os.imports.withdraw.handler(async ({ input, context, signal }) => {
      const by = { actor: context.actor, at: clock.now() };
      const effect = await store.imports.withdraw(input.batchId, input.reason, by);
      await settle(effect, signal);
      return { messages: effect.messages };
    }),
    restore: os.imports.restore.handler(async ({ input, context, signal }) => {
      const by = { actor: context.actor, at: clock.now() };
      const effect = await store.imports.restore(input.batchId, by);
      await settle(effect, signal);
      return { messages: effect.messages };
    }),
  };
}

/** Passes on what work tells, and gives what came of it. */
async function* asProgress<P extends object, T>(
  running: AsyncGenerator<P, T>,
): AsyncGenerator<P & { type: 'progress' }, T> {
  let step = await running.next();
  try {
    for (; !step.done; step = await running.next()) yield { type: 'progress', ...step.value };
  } finally {
    if (!step.done) await running.return(undefined as never);
  }
  return step.value;
}

/** The sample shop is invented: it never mixes with a shop's own records. */
function notEmpty(): AppError {
  return new AppError('conflict', 'The sample shop needs an archive of its own.');
}

const defaults = importOptionsSchema.parse({});

function pasted(text: string): InputFile {
  const { name, bytes } = pastedFile(text);
  return memoryInput(name, bytes);
}

/** Another name for every text: a chat that nothing else names is named by it. */
function pastedFile(text: string): { readonly name: string; readonly bytes: Buffer } {
  const bytes = Buffer.from(text, 'utf8');
  return { name: `粘贴 ${hash('sha256', bytes).slice(0, 8)}.txt`, bytes };
}
