import './host-page.css';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { HostApp } from './HostApp.tsx';

const root = document.getElementById('host');
if (!root) throw new Error('The page has no element with the id "host".');

const queries = new QueryClient({
  defaultOptions: { queries: { retry: 1, staleTime: 1_000, refetchOnWindowFocus: true } },
});

createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <HostApp />
    </QueryClientProvider>
  </StrictMode>,
);
