/** What each person searched for last. A convenience, no record: it may be forgotten. */
export const recentSearches = /* sql */ `
CREATE TABLE recent_searches (
  person TEXT NOT NULL,
  query TEXT NOT NULL,
  searched_at INTEGER NOT NULL,
  UNIQUE (person, query)
) STRICT;
`;
