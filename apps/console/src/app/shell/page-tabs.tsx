import { Link, type LinkProps } from '@tanstack/react-router';
import classes from './page-tabs.module.css';

export interface PageTab {
  to: LinkProps['to'];
  params?: Record<string, string>;
  label: string;
}

interface PageTabsProps {
  label: string;
  tabs: PageTab[];
}

/** Tabs that are pages of their own: links, for they change the address. */
export function PageTabs({ label, tabs }: PageTabsProps) {
  return (
    <nav aria-label={label} className={classes.tabs}>
      {tabs.map((tab) => (
        <Link
          key={tab.to}
          to={tab.to}
          params={tab.params as LinkProps['params']}
          activeOptions={{ exact: true, includeSearch: false }}
          className={classes.tab}
        >
          {tab.label}
        </Link>
      ))}
    </nav>
  );
}
