// An address that names a post by its anchor alone leads to the page on which the post stands.
//
// What is linked here names the number of the post too, and needs none of this; addresses that were
// written down before topics had pages do.
(() => {
  'use strict';
  function lead() {
    const post = location.hash.match(/^#post-([1-9]\d*)$/);
    if (!post || document.getElementById(post[0].slice(1))) return;
    const there = new URL(location.href);
    // The page with the nearest post is what there is, if this one is not there.
    if (there.searchParams.get('post') === post[1]) return;
    there.search = '';
    there.searchParams.set('post', post[1]);
    location.replace(there);
  }
  lead();
  addEventListener('hashchange', lead);
})();
