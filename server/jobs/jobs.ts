/** Something that must happen by itself, again and again. The deadline is a row of ours; a job is only the alarm clock. */
export interface Job {
  readonly name: string;
  readonly every: number;
  /** How much one run does at most. A job that tells it runs again at once only after a full one: little is left for the next beat. */
  readonly portion?: number;
  /** Returns how much was done; more than nothing makes it run again at once. */
  readonly run: () => Promise<number>;
}

export interface JobReport {
  readonly name: string;
  readonly last?: string;
  readonly ok: boolean;
  readonly done: number;
  readonly problem?: string;
}

export interface Jobs {
  readonly report: () => readonly JobReport[];
  readonly runAll: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

const most = 1000;

/** Runs each job on its own beat, never twice at once; a failing job is reported and tried again on its next beat. */
export const startJobs = (jobs: readonly Job[], log: (line: string) => void): Jobs => {
  const reports = new Map<string, JobReport>();
  const running = new Map<string, Promise<void>>();
  let stopped = false;

  const once = async (job: Job): Promise<void> => {
    let total = 0;
    try {
      for (let n = 0; n < most && !stopped; n++) {
        const done = await job.run();
        total += done;
        if (done < (job.portion ?? 1)) break;
      }
      reports.set(job.name, { name: job.name, last: new Date().toISOString(), ok: true, done: total });
    } catch (error) {
      const problem = (error as Error).message;
      if (reports.get(job.name)?.problem !== problem && !stopped) log(`job ${job.name}: ${problem}`);
      reports.set(job.name, { name: job.name, last: new Date().toISOString(), ok: false, done: total, problem });
    }
  };

  const run = (job: Job): Promise<void> => {
    const before = running.get(job.name);
    if (before) return before;
    const now = once(job).finally(() => running.delete(job.name));
    running.set(job.name, now);
    return now;
  };

  const timers = jobs.map((job) => {
    const timer = setInterval(() => void run(job), job.every);
    timer.unref();
    return timer;
  });

  return {
    report: () => jobs.map((job) => reports.get(job.name) ?? { name: job.name, ok: true, done: 0 }),
    runAll: async () => {
      for (const job of jobs) await run(job);
    },
    stop: async () => {
      stopped = true;
      for (const timer of timers) clearInterval(timer);
      await Promise.all(running.values());
    },
  };
};
