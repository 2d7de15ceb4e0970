# Ce que savent les personnes des municipalités, dans leurs mots.

expert-title = Expertise
# $network : réseau.
expert-list-title = Expertise – { $network }
expert-lead = Qui sait quoi dans les municipalités et à la coordination du réseau, dans leurs mots. Quiconque fait partie d’un réseau peut leur écrire ; l’adresse de personne n’est montrée.
expert-who-members = Vous faites partie de ce réseau : vous voyez tout le monde ici, même les personnes qui ne se montrent qu’à celles du réseau.
expert-who-public = Voici les personnes qui se montrent à tout le monde. D’autres ne se montrent qu’aux personnes du réseau, qui les voient après connexion.
# $count : nombre ; $shown : le même, comme il s’écrit.
expert-count = { $count ->
    [0] Personne
    [one] Une personne
   *[other] { $shown } personnes
}
expert-none = Personne ne montre encore de profil ici.
expert-by-field = Domaine
expert-by-language = Langue
expert-by-region = Région
expert-by-help = Disponibilité
expert-help-advice = conseil
expert-help-visit = visite
expert-help-training = formation
expert-help-review = relecture
expert-offer-advice = Conseil : répondre à des questions
expert-offer-visit = Visite : recevoir des collègues ou aller les voir
expert-offer-training = Formation : former des collègues
expert-offer-review = Relecture : relire ce que d’autres ont écrit
# $help : à quoi, en liste.
expert-ready-for = Peut aider par : { $help }
expert-coordination = coordination du réseau
# $name : personne ; $network : réseau.
expert-page-title = { $name }, expertise – { $network }
expert-reserved = Réservé
# $network : réseau.
expert-reserved-text = Seules les personnes du réseau ({ $network }) et de ses membres peuvent voir ce profil.
expert-is-own = C’est votre profil.
expert-own-change = Le modifier ou le retirer
expert-fields = Domaines
expert-help-with = Peut aider par
expert-practices = Pratiques rédigées
expert-meetings = Présentations à des rencontres
# $name : personne.
expert-ask = Écrire à { $name }
expert-ask-link = Écrire une lettre
expert-ask-members = Les personnes des municipalités et des réseaux peuvent écrire par le service après connexion.
# $day : date et heure.
expert-changed = Modifié le { $day }
expert-letter-lead = Le service transmet votre lettre. L’adresse de la personne ne vous est pas montrée. Elle reçoit votre nom et votre adresse courriel, pour pouvoir vous répondre.
expert-beside = Des personnes de ce réseau disent ce qu’elles savent et comment elles peuvent aider.
expert-beside-none = Les personnes de ce réseau peuvent dire ce qu’elles savent et comment elles peuvent aider.
expert-beside-link = Qui sait quoi
expert-year = Année
expert-year-show = Afficher
expert-year-link = L’expertise du réseau, année par année
# $network : réseau ; $year : année.
expert-year-page-title = Expertise { $year } – { $network }
# $year : année.
expert-year-heading = L’expertise du réseau en { $year }
# $people : nombre de personnes ; $cities : nombre de municipalités.
expert-year-people = { $people ->
    [one] { $people } personne, pour { $cities } municipalités, dit ce qu’elle sait.
   *[other] { $people } personnes, de { $cities } municipalités, disent ce qu’elles savent.
}
# $least : nombre de municipalités.
expert-year-people-few = Des personnes de moins de { $least } municipalités disent ce qu’elles savent.
# $year : année.
expert-year-contributed = Les contributions de { $year } figurent plus bas, nom par nom.
# $year : année.
expert-year-nothing-contributed = Aucune contribution de { $year } que vous puissiez voir.
# $least : nombre de municipalités.
expert-year-rule = Un nombre figure ici dès qu’il vient de { $least } municipalités.
expert-year-known = Qui sait quoi
# $day : jour.
expert-year-known-text = Selon les profils au { $day } : ce qu’ils disaient avant n’est pas conservé. Dans l’ordre des noms.
expert-year-who = Qui
# $year : année.
expert-year-contributions = Contributions de { $year }
expert-year-contributions-text = Ce que vous voyez aussi ailleurs, dans l’ordre des noms ; rien n’est classé. Une personne qui ne vous montre pas de profil n’est pas nommée : seule sa municipalité l’est.
# $least : nombre de municipalités.
expert-year-too-few = moins de { $least } municipalités
expert-year-nothing = rien
expert-year-unnamed = sans profil ici
expert-contributed-practice = Pratiques
expert-contributed-presentation = Présentations à des rencontres
expert-contributed-tool = Outils
expert-contributed-reply = Réponses utiles
expert-own-title = Ce que vous savez
expert-own-lead = Dites ce que vous savez, et vos collègues vous trouvent. C’est votre choix, et vous le retirez quand vous voulez.
# $name : personne.
expert-own-visible = Ce que les autres verront : votre nom ({ $name }), pour qui vous travaillez, ce que dit cette page, et ce que ces personnes voient de toute façon de vos pratiques, présentations, outils et réponses utiles, aussi année par année. Votre adresse courriel n’est jamais montrée : le service vous transmet les lettres.
expert-own-gone = Si vous retirez votre profil, il disparaît aussitôt du répertoire et de la recherche. Rien n’en est conservé.
# $day : date et heure.
expert-own-since = Votre profil se montre depuis le { $day }.
expert-own-where = Votre profil figure au répertoire de :
expert-own-nowhere = La municipalité pour laquelle vous travaillez ne fait partie d’aucun réseau ici : votre profil ne figurerait à aucun répertoire et personne ne le verrait.
expert-role-fr = Votre fonction, en français
expert-role-en = Votre fonction, en anglais
expert-role-hint = Par exemple : Coordination, accueil et inclusion. Une langue suffit.
expert-fields-legend = Domaines que vous connaissez
# $most : nombre.
expert-fields-hint = Au plus { $most }.
expert-help-legend = Comment vous pouvez aider
expert-about-fr = Quelques mots, en français
expert-about-en = Quelques mots, en anglais
expert-about-hint = Ce que vous avez fait, ce qu’on peut vous demander. Ne nommez personne d’autre.
expert-reach = Qui peut voir votre profil
expert-reach-network = Les personnes des réseaux ci-dessus
expert-reach-network-hint = Celles qui les coordonnent et celles qui travaillent pour leurs membres. Les partenaires ne le voient pas.
expert-reach-public = Tout le monde
expert-reach-public-hint = Même sans compte. Les pages de profils demandent aux moteurs de recherche de ne pas les garder.
expert-told = Questions au réseau
expert-told-say = M’envoyer un courriel quand quelqu’un pose au réseau une question dans un de ces domaines
expert-save = Montrer mon profil
expert-save-again = Enregistrer
expert-conflict = Votre profil a été modifié ou retiré ailleurs entre-temps. Ce que vous avez écrit est toujours ci-dessous ; relisez-le avant de l’enregistrer de nouveau.
expert-withdraw-title = Retirer votre profil
expert-withdraw-text = Il disparaît aussitôt, partout, et rien n’en est conservé. Vous pourrez en rédiger un autre plus tard.
expert-withdraw = Retirer mon profil
