# Pages de longues listes.

pages-list = Pages de la liste
# $first : numéro de la première entrée ; $last : de la dernière ; $of : nombre d’entrées.
pages-shown = { $first } à { $last } sur { $of }
# $page : numéro de la page ; $pages : nombre de pages.
pages-page = Page { $page } sur { $pages }
pages-previous = Page précédente
pages-next = Page suivante
