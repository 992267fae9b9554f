import type { RouteObject } from 'react-router';
import { LoadingRows } from '../../ui/QueryView.tsx';
import { HomePage } from '../home/HomePage.tsx';
import { CrashPage } from './CrashPage.tsx';
import { Frame } from './Frame.tsx';
import { NotFoundPage } from './NotFoundPage.tsx';

function FirstLoad() {
  return <LoadingRows heights={[44, 96, 160]} />;
}

/** Home comes with the first load, because most people land there; every other view when it is asked for. */
export const routes: RouteObject[] = [
  {
    path: '/',
    Component: Frame,
    HydrateFallback: FirstLoad,
    ErrorBoundary: CrashPage,
    children: [
      {
        ErrorBoundary: CrashPage,
        children: [
          { index: true, Component: HomePage },
          {
            path: 'pairs',
            lazy: async () => ({ Component: (await import('../pairs/PairsPage.tsx')).PairsPage }),
          },
          {
            path: 'pairs/:pairId',
            lazy: async () => ({ Component: (await import('../pairs/PairPage.tsx')).PairPage }),
          },
          {
            path: 'offer',
            lazy: async () => ({ Component: (await import('../offer/OffersPage.tsx')).OffersPage }),
          },
          {
            path: 'offer/:roundId',
            lazy: async () => ({ Component: (await import('../offer/OfferPage.tsx')).OfferPage }),
          },
          {
            path: 'approvals',
            lazy: async () => ({ Component: (await import('../approvals/ApprovalsPage.tsx')).ApprovalsPage }),
          },
          {
            path: 'programs',
            lazy: async () => ({ Component: (await import('../programs/ProgramsPage.tsx')).ProgramsPage }),
          },
          {
            path: 'programs/new',
            lazy: async () => ({
              Component: (await import('../programs/NewProgramPage.tsx')).NewProgramPage,
            }),
          },
          {
            path: 'programs/:programId/:view?',
            lazy: async () => ({ Component: (await import('../programs/ProgramPage.tsx')).ProgramPage }),
          },
          {
            path: 'directory',
            lazy: async () => ({ Component: (await import('../directory/DirectoryPage.tsx')).DirectoryPage }),
          },
          { path: '*', Component: NotFoundPage },
        ],
      },
    ],
  },
];
