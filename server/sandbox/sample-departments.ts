export interface SampleDepartment {
  readonly name: string;
  /** Title of the chief who leads it; departments with one chief share it. */
  readonly chief: string;
  readonly share: number;
  /** Built in many thin layers instead of few wide ones. */
  readonly thin: boolean;
  readonly director: string;
  readonly manager: string;
  readonly staff: readonly string[];
}

const department = (
  name: string,
  chief: string,
  share: number,
  staff: readonly string[],
  thin = false,
): SampleDepartment => ({
  name,
  chief,
  share,
  thin,
  director: `Director, ${name}`,
  manager: `Manager, ${name}`,
  staff,
});

/** Eleven departments under seven chiefs; most of the work is not done at a screen. */
export const sampleDepartments: readonly SampleDepartment[] = [
  department(
    'Operations',
    'Chief Operating Officer',
    22,
    ['Shift Lead', 'Process Specialist', 'Quality Inspector', 'Production Planner', 'Maintenance Technician'],
    true,
  ),
  department('Logistics', 'Chief Operating Officer', 10, [
    'Warehouse Planner',
    'Transport Coordinator',
    'Customs Specialist',
    'Fleet Planner',
  ]),
  department('Sales', 'Chief Commercial Officer', 16, [
    'Account Manager',
    'Sales Representative',
    'Bid Specialist',
  ]),
  department('Customer Care', 'Chief Commercial Officer', 11, [
    'Care Adviser',
    'Complaints Specialist',
    'Field Adviser',
  ]),
  department('Finance', 'Chief Financial Officer', 8, [
    'Accountant',
    'Financial Analyst',
    'Controller',
    'Buyer',
  ]),
  department('People and Culture', 'Chief People Officer', 6, [
    'People Partner',
    'Recruiter',
    'Learning Specialist',
  ]),
  department('Legal and Risk', 'General Counsel', 4, ['Counsel', 'Risk Analyst', 'Privacy Specialist']),
  department('Marketing', 'Chief Marketing Officer', 7, [
    'Brand Specialist',
    'Copywriter',
    'Event Planner',
    'Market Analyst',
  ]),
  department('Technology', 'Chief Technology Officer', 9, [
    'Software Engineer',
    'Data Analyst',
    'Support Engineer',
  ]),
  department('Research', 'Chief Technology Officer', 4, [
    'Laboratory Scientist',
    'Research Associate',
    'Test Engineer',
  ]),
  department('Facilities', 'Chief Operating Officer', 3, [
    'Building Technician',
    'Safety Officer',
    'Reception Coordinator',
  ]),
];
