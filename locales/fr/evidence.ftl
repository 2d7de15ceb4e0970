# Preuves en réserve : ce que la municipalité garde pour montrer qu’une réponse est vraie.

evidence-title = Preuves en réserve
# $city : nom d’une municipalité.
evidence-of = Preuves en réserve : { $city }
evidence-lead = Liens et fichiers à garder sous la main toute l’année. Une même preuve sert à plusieurs questions et à plusieurs vagues.
evidence-add = Ajouter une preuve
evidence-add-for = Elle sera jointe à la réponse :
evidence-search = Chercher par titre ou par code de question
evidence-search-action = Chercher
evidence-filter = Choix des preuves
# $n : nombre de preuves.
evidence-show-all = Toutes ({ $n })
# $n : nombre de preuves.
evidence-show-unused = Jointes à aucune réponse ({ $n })
# $n : nombre de preuves.
evidence-show-expiring = Bientôt expirées ({ $n })
# $n : nombre de preuves.
evidence-show-expired = Expirées ({ $n })
evidence-none = Aucune preuve ici.
# $used, $most : nombres de mégaoctets.
evidence-stored = Fichiers : { $used } Mo sur { $most } Mo
evidence-withdrawn = retirée
# $day : date.
evidence-expired = expirée depuis le { $day }
# $day : date.
evidence-valid-until = valable jusqu’au { $day }
evidence-no-end = sans échéance
# $title : titre d’une preuve, $host : nom d’un site.
evidence-open-link = { $title }, sur { $host }
# $file : nom d’un fichier, $title : titre d’une preuve.
evidence-take-file = { $file }, à télécharger ({ $title })
# $n : nombre de kilooctets.
evidence-size = { $n } ko
# $name : nom d’une personne.
evidence-owned-by = suivie par { $name }
# $name : nom d’une personne, $at : date et heure.
evidence-added-by = Ajoutée par { $name } le { $at }
evidence-visibility-public = Publique
evidence-visibility-reserved = Réservée
# $n : nombre de réponses.
evidence-used = { $n ->
    [0] Jointe à aucune réponse
    [one] Jointe à une réponse
   *[other] Jointe à { $n } réponses
}
# $codes : codes de questions.
evidence-tags-short = peut servir à { $codes }
evidence-uses = Réponses qu’elle appuie
evidence-field-title = Titre
evidence-hint-title = Par exemple : Politique interculturelle, résolution 2026-112
evidence-field-url = Lien
evidence-hint-url = Une adresse qui commence par https:// ou http://. Laissez vide pour un fichier.
evidence-field-file = Ou un fichier
# $n : nombre de mégaoctets.
evidence-hint-file = PDF, PNG, JPEG, DOCX, XLSX, ODS ou CSV, { $n } Mo au plus.
evidence-field-valid-until = Valable jusqu’au
evidence-hint-valid-until = Le dernier jour où elle prouve quelque chose. Après, la réponse est à revoir.
evidence-field-owner = Suivie par
evidence-owner-none = Personne en particulier
evidence-field-tags = Questions auxquelles elle peut servir
evidence-field-note = Note
evidence-hint-note = Pour vos collègues : la page à lire, ce qu’il faut vérifier. Ne nommez personne. Une note n’est pas une preuve.
evidence-field-visibility = Qui peut la voir
evidence-hint-reserved = La municipalité, et les personnes qui évaluent ses réponses. Réservée ne veut pas dire soustraite à l’accès à l’information.
evidence-hint-public = Toute personne à qui la municipalité montre la réponse.
evidence-keep-new = Garder la preuve
evidence-keep = Enregistrer
evidence-withdraw-title = Retirer cette preuve
evidence-withdraw-text = Elle ne prouve plus rien. Elle reste, marquée comme retirée, là où elle est jointe : on sait ainsi sur quoi une réponse reposait.
evidence-withdraw = Retirer
evidence-attached-title = Preuves jointes à la réponse
evidence-attached-none = Aucune preuve n’est jointe.
evidence-carried = reprise
evidence-proves = Ce qu’elle prouve. Sans rien de coché : toute la réponse.
evidence-save-options = Enregistrer
# $title : titre d’une preuve.
evidence-save-options-of = Enregistrer ce que prouve : { $title }
evidence-detach = Détacher
# $title : titre d’une preuve.
evidence-detach-of = Détacher : { $title }
evidence-attach-choose = Joindre une preuve en réserve
evidence-attach-suggested = Pour cette question
evidence-attach-others = Autres preuves
evidence-attach = Joindre
evidence-attach-new = Ajouter un lien ou un fichier et le joindre
