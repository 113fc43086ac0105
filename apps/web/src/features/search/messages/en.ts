export default {
  open: 'Search',
  shortcut: 'Search (Ctrl+K)',
  title: 'Search',
  help: 'Type words; arrow keys choose, Enter opens.',
  placeholder: 'Chapter, class, topic or page',
  chapters: 'Chapters',
  classes: 'Classes',
  topics: 'Topics',
  pages: 'Pages',
  nothing: 'Nothing was found for “{words}”. Try fewer words.',
};
