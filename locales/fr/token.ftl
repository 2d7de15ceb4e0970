# Jetons avec lesquels des programmes lisent pour quelqu’un.

token-title = Jetons d’accès
token-lead = Avec un jeton, un programme lit, par l’interface pour programmes, ce que vous pouvez lire. Il ne peut rien changer.
token-open = Voir et créer des jetons
# $name : le nom que la personne lui donne.
token-made = Votre nouveau jeton : { $name }
token-once = Il n’est affiché que cette fois.
token-keep = Copiez-le maintenant à l’endroit où votre programme garde ses secrets. Qui le possède lit ce que vous lisez.
token-secret = Jeton
# $day : une date.
token-until = Il est valable jusqu’au { $day }, ce jour compris.
token-try = Pour l’essayer
token-list = Mes jetons
# $since, $until : des dates.
token-days = Créé le { $since }, valable jusqu’au { $until }
# $day : une date.
token-used = utilisé la dernière fois le { $day }
token-unused = jamais utilisé
token-end = Retirer
token-none = Vous n’avez aucun jeton.
token-ends = Tous vos jetons prennent fin quand vous changez votre mot de passe, activez la connexion en deux étapes ou n’avez plus aucun rôle.
token-make = Créer un jeton
token-no-role = Un jeton sert à lire ce qui n’est pas public. Vous n’avez pas de rôle pour cela.
# $n : nombre de jetons.
token-full = { $n ->
    [one] Vous avez un jeton, le plus possible. Retirez-le pour en créer un autre.
   *[other] Vous avez { $n } jetons, le plus possible. Retirez-en un pour en créer un autre.
}
token-name = Nom
token-name-hint = Pour le reconnaître : le programme ou l’appareil qui s’en sert.
token-purpose = À quoi il sert (facultatif)
token-days-label = Nombre de jours de validité
# $most : nombre de jours.
token-days-hint = De 1 à { $most }.
token-make-action = Créer le jeton
token-opens = Ce qu’un jeton ouvre
token-opens-text = Il lit comme chacun des publics dont vous faites partie au moment de la demande. Dites lequel dans l’adresse :
token-opens-none = Pour l’instant, rien qui ne soit public.
