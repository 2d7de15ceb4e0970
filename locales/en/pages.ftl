# Pages of long lists.

pages-list = Pages of the list
# $first: number of the first entry; $last: of the last; $of: number of entries.
pages-shown = { $first }–{ $last } of { $of }
# $page: number of the page; $pages: number of pages.
pages-page = Page { $page } of { $pages }
pages-previous = Previous page
pages-next = Next page
