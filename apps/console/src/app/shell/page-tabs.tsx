import { Link, type LinkProps } from '@tanstack/react-router';
import classes from './page-tabs.module.css';

export interface PageTab {
  to: LinkProps['to'];
  params?: Record<string, string>;
  /** Distinguishes tabs that share one path. */
  search?: Record<string, string | number | undefined>;
  label: string;
}

interface PageTabsProps {
  label: string;
  tabs: PageTab[];
}

/** Tabs that are links, because each has its own address. */
export function PageTabs({ label, tabs }: PageTabsProps) {
  return (
    <nav aria-label={label} className={classes.tabs}>
      {tabs.map((tab) => (
        <Link
          key={tab.label}
          to={tab.to}
          params={tab.params as LinkProps['params']}
          search={tab.search as LinkProps['search']}
          activeOptions={{ exact: true, includeSearch: tab.search !== undefined }}
          className={classes.tab}
        >
          {tab.label}
        </Link>
      ))}
    </nav>
  );
}
