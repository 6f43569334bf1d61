import type { DemoRole } from './people';

export interface DemoTicket {
  subject: string;
  /** 1 open, 2 in progress, 3 resolved, 4 feedback, 5 closed, 6 rejected. */
  status: 1 | 2 | 3 | 4 | 5 | 6;
  /** 1 low, 2 normal, 3 high. */
  priority: 1 | 2 | 3;
  progress: number;
  assignee?: DemoRole;
  /** Days from today. */
  dueIn?: number;
  comment?: string;
}

export interface DemoProject {
  name: string;
  attributes: Record<string, string>;
  components: string[];
  members: DemoRole[];
  tickets: DemoTicket[];
}

/** Two building sites as they look on an ordinary day. */
export const demoProjects: readonly DemoProject[] = [
  {
    name: 'North Tower',
    attributes: {
      city: 'Vienna',
      street: 'Nordbahnstraße 12',
      zipcode: '1020',
      country: 'Austria',
      projectnumber: 'NT-01',
    },
    components: ['First floor', 'Second floor', 'Roof'],
    members: ['developer', 'member', 'subcontractor', 'watcher'],
    tickets: [
      {
        ...{ subject: 'Door frame is scratched', status: 1, priority: 2, progress: 0, dueIn: 7 },
        ...{ assignee: 'subcontractor', comment: 'Seen during the walk on Monday.' },
      },
      {
        subject: 'Water stain below the window, room 1.04',
        status: 2,
        priority: 3,
        progress: 40,
        assignee: 'member',
        dueIn: 2,
      },
      { subject: 'Socket without a cover, corridor', status: 3, priority: 1, progress: 100, assignee: 'subcontractor' },
      {
        ...{ subject: 'Which colour for the handrail?', status: 4, priority: 2, progress: 10, assignee: 'developer' },
        comment: 'The architect answers by Friday.',
      },
      {
        subject: 'Fire door does not close by itself',
        status: 5,
        priority: 3,
        progress: 100,
        assignee: 'subcontractor',
        dueIn: -9,
      },
      { subject: 'Crack in the screed', status: 6, priority: 1, progress: 0, comment: 'Within the tolerance.' },
      { subject: 'Roof drain is blocked', status: 1, priority: 3, progress: 0, dueIn: -1 },
    ],
  },
  {
    name: 'Harbour School',
    attributes: {
      city: 'Hamburg',
      street: 'Am Sandtorkai 4',
      zipcode: '20457',
      country: 'Germany',
      projectnumber: 'HS-02',
    },
    components: ['Gymnasium', 'Classrooms'],
    members: ['developer', 'subcontractor'],
    tickets: [
      { subject: 'Line marking is missing', status: 1, priority: 1, progress: 0, dueIn: 30 },
      { subject: 'Wall bars are loose', status: 2, priority: 3, progress: 60, assignee: 'subcontractor', dueIn: 3 },
      { subject: 'Blinds on the south side', status: 5, priority: 2, progress: 100 },
    ],
  },
];
